import {
  COMMONS,
  type Context,
  fill,
  ID,
  inCalendar,
  inLanguage,
  type Language,
  type Listener,
  type PartialDate,
  parseStream,
  type Phrase,
  type RecordedEvent,
  type Text,
  type View,
} from '#kernel';
import type { SubjectDocument } from './views/subjects.view.js';

/** What timelines are told with: the contexts' sentences, names of coded values, and where titles are looked up. */
export interface Telling {
  readonly sentences: Readonly<Record<string, Phrase>>;
  readonly terms: Readonly<Record<string, Phrase>>;
  readonly subjects: readonly View<SubjectDocument>[];
  readonly subjectIds: NonNullable<Context['subjectIds']>;
  readonly guarded: NonNullable<Context['guarded']>;
  readonly guardedSubjects: NonNullable<Context['guardedSubjects']>;
}

export type Titles = ReadonlyMap<string, SubjectDocument>;

/** The id of what an event is about. */
export function subjectOf({ stream }: RecordedEvent, { subjectIds }: Telling): string {
  const { network, aggregate, id } = parseStream(stream);
  return subjectIds[aggregate]?.(network, id) ?? id;
}

/** Every id in an event's data, however deep. */
export function idsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return ID.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
}

/** What of the events the listener may be told; those that they may not know of are not among them. */
export async function toldTo(
  listener: Listener,
  events: readonly RecordedEvent[],
  { guarded }: Telling,
): Promise<readonly RecordedEvent[]> {
  const told = events.map(async (event) => {
    const guard = guarded[event.type];
    return guard ? guard(event, listener) : event;
  });
  return (await Promise.all(told)).filter((event) => event !== undefined);
}

/** Which of some subjects the listener may not know of, by id. */
export async function hiddenFrom(
  listener: Listener,
  subjects: readonly SubjectDocument[],
  { guardedSubjects }: Telling,
): Promise<ReadonlySet<string>> {
  const hidden = Object.entries(guardedSubjects).map(([kind, guard]) =>
    guard(
      subjects.filter((subject) => subject.kind === kind),
      listener,
    ),
  );
  return new Set((await Promise.all(hidden)).flat());
}

/** What everything that the events mention is called, as far as the listener may know: accounts only where they are told of. */
export async function titlesFor(
  events: readonly RecordedEvent[],
  listener: Listener,
  accounts: boolean,
  telling: Telling,
): Promise<Titles> {
  const { reader, audience } = listener;
  const mentioned = events.flatMap((event) => [
    subjectOf(event, telling),
    ...idsIn([event.data, event.metadata.actor]),
  ]);
  const found = await Promise.all(telling.subjects.map((view) => reader.getMany(view, [...new Set(mentioned)])));
  const known = found
    .flat()
    .filter(({ network }) => network === COMMONS || audience.networks.has(network))
    .filter(({ id, kind }) => kind !== 'account' || accounts || id === audience.account);
  const hidden = await hiddenFrom(listener, known, telling);
  return new Map(known.filter(({ id }) => !hidden.has(id)).map((document) => [document.id, document]));
}

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-MA', ar: 'ar-MA', en: 'en-GB' };
const COMMA: Readonly<Record<Language, string>> = { fr: ', ', ar: '، ', en: ', ' };

/** Formats by language and by whether the day is told: making one takes longer than using it a hundred times. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: Language, isDay: boolean): Intl.DateTimeFormat {
  const key = `${language} ${isDay}`;
  const known = FORMATS.get(key);
  if (known) return known;
  const day = isDay ? ({ day: 'numeric' } as const) : {};
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    ...day,
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  FORMATS.set(key, format);
  return format;
}

/** A date as precise as it is told: 18 décembre 2026, décembre 2026, 2026. */
export function dateSaid(date: PartialDate, language: Language): string {
  if (date.length === 4) return date;
  const said = formatOf(language, date.length === 10).format(new Date(date));
  return said.replace(/^1 /, language === 'fr' ? '1er ' : '1 ');
}

/** A value of an event's data as a person reads it. */
function said(value: unknown, language: Language, titles: Titles, telling: Telling): string {
  if (Array.isArray(value)) return value.map((each) => said(each, language, titles, telling)).join(COMMA[language]);
  if (typeof value === 'object' && value !== null) {
    const part = value as { id?: unknown; fr?: string; ar?: string; en?: string; title?: unknown; name?: unknown };
    return 'id' in part
      ? said(part.id, language, titles, telling)
      : said(part.title ?? part.name ?? inLanguage(part as Text, language), language, titles, telling);
  }
  const text = String(value);
  const title = titles.get(text)?.title;
  if (title) return inLanguage(title, language);
  return inCalendar(text) ? dateSaid(text, language) : (telling.terms[text]?.[language] ?? text);
}

/** A sentence without what there is nothing to fill in for, and without the brackets or quotes around that. */
export const withoutGaps = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\s*(?:[([«“]\s?)?\{(\w+)\}(?:\s?[)\]»”])?/g, (whole, name: string) =>
    name in values ? whole : '',
  );

/** An event as a sentence. */
export function sentenceOf(event: RecordedEvent, language: Language, titles: Titles, telling: Telling): string {
  const id = subjectOf(event, telling);
  const data = Object.entries((event.data ?? {}) as object)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, said(value, language, titles, telling)]);
  const values: Record<string, string> = {
    ...Object.fromEntries(data),
    subject: inLanguage(titles.get(id)?.title, language) || id,
  };
  return fill(withoutGaps(telling.sentences[event.type]?.[language] ?? event.type, values), values);
}
