import type { Aggregate } from './decider.js';
import type { Event, RecordedAs, RecordedEvent } from './event.js';
import type { ProblemCatalogue, Refusal } from './problem.js';
import type { QueryContext, QueryRoute } from './query.js';
import type { Phrase, Text } from './text.js';
import type { UploadRoute } from './upload.js';
import type { View } from './view.js';

/** Reads the state of other aggregates, as written: what a decision relies on is never behind. */
export interface Facts {
  /** The state of one aggregate, of this network unless another is named; its initial state where the stream does not exist. */
  state<State>(aggregate: Aggregate<State>, id: string, network?: string): Promise<State>;
  exists(aggregate: Aggregate, id: string, network?: string): Promise<boolean>;
  /** All aggregates of one kind in this network, by id. For rare decisions over many: it reads them all. */
  all<State>(aggregate: Aggregate<State>): Promise<ReadonlyMap<string, State>>;
}

/** Finds in other streams what a command's decision relies on; a refusal ends it there. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each loader knows its own command's content and facts
export type FactsLoader = (command: any, facts: Facts, id: string, network: string) => Promise<unknown | Refusal>;

/** An organisation or a working group, as one that something is said by or asked of. */
export interface Party {
  readonly kind: 'organisation' | 'workingGroup';
  readonly id: string;
}

/** Whose word a command is: the organisation that gives an opinion, the group that an item is assigned to; nobody's where it has none yet. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
export type Speaker = (command: any, facts: Facts, id: string, network: string) => Promise<Party | undefined>;

/**
 * How one event reads in the timeline. `{actor}`-like names are filled from the event's data: ids by the name of what they stand for,
 * texts in the reader's language; `{subject}` is the thing that the event is about.
 */
export type Sentences<E extends Event = Event> = { readonly [T in E['type']]: Phrase };

/** Something that can be pointed at in a chain of reasons or a timeline: a workshop, a recommendation, an item, an answer. */
export interface Subject {
  readonly id: string;
  /** `workshop`, `recommendation`, `actionItem`, `position`, `submission`, `answer`, ... */
  readonly kind: string;
  readonly title?: Text;
  /** What led to it. */
  readonly because?: readonly string[];
}

/** Which subjects an event brings up or changes, one function per event type that does. */
export type Subjects<E extends Event = Event> = {
  readonly [T in E['type']]?: (event: RecordedEvent<Extract<E, { type: T }>>) => readonly Subject[];
};

/** To whom an event is told, and from what can be known at the reader's moment. */
export type Listener = Pick<QueryContext, 'audience' | 'reader'>;

/**
 * What of an event somebody may be told, one function per event type that may hold what is not for everybody: the event without that, or
 * `undefined` where they may not know of it at all.
 */
export type Guards<E extends Event = Event> = {
  readonly [T in E['type']]?: (
    event: RecordedAs<E, T>,
    listener: Listener,
  ) => RecordedEvent | undefined | Promise<RecordedEvent | undefined>;
};

/** Which of some subjects of one kind, all in networks that the listener may read, they may not know of: their ids. */
export type SubjectGuard = (
  subjects: readonly { readonly id: string; readonly network: string }[],
  listener: Listener,
) => Promise<readonly string[]>;

/** A bounded context, as the runtime takes it. */
export interface Context {
  readonly name: string;
  /** What it is for, for the API's description. */
  readonly about: string;
  readonly aggregates: readonly Aggregate[];
  /** By command name. */
  readonly facts: Readonly<Record<string, FactsLoader>>;
  /** By command name: whose word it is. Commands that are nobody's but the network's are left out. */
  readonly speakers?: Readonly<Record<string, Speaker>>;
  readonly views: readonly View[];
  readonly queries: readonly QueryRoute[];
  /** What files may be sent for. */
  readonly uploads?: readonly UploadRoute[];
  /** By command name: the path below the API's root to `POST` it to. */
  readonly commands: Readonly<Record<string, string>>;
  /** Names of the commands that only the product itself sends: they have no path. */
  readonly internal?: readonly string[];
  readonly problems: ProblemCatalogue;
  readonly sentences: Readonly<Record<string, Phrase>>;
  /** What coded values in sentences are called: `founding` -> membre fondateur. */
  readonly terms?: Readonly<Record<string, Phrase>>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- keyed by event types of every kind
  readonly subjects: Readonly<Record<string, (event: any) => readonly Subject[]>>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- keyed by event types of every kind
  readonly guarded?: Guards<any>;
  /** By kind of subject, where not everybody may know of all: in chains of reasons and by name in others' sentences. */
  readonly guardedSubjects?: Readonly<Record<string, SubjectGuard>>;
  /** By aggregate, where the id in a stream's name stands for something only within its network: the id of its subject. */
  readonly subjectIds?: Readonly<Record<string, (network: string, id: string) => string>>;
}
