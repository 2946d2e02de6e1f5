import {
  answer,
  AtInstant,
  Code,
  COMMONS,
  Flag,
  folded,
  InLanguages,
  type Language,
  Line,
  OnPartialDate,
  Part,
  PartList,
  prefixOf,
  type QueryContext,
  type RecordedEvent,
  type Refusal,
  streamOf,
  type Text,
  type View,
  Whole,
} from '#kernel';
import { idsIn, sentenceOf, subjectOf, type Telling, type Titles, titlesFor } from './telling.js';
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

function entryOf(event: RecordedEvent, language: Language, titles: Titles, telling: Telling): TimelineEntry {
  const { position, type, recordedAt, metadata } = event;
  const id = subjectOf(event, telling);
  const subject = titles.get(id);
  return {
    ...{ position, type, recordedAt, occurredOn: metadata.occurredOn },
    text: sentenceOf(event, language, titles, telling),
    ...((event.data as { dateUnknown?: boolean } | null)?.dateUnknown ? { dateUnknown: true } : {}),
    subject: { id, ...(subject ? { kind: subject.kind, title: subject.title } : {}) },
    ...(metadata.source ? { source: metadata.source } : {}),
  };
}

/** The events of streams whose names begin so, the newest first. It is the log itself, so it needs no view of its own. */
async function timelineOf(
  prefix: string,
  { reader, log, query, language }: QueryContext<TimelineFilter>,
  telling: Telling,
): Promise<Timeline> {
  const { limit = 50, cursor, type, concerns, q } = query;
  const items: TimelineEntry[] = [];
  const options = {
    direction: 'backwards',
    prefix,
    ...(cursor ? { upTo: Number(cursor) } : {}),
    ...(type ? { types: new Set([type]) } : {}),
    ...(concerns || q ? {} : { limit: limit + 1 }),
  } as const;
  for await (const events of log.readLog(options)) {
    const concerned = concerns
      ? events.filter((event) => subjectOf(event, telling) === concerns || idsIn(event.data).includes(concerns))
      : events;
    const titles = await titlesFor(concerned, reader, telling);
    const told = concerned.map((event) => entryOf(event, language, titles, telling));
    items.push(...(q ? told.filter(({ text }) => folded(text).includes(folded(q))) : told));
    if (items.length > limit) return { items: items.slice(0, limit), next: String(items[limit]!.position) };
  }
  return { items };
}

/** Everything that a network recorded. */
const ofNetwork = (telling: Telling) =>
  answer<Timeline, TimelineFilter>({
    path: '/networks/:network/timeline',
    title: { fr: 'La chronologie de tout', ar: 'التسلسل الزمني لكل شيء', en: 'The timeline of everything' },
    answer: Timeline,
    query: TimelineFilter,
    run: (context) => timelineOf(prefixOf(context.path.network!), context, telling),
  });

/** What became of the record of an organisation, which all networks share. */
const ofOrganisation = (telling: Telling, organisations: View<SubjectDocument>) =>
  answer<Timeline, TimelineFilter>({
    path: '/organisations/:id/timeline',
    title: {
      fr: "La chronologie d'une organisation : noms, champs d'intervention, réunions de fiches",
      ar: 'التسلسل الزمني لمنظمة: أسماؤها ومجالات تدخلها ودمج سجلاتها',
      en: 'The timeline of an organisation: names, fields of intervention, merges of records',
    },
    answer: Timeline,
    query: TimelineFilter,
    async run(context): Promise<Timeline | Refusal> {
      const id = context.path.id!;
      if (!(await context.reader.get(organisations, id))) return { refused: 'not-found', values: { id } };
      return timelineOf(streamOf(COMMONS, 'organisation', id), context, telling);
    },
  });

/** The timelines: of a network, and of an organisation. */
export const timelineRoutes = (telling: Telling, organisations: View<SubjectDocument>) => [
  ofNetwork(telling),
  ofOrganisation(telling, organisations),
];
