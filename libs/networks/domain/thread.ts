import {
  type Day,
  type DecisionContext,
  type Decision,
  effectiveDay,
  type Event,
  type Evolve,
  type RecordedEvent,
  type Refusal,
} from '#kernel';
import { type Code, refuse } from './problems.js';

/**
 * Facts may be told long after they came true. What happened to a network, a membership or a working group is therefore kept as a
 * thread in the order of the days from which the facts count, and a fact told late takes its place in it: it must have been possible
 * then, and leave what is on record for later days possible.
 */

/** A fact, with the day from which it counts. */
export interface Told<E extends Event = Event> {
  readonly day: Day;
  readonly fact: E;
}

/** In the order of days; within a day, in the order of telling. */
export type Thread<E extends Event> = readonly Told<E>[];

/** What one type of fact leads to, and what it is refused for where it cannot follow on the state. */
export interface Step<State, Data> {
  readonly follow: (state: State, data: Data) => State;
  readonly forbids?: (state: State, data: Data) => Code | undefined;
}

/** How a thing changes over time: where it begins, and the step of each type of fact. */
export interface Course<State, E extends Event> {
  readonly begin: State;
  readonly steps: { readonly [T in E['type']]: Step<State, Extract<E, { type: T }>['data']> };
}

/** A state together with the thread that it follows from. */
export type Threaded<State, E extends Event> = State & { readonly history: Thread<E> };

/** Declares a course with its types checked. */
export const course = <State, E extends Event>(definition: Course<State, E>): Course<State, E> => definition;

const stepOf = <State, E extends Event>({ steps }: Course<State, E>, fact: E): Step<State, E['data']> =>
  steps[fact.type as E['type']] as Step<State, E['data']>;

/** The day from which a recorded event counts. */
export const countsFrom = ({ metadata, recordedAt }: RecordedEvent): Day =>
  effectiveDay(metadata.occurredOn, recordedAt.slice(0, 10));

/** The day from which facts count that are told now. */
export const dayOfTelling = ({ occurredOn, now }: Pick<DecisionContext, 'occurredOn' | 'now'>): Day =>
  effectiveDay(occurredOn, now.slice(0, 10));

/** The thread with one more entry, after all those of its day and before those of later ones. */
export const woven = <T extends { readonly day: Day }>(thread: readonly T[], told: T): readonly T[] =>
  thread.toSpliced(thread.findLastIndex(({ day }) => day <= told.day) + 1, 0, told);

/** What holds on a day, out of what has replaced one another over time. */
export const inForce = <T extends { readonly day: Day }>(thread: readonly T[], on: Day): T | undefined =>
  thread.findLast(({ day }) => day <= on);

/** The state that a thread leads to, or led to by the end of a day. */
export const followed = <State, E extends Event>(course: Course<State, E>, thread: Thread<E>, until?: Day): State =>
  thread.reduce(
    (state, { day, fact }) =>
      until !== undefined && day > until ? state : stepOf(course, fact).follow(state, fact.data),
    course.begin,
  );

/** The state of an aggregate before anything was told. */
export const untold = <State, E extends Event>({ begin }: Course<State, E>): Threaded<State, E> => ({
  ...begin,
  history: [],
});

/** How an aggregate's state changes: every fact takes its place in the thread, and the state follows from the whole of it. */
export function evolveAlong<State, E extends Event>(course: Course<State, E>): Evolve<Threaded<State, E>, E> {
  const tell = (state: Threaded<State, E>, event: RecordedEvent<E>): Threaded<State, E> => {
    const told: Told<E> = { day: countsFrom(event), fact: { type: event.type, data: event.data } as E };
    const history = woven(state.history, told);
    const isLast = history.at(-1) === told;
    const next = isLast ? stepOf(course, told.fact).follow(state, told.fact.data) : followed(course, history);
    return { ...next, history };
  };
  return Object.fromEntries(Object.keys(course.steps).map((type) => [type, tell])) as unknown as Evolve<
    Threaded<State, E>,
    E
  >;
}

/** Why a fact could not have come true on that day, or what it would make impossible; `undefined` where it fits. */
export function objection<State, E extends Event>(
  course: Course<State, E>,
  thread: Thread<E>,
  told: Told<E>,
): Refusal | undefined {
  let state = followed(course, thread, told.day);
  const code = stepOf(course, told.fact).forbids?.(state, told.fact.data);
  if (code) return refuse(code);
  state = stepOf(course, told.fact).follow(state, told.fact.data);
  for (const { day, fact } of thread.filter((each) => each.day > told.day)) {
    const { follow, forbids } = stepOf(course, fact);
    if (forbids?.(state, fact.data)) return refuse('contradicts-later-fact', { day });
    state = follow(state, fact.data);
  }
  return undefined;
}

/** Decides on facts that come true one after the other on the day of telling. */
export function tell<State, E extends Event>(
  course: Course<State, E>,
  { history }: Threaded<State, E>,
  context: Pick<DecisionContext, 'occurredOn' | 'now'>,
  facts: readonly [E, ...E[]],
): Decision<E> {
  const day = dayOfTelling(context);
  let thread = history;
  for (const fact of facts) {
    const told = { day, fact };
    const refusal = objection(course, thread, told);
    if (refusal) return refusal;
    thread = woven(thread, told);
  }
  return facts;
}
