import { itemsView } from '#action-plan';
import {
  COMMONS,
  fill,
  ID,
  inCalendar,
  inLanguage,
  type Instant,
  type KeptNotice,
  type Language,
  type Phrase,
  type Reader,
  type Text,
  type View,
} from '#kernel';
import { dateSaid, type SubjectDocument } from '#history';
import { networksView } from '#networks';
import { workshopsView } from '#workshops';
import { MANY, type NoticeContent } from './domain/content.js';
import { type Kind, KINDS } from './domain/kinds.js';
import { ENTRIES, NOTICES, SOMEBODY, THINGS } from './words.js';

/** A notice as a person reads it. */
export interface ToldNotice {
  readonly id: string;
  readonly kind: Kind;
  /** What kind of notice it is, in a few words. */
  readonly heading: string;
  readonly text: string;
  readonly at: Instant;
  /** The thing that it is about. */
  readonly object: { readonly kind: string; readonly id: string; readonly title: string };
  readonly network?: { readonly id: string; readonly name: string };
  /** Where more of it is read, below the installation's address. */
  readonly path: string;
  readonly readAt?: Instant;
}

/** What the product's own words are taken from beside its own. */
export interface Vocabulary {
  /** Where titles are looked up. */
  readonly subjects: readonly View<SubjectDocument>[];
  /** What coded values are called. */
  readonly terms: Readonly<Record<string, Phrase>>;
}

type Notice = KeptNotice<NoticeContent>;
type Values = Readonly<Record<string, unknown>>;

const idsOf = ({ object, network, content }: Notice): readonly string[] => [
  object,
  network,
  ...Object.values(content.values).filter((value): value is string => typeof value === 'string' && ID.test(value)),
];

/** What the thing itself knows that its notice need not repeat, by its id: when a gathering begins, when work is due. */
async function particulars(notices: readonly Notice[], reader: Reader): Promise<ReadonlyMap<string, Values>> {
  const about = (kind: string) => [
    ...new Set(notices.filter(({ content }) => content.about === kind).map(({ object }) => object)),
  ];
  const [workshops, items] = await Promise.all([
    reader.getMany(workshopsView, about('workshop')),
    reader.getMany(itemsView, about('actionItem')),
  ]);
  return new Map<string, Values>([
    ...workshops.map(({ id, startsOn, startsAt }) => [id, { startsOn, startsAt }] as const),
    ...items.map(({ id, dueOn }) => [id, { dueOn }] as const),
  ]);
}

const defined = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));

/** A sentence without the brackets that there is nothing to fill in for. */
const withoutGaps = (template: string, values: Values): string =>
  template.replace(/\s*\([^()]*\{(\w+)\}[^()]*\)/g, (whole, name: string) => (name in values ? whole : ''));

/** French signs stay on the line of the word that they belong to. */
const unbroken = (text: string, language: Language): string =>
  language === 'fr' ? text.replace(/(?<=«) | (?=[»:;!?])/g, '\u00a0') : text;

/** Puts notices into the words of their reader; names and dates are those of the moment. */
export class Teller {
  constructor(private readonly vocabulary: Vocabulary) {}

  async tell(notices: readonly KeptNotice[], language: Language, reader: Reader): Promise<readonly ToldNotice[]> {
    const all = notices as readonly Notice[];
    const ids = [...new Set(all.flatMap(idsOf))];
    const found = (await Promise.all(this.vocabulary.subjects.map((view) => reader.getMany(view, ids)))).flat();
    const networks = await reader.getMany(networksView, [...new Set(all.map(({ network }) => network))]);
    const titles = new Map<string, Text | undefined>([
      // What people are called is sealed, and no title.
      ...found.filter((each) => each.kind !== 'account').map(({ id, title }) => [id, title] as const),
      ...networks.map(({ id, name }) => [id, name] as const),
    ]);
    const known = await particulars(all, reader);
    return all.map((notice) => this.#told(notice, language, titles, known.get(notice.object) ?? {}));
  }

  #told(notice: Notice, language: Language, titles: ReadonlyMap<string, Text | undefined>, known: Values): ToldNotice {
    const { id, at, network, object, readAt, content, count } = notice;
    const kind = notice.kind as Kind;
    const said = (value: unknown): string => this.#said(value, language, titles);
    const title = titleOf(notice, language, titles);
    const values = Object.entries({ count, ...defined(known), ...defined(content.values) });
    const named = { by: SOMEBODY[language], ...Object.fromEntries(values.map(([name, value]) => [name, said(value)])) };
    const filled = { ...named, title };
    return {
      ...{ id, kind, at },
      heading: KINDS[kind].title[language],
      text: unbroken(fill(withoutGaps(NOTICES[kind][language], filled), filled), language),
      object: { kind: content.about, id: object, title },
      ...(network !== COMMONS && {
        network: { id: network, name: inLanguage(titles.get(network), language) || network },
      }),
      path: `/inbox/${object}`,
      ...(readAt && { readAt }),
    };
  }

  /** A value as a person reads it. */
  #said(value: unknown, language: Language, titles: ReadonlyMap<string, Text | undefined>): string {
    if (typeof value === 'object' && value !== null) return inLanguage(value, language);
    const text = String(value);
    const title = titles.get(text);
    if (title) return inLanguage(title, language);
    if (ID.test(text)) return SOMEBODY[language];
    return inCalendar(text) ? dateSaid(text, language) : (this.vocabulary.terms[text]?.[language] ?? text);
  }
}

function titleOf(
  { content: { about }, object, count }: Notice,
  language: Language,
  titles: ReadonlyMap<string, Text | undefined>,
): string {
  if (about === MANY) return fill(ENTRIES[language], { count });
  return inLanguage(titles.get(object), language) || (THINGS[about] ?? THINGS.thing!)[language];
}
