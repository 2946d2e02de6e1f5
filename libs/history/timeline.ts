import {
  answer,
  AtInstant,
  Code,
  type Context,
  fill,
  Flag,
  folded,
  ID,
  InLanguages,
  inLanguage,
  type Language,
  Line,
  OnPartialDate,
  Part,
  PartList,
  parseStream,
  type Phrase,
  prefixOf,
  type QueryContext,
  type RecordedEvent,
  type Reader,
  type Text,
  type View,
  Whole,
} from '#kernel';
import type { SubjectDocument } from './views/subjects.view.js';

export class TimelineSubject {
  @Line() id: string;
  @Line({ optional: true }) kind?: string;
  @InLanguages({ optional: true }) title?: Text;
}

/** One fact, as a sentence in the reader's language. */
export class TimelineEntry {
  @Whole({ about: 'Where it stands in the log.' }) position: number;
  @Line() type: string;
  @Line({ max: 5_000 }) text: string;
  @OnPartialDate({ about: 'When it was true, as precise as its source.' }) occurredOn: string;
  @Flag({ optional: true, about: 'The source gives no date: `occurredOn` is the first on which it is known to hold.' })
  dateUnknown?: boolean;
  @AtInstant({ about: 'When the system learnt it.' }) recordedAt: string;
  @Part(() => TimelineSubject) subject: TimelineSubject;
  @Line({ optional: true, max: 500 }) source?: string;
}

export class Timeline {
  @PartList(() => TimelineEntry) items: readonly TimelineEntry[];
  @Line({ optional: true, about: 'Pass as `cursor` for what was recorded before; missing where there is no more.' })
  next?: string;
}

export class TimelineFilter {
  @Whole({ optional: true, min: 1, max: 200 }) limit?: number;
  @Code(/^\d{1,16}$/, { optional: true }) cursor?: string;
  @Line({ optional: true, about: 'Only facts of this type, e.g. `MemberJoined`.' }) type?: string;
  @Line({ optional: true, about: 'Only facts that concern this id: an organisation, an item, a workshop.' })
  concerns?: string;
  @Line({ optional: true, about: 'Only facts whose sentence holds these words.' }) q?: string;
}

/** What timelines are told with: the contexts' sentences, names of coded values, and where titles are looked up. */
export interface Telling {
  readonly sentences: Readonly<Record<string, Phrase>>;
  readonly terms: Readonly<Record<string, Phrase>>;
  readonly subjects: readonly View<SubjectDocument>[];
  readonly subjectIds: NonNullable<Context['subjectIds']>;
}

type Titles = ReadonlyMap<string, SubjectDocument>;

/** The id of what an event is about. */
function subjectOf({ stream }: RecordedEvent, { subjectIds }: Telling): string {
  const { network, aggregate, id } = parseStream(stream);
  return subjectIds[aggregate]?.(network, id) ?? id;
}

/** Every id in an event's data, however deep. */
function idsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return ID.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
}

async function titlesFor(events: readonly RecordedEvent[], reader: Reader, telling: Telling): Promise<Titles> {
  const ids = [...new Set(events.flatMap((event) => [subjectOf(event, telling), ...idsIn(event.data)]))];
  const found = await Promise.all(telling.subjects.map((view) => reader.getMany(view, ids)));
  return new Map(found.flat().map((document) => [document.id, document]));
}

/** A value of an event's data as a person reads it. */
function said(value: unknown, language: Language, titles: Titles, telling: Telling): string {
  if (Array.isArray(value)) return value.map((each) => said(each, language, titles, telling)).join(', ');
  if (typeof value === 'object' && value !== null) {
    const part = value as { id?: unknown; fr?: string; ar?: string; en?: string; title?: unknown; name?: unknown };
    return 'id' in part
      ? said(part.id, language, titles, telling)
      : said(part.title ?? part.name ?? inLanguage(part as Text, language), language, titles, telling);
  }
  const text = String(value);
  const title = titles.get(text)?.title;
  return title ? inLanguage(title, language) : (telling.terms[text]?.[language] ?? text);
}

function tell(event: RecordedEvent, language: Language, titles: Titles, telling: Telling): TimelineEntry {
  const id = subjectOf(event, telling);
  const subject = titles.get(id);
  const data = Object.entries((event.data ?? {}) as object).map(([name, value]) => [
    name,
    said(value, language, titles, telling),
  ]);
  const values = { ...Object.fromEntries(data), subject: inLanguage(subject?.title, language) || id };
  const template = telling.sentences[event.type]?.[language] ?? event.type;
  return {
    position: event.position,
    type: event.type,
    text: fill(template, values).replace(/\s*[([«“]?\{\w+\}[)\]»”]?/g, ''),
    occurredOn: event.metadata.occurredOn,
    ...((event.data as { dateUnknown?: boolean } | null)?.dateUnknown ? { dateUnknown: true } : {}),
    recordedAt: event.recordedAt,
    subject: { id, ...(subject ? { kind: subject.kind, title: subject.title } : {}) },
    ...(event.metadata.source ? { source: event.metadata.source } : {}),
  };
}

/** Everything that a network recorded, the newest first. It is the log itself, so it needs no view of its own. */
export const timelineRoute = (telling: Telling) =>
  answer<Timeline, TimelineFilter>({
    path: '/networks/:network/timeline',
    title: { fr: 'La chronologie de tout', ar: 'التسلسل الزمني لكل شيء', en: 'The timeline of everything' },
    answer: Timeline,
    query: TimelineFilter,
    async run({ reader, log, path, query, language }: QueryContext<TimelineFilter>): Promise<Timeline> {
      const { limit = 50, cursor, type, concerns, q } = query;
      const items: TimelineEntry[] = [];
      const options = {
        direction: 'backwards',
        prefix: prefixOf(path.network!),
        ...(cursor ? { upTo: Number(cursor) } : {}),
        ...(type ? { types: new Set([type]) } : {}),
        ...(concerns || q ? {} : { limit: limit + 1 }),
      } as const;
      for await (const events of log.readLog(options)) {
        const concerned = concerns
          ? events.filter((event) => subjectOf(event, telling) === concerns || idsIn(event.data).includes(concerns))
          : events;
        const titles = await titlesFor(concerned, reader, telling);
        const told = concerned.map((event) => tell(event, language, titles, telling));
        items.push(...(q ? told.filter(({ text }) => folded(text).includes(folded(q))) : told));
        if (items.length > limit) return { items: items.slice(0, limit), next: String(items[limit]!.position) };
      }
      return { items };
    },
  });
