import { COMMONS, type Instant, type Language } from '#kernel';

/** A notice as it is told to a webhook. */
export interface WebhookNotice {
  readonly id: string;
  /** The public URL of the installation, without a slash at its end. */
  readonly origin: string;
  /** `commons` where the notice belongs to no single network. */
  readonly network: string;
  /** What happened: `work-given`. */
  readonly kind: string;
  /** What it is about. */
  readonly object: { readonly kind: string; readonly id: string };
  readonly at: Instant;
  /** In the reader's language. */
  readonly text: string;
  readonly language: Language;
  /** Where to read on. */
  readonly link: string;
  /** JSON: what else of it a program may use. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A notice as a CloudEvent (https://github.com/cloudevents/spec, 1.0.2, JSON format). */
export interface NoticeEvent {
  readonly specversion: '1.0';
  /** The notice's. With `source` it names the event in all the world, however often it is posted. */
  readonly id: string;
  readonly source: string;
  readonly type: `org.tansiq.notice.${string}`;
  readonly time: Instant;
  /** `<kind>/<id>` of the object. */
  readonly subject: string;
  readonly datacontenttype: 'application/json';
  readonly data: Pick<WebhookNotice, 'network' | 'object' | 'text' | 'language' | 'link'> & {
    readonly details: WebhookNotice['data'];
  };
}

/** The structured content mode of the HTTP binding: the whole event is the body. */
export const EVENT_CONTENT_TYPE = 'application/cloudevents+json; charset=utf-8';

export const noticeEvent = (notice: WebhookNotice): NoticeEvent => ({
  specversion: '1.0',
  id: notice.id,
  source: notice.network === COMMONS ? notice.origin : `${notice.origin}/networks/${notice.network}`,
  type: `org.tansiq.notice.${notice.kind}`,
  time: notice.at,
  subject: `${notice.object.kind}/${notice.object.id}`,
  datacontenttype: 'application/json',
  data: {
    network: notice.network,
    object: notice.object,
    text: notice.text,
    language: notice.language,
    link: notice.link,
    details: notice.data,
  },
});
