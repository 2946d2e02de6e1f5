import {
  Flag,
  Id,
  InLanguages,
  Line,
  OneOf,
  Part,
  PartList,
  type Personal,
  type RecordedEvent,
  type Text,
  view,
  Whole,
} from '#kernel';
import { type DigestTime, RHYTHMS, type Rhythm, USUAL_DIGEST, WEEKDAYS, type Weekday } from '../domain/digest-time.js';
import { type Channels, type Kind, KIND_NAMES, type Mailing, MAILINGS, usualChannels } from '../domain/kinds.js';
import { type Choices, type SubscriptionEvent, type WebhookStatus, withChoices } from '../domain/subscription.js';

/** How one kind reaches somebody. */
export class KindDocument implements Channels {
  @OneOf(KIND_NAMES) kind: Kind;
  @Flag() inbox: boolean;
  @OneOf(MAILINGS) mail: Mailing;
  @Flag() webhook: boolean;
}

export class DigestDocument implements DigestTime {
  @OneOf(RHYTHMS) rhythm: Rhythm;
  @Whole({ max: 23 }) hour: number;
  @OneOf(WEEKDAYS) weekday: Weekday;
  @Line({ optional: true, max: 60, about: 'The installation’s where it is missing.' }) timeZone?: string;
}

export class WebhookDocument {
  @Id() id: string;
  @Line({ max: 2_000, personal: true }) url: Personal;
  @OneOf(['active', 'suspended']) status: WebhookStatus;
  @InLanguages({ optional: true, about: 'Why it is suspended.' }) reason?: Text;
}

/** What somebody chose to be told, and how; keyed by their account. */
export class SubscriptionDocument {
  @Id() id: string;
  @Whole() revision: number;
  @PartList(() => KindDocument, { about: 'Kinds of which something was chosen.' }) kinds: readonly KindDocument[];
  @Part(() => DigestDocument) digest: DigestDocument;
  @PartList(() => WebhookDocument) webhooks: readonly WebhookDocument[];
}

/** How a kind reaches somebody, whether they chose it or not. */
export const channelsIn = (document: SubscriptionDocument | undefined, kind: Kind): Channels =>
  document?.kinds.find((each) => each.kind === kind) ?? usualChannels(kind);

const none = (id: string): SubscriptionDocument => ({
  id,
  revision: -1,
  kinds: [],
  digest: USUAL_DIGEST,
  webhooks: [],
});

function withChosen(document: SubscriptionDocument, choices: Choices): SubscriptionDocument {
  const kinds = new Map(document.kinds.map(({ kind, ...channels }) => [kind, channels]));
  const all = withChoices({ kinds, digest: document.digest, webhooks: new Map() }, choices);
  return { ...document, digest: all.digest, kinds: [...all.kinds].map(([kind, channels]) => ({ kind, ...channels })) };
}

const withStatus = (document: SubscriptionDocument, id: string, status: WebhookStatus, reason?: Text) => ({
  ...document,
  webhooks: document.webhooks.map((webhook) => (webhook.id === id ? { ...webhook, status, reason } : webhook)),
});

const changes = {
  NotificationsChosen: (document: SubscriptionDocument, { data }: Pick<Told<'NotificationsChosen'>, 'data'>) =>
    withChosen(document, data),
  WebhookRegistered: (document: SubscriptionDocument, { data }: Pick<Told<'WebhookRegistered'>, 'data'>) => ({
    ...document,
    webhooks: [...document.webhooks, { id: data.webhook, url: data.url, status: 'active' as const }],
  }),
  WebhookRemoved: (document: SubscriptionDocument, { data }: Pick<Told<'WebhookRemoved'>, 'data'>) => ({
    ...document,
    webhooks: document.webhooks.filter(({ id }) => id !== data.webhook),
  }),
  WebhookSuspended: (document: SubscriptionDocument, { data }: Pick<Told<'WebhookSuspended'>, 'data'>) =>
    withStatus(document, data.webhook, 'suspended', data.reason),
  WebhookResumed: (document: SubscriptionDocument, { data }: Pick<Told<'WebhookResumed'>, 'data'>) =>
    withStatus(document, data.webhook, 'active'),
};

type Told<T extends SubscriptionEvent['type']> = RecordedEvent<Extract<SubscriptionEvent, { type: T }>>;

/** The change, with the revision that it comes to. */
const revised =
  <T extends SubscriptionEvent['type']>(type: T) =>
  (document: SubscriptionDocument, event: Told<T>): SubscriptionDocument => ({
    ...(changes[type] as (document: SubscriptionDocument, event: Told<T>) => SubscriptionDocument)(document, event),
    revision: event.revision,
  });

/** Whatever comes first begins the document. */
const begun =
  <T extends SubscriptionEvent['type']>(type: T) =>
  (event: Told<T>, id: string): SubscriptionDocument =>
    revised(type)(none(id), event);

export const subscriptionsView = view<SubscriptionDocument, SubscriptionEvent>({
  name: 'subscriptions',
  version: 1,
  scope: 'commons',
  document: SubscriptionDocument,
  indexes: [],
  starts: { NotificationsChosen: begun('NotificationsChosen'), WebhookRegistered: begun('WebhookRegistered') },
  changes: {
    NotificationsChosen: revised('NotificationsChosen'),
    WebhookRegistered: revised('WebhookRegistered'),
    WebhookRemoved: revised('WebhookRemoved'),
    WebhookSuspended: revised('WebhookSuspended'),
    WebhookResumed: revised('WebhookResumed'),
  },
});
