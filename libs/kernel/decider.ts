import type { Event, RecordedAs, Revision } from './event.js';
import type { PersonalData } from './personal.js';
import type { ProblemCatalogue, Refusal } from './problem.js';
import type { Day, Instant, PartialDate } from './time.js';
import type { Phrase } from './text.js';

/** One function per event type: how the state changes. Total: every event type of the union has its line. */
export type Evolve<State, E extends Event> = {
  readonly [T in E['type']]: (state: State, event: RecordedAs<E, T>) => State;
};

/** What a decision may know besides the command and the state. Clock and ids come in from outside. */
export interface DecisionContext<Facts = undefined> {
  readonly network: string;
  /** The aggregate's own id. */
  readonly id: string;
  readonly occurredOn: PartialDate;
  /** The day on which the command is handled, in the installation's time zone. */
  readonly today: Day;
  readonly now: Instant;
  /** The account that sent the command. */
  readonly account: string | null;
  /** A new id; the same command gets the same ones, in order. */
  newId(): string;
  /** What the command's loader found in other streams. */
  readonly facts: Facts;
}

/** What becomes true, in order, or why not. */
export type Decision<E extends Event> = readonly [E, ...E[]] | Refusal;

/** The class of a command's content, with its field rules. */
export type ContentClass<Content extends object = object> = new () => Content;

/** Which stream a command addresses: a `new` one, or one that `exists`; `either` for keyed streams such as memberships. */
export type Addressing = 'new' | 'exists' | 'either';

/** One command of an aggregate: its content, what it is called, and what it decides. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the registry holds commands of every state and content
export interface CommandDefinition<State = any, E extends Event = any, Content extends object = any, Facts = any> {
  readonly content: ContentClass<Content>;
  readonly on: Addressing;
  /** What it does, in a few words. */
  readonly title: Phrase;
  /** What is answered, where that is more than what every command answers. */
  readonly result?: ContentClass;
  decide(command: Content, state: State, context: DecisionContext<Facts>): Decision<E>;
  /**
   * What becomes true in other streams of the same network by an accepted decision, written with it all or not at all.
   * A stream that the facts were read from is expected where they were read.
   */
  also?(command: Content, state: State, context: DecisionContext<Facts>): readonly Elsewhere[];
}

/** Events for another stream of the same network. */
export interface Elsewhere {
  readonly aggregate: string;
  readonly id: string;
  readonly expected: 'none' | 'exists';
  readonly events: readonly Event[];
}

/** An aggregate: its initial state, how events change it, and the commands that it decides on. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
export interface Aggregate<State = any, E extends Event = any> {
  /** As in stream names: `actionItem`. */
  readonly name: string;
  /** Whether each network has its own, or all share it. */
  readonly scope: 'network' | 'commons';
  readonly initialState: State;
  readonly evolve: Evolve<State, E>;
  readonly commands: Readonly<Record<string, CommandDefinition<State, E>>>;
  readonly problems: ProblemCatalogue;
  /** Event types that hold data of persons: sealed before they are recorded. */
  readonly personal?: { readonly [T in E['type']]?: PersonalData<Extract<E, { type: T }>['data']> };
  /** Present schema version of the types that are not at 1. */
  readonly versions?: { readonly [T in E['type']]?: number };
  /** For older versions: the data of `version`, brought to `version + 1`. */
  readonly upcasters?: { readonly [T in E['type']]?: Readonly<Record<number, Upcaster>> };
}

/** Brings an event's data from one schema version to the next. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- old shapes have no type any more
export type Upcaster = (data: any) => unknown;

/** Declares a command with its types inferred. */
export const command = <State, E extends Event, Content extends object, Facts = undefined>(
  definition: CommandDefinition<State, E, Content, Facts>,
): CommandDefinition<State, E, Content, Facts> => definition;

/** Declares an aggregate with its types checked. */
export const aggregate = <State, E extends Event>(definition: Aggregate<State, E>): Aggregate<State, E> => definition;

/** An aggregate's state and the revision that it was folded up to; `revision` is -1 where the stream has no events. */
export interface Folded<State> {
  readonly state: State;
  readonly revision: Revision;
}
