import type { Audience } from './audience.js';
import type { ContentClass } from './decider.js';
import type { Refusal } from './problem.js';
import type { Filter, Reader } from './read-store.js';
import type { EventStore } from './event-store.js';
import type { Position } from './event.js';
import type { Language, Phrase } from './text.js';
import type { Day, Instant } from './time.js';
import type { Document, View } from './view.js';

/** The moment that a question is about: both clocks may be set back. */
export interface Moment {
  /** What was true on this day; `undefined` for the present. */
  readonly asOf?: Day;
  /** What the system knew then; `undefined` for everything it knows. */
  readonly knownAt?: Instant | Position;
}

/** What a query reads from and what it may know. Nothing in it tells whether the moment is the present. */
export interface QueryContext<Parameters extends object = Record<string, string>> {
  readonly reader: Reader;
  /** What was true on another day, of what is known at the moment: to compare with. */
  readerAsOf(day: Day): Promise<Reader>;
  /** The events themselves, as far as the moment lets them be seen. */
  readonly log: Pick<EventStore, 'readLog'>;
  /** What stands in the path: `/networks/:network/plans/:plan` -> `{ network, plan }`. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Parameters;
  /** The day that is today for the question: what is overdue depends on it. */
  readonly today: Day;
  readonly language: Language;
  /** Who is asking: what is not for them is left out. */
  readonly audience: Audience;
}

interface Route {
  /** Below the API's root, with parameters as in `/networks/:network/members`. */
  readonly path: string;
  readonly title: Phrase;
}

/** A page of a list. */
export interface Page<Row> {
  readonly items: readonly Row[];
  /** Ask again with this `cursor` for what follows; missing on the last page. */
  readonly next?: string;
}

/** `GET` of a view's documents: paged by cursor, filtered and sorted. */
/* eslint-disable @typescript-eslint/no-explicit-any -- the registry holds lists of every document */
export interface ListRoute<
  Doc extends Document = any,
  Parameters extends object = any,
  Row extends object = any,
> extends Route {
  /* eslint-enable @typescript-eslint/no-explicit-any */
  readonly kind: 'list';
  readonly view: View<Doc>;
  /** The query's own parameters, besides paging, sorting and the moment. */
  readonly query: ContentClass<Parameters>;
  where(context: QueryContext<Parameters>): Filter | Promise<Filter>;
  /** Fields to sort by, the first being the default; `-` before the name makes it descending. */
  readonly sorts: readonly [string, ...string[]];
  /** What a row looks like where it is not the document itself; names of others are looked up here. */
  readonly row?: ContentClass<Row>;
  present?(documents: readonly Doc[], context: QueryContext<Parameters>): Promise<readonly Row[]>;
}

/** `GET` of one answer: a document, or something computed from several. A refusal becomes a problem (404 for what is missing). */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the registry holds answers of every type
export interface AnswerRoute<Answer extends object = any, Parameters extends object = any> extends Route {
  readonly kind: 'answer';
  readonly answer: ContentClass<Answer>;
  readonly query: ContentClass<Parameters>;
  run(context: QueryContext<Parameters>): Promise<Answer | Refusal>;
}

/** A file, whole or piece by piece as it is made. */
export interface FileAnswer {
  /** What it is saved as. */
  readonly name: string;
  readonly content: string | AsyncIterable<string | Uint8Array>;
}

/** `GET` of a file, in a form that other programs read; its path ends as its name does. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the registry holds files of every kind
export interface FileRoute<Parameters extends object = any> extends Route {
  readonly kind: 'file';
  readonly mediaType: string;
  /** To be looked at where it is opened, rather than saved. */
  readonly isShown?: boolean;
  readonly query: ContentClass<Parameters>;
  run(context: QueryContext<Parameters>): Promise<FileAnswer | Refusal>;
}

export type QueryRoute = ListRoute | AnswerRoute | FileRoute;

/** Declares a list with its types inferred. */
export const list = <Doc extends Document, Parameters extends object, Row extends object = Doc>(
  route: Omit<ListRoute<Doc, Parameters, Row>, 'kind'>,
): ListRoute<Doc, Parameters, Row> => ({ kind: 'list', ...route });

/** Declares an answer with its types inferred. */
export const answer = <Answer extends object, Parameters extends object>(
  route: Omit<AnswerRoute<Answer, Parameters>, 'kind'>,
): AnswerRoute<Answer, Parameters> => ({ kind: 'answer', ...route });

/** Declares a file with its types inferred. */
export const file = <Parameters extends object>(route: Omit<FileRoute<Parameters>, 'kind'>): FileRoute<Parameters> => ({
  kind: 'file',
  ...route,
});

/** Query parameters of a route that has none of its own. */
export class NoParameters {}
