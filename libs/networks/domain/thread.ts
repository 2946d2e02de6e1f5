import {
  type Day,
  type Decision,
  type DecisionContext,
  effectiveDay,
  type Event,
  type Evolve,
  firstDay,
  type PartialDate,
  type RecordedEvent,
  type Refusal,
} from '#kernel';
import { type Code, refuse } from './problems.js';

/**
 * Facts may be told long after they came true, and dated by a month or a year only. What happened to a network, a membership or a
 * working group is therefore kept as a thread in the order in which it came true. A fact told late takes its place in it: it must have
 * been possible then, and leave possible what is on record for later.
 */

/** When something happened: as told, and the day from which it counts. */
export interface When {
  readonly on: PartialDate;
  readonly day: Day;
}

/** A fact and when it happened. */
export interface Told<E extends Event = Event> extends When {
  readonly fact: E;
}

/** What happened, in the order in which it came true. */
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

/** When a recorded event happened. */
export const whenOf = ({ metadata: { occurredOn }, recordedAt }: RecordedEvent): When => ({
  on: occurredOn,
  day: effectiveDay(occurredOn, recordedAt.slice(0, 10)),
});

/** When facts happened that are told now. */
export const whenTold = ({ occurredOn, now }: Pick<DecisionContext, 'occurredOn' | 'now'>): When => ({
  on: occurredOn,
  day: effectiveDay(occurredOn, now.slice(0, 10)),
});

/** The first day on which it may have happened; the clocks of a time zone aside, never after the day from which it counts. */
export const earliest = ({ on, day }: When): Day => (firstDay(on) < day ? firstDay(on) : day);

/** A list in the order of days with one more entry, after all those of its day. */
export const woven = <T extends { readonly day: Day }>(list: readonly T[], entry: T): readonly T[] =>
  list.toSpliced(list.findLastIndex(({ day }) => day <= entry.day) + 1, 0, entry);

/** What holds on a day, out of what has replaced one another over time. */
export const inForce = <T extends { readonly day: Day }>(list: readonly T[], on: Day): T | undefined =>
  list.findLast(({ day }) => day <= on);

/** The state that a thread leads to. */
export const followed = <State, E extends Event>(course: Course<State, E>, thread: Thread<E>): State =>
  thread.reduce((state, { fact }) => stepOf(course, fact).follow(state, fact.data), course.begin);

/** The state at the end of a day. */
export const followedUntil = <State, E extends Event>(course: Course<State, E>, thread: Thread<E>, until: Day): State =>
  followed(
    course,
    thread.filter(({ day }) => day <= until),
  );

/** The states that are possible at the end of a day: with all that counts by then, and with all that may have happened by then. */
export const possibleUntil = <State, E extends Event>(
  course: Course<State, E>,
  thread: Thread<E>,
  until: Day,
): readonly State[] => [
  followedUntil(course, thread, until),
  followed(
    course,
    thread.filter((told) => earliest(told) <= until),
  ),
];

/**
 * The places that a fact's date leaves it, in order of preference: by the day from which it counts, then from the latest to the
 * earliest. It stays after what is surely earlier or was told first with the very same date, and before what is surely later.
 */
function placesOf(thread: readonly When[], told: When): readonly number[] {
  const from = thread.findLastIndex((each) => each.day < earliest(told) || each.on === told.on) + 1;
  const later = thread.findIndex((each) => earliest(each) > told.day);
  const to = later < 0 ? thread.length : later;
  const byDay = thread.findLastIndex(({ day }) => day <= told.day) + 1;
  const others = Array.from({ length: to - from + 1 }, (_, index) => to - index);
  return [Math.min(Math.max(byDay, from), to), ...others];
}

/** Why a fact cannot stand in a place: itself, or what is on record after it. */
function objection<State, E extends Event>(
  course: Course<State, E>,
  thread: Thread<E>,
  told: Told<E>,
  place: number,
): Refusal | undefined {
  let state = followed(course, thread.slice(0, place));
  const code = stepOf(course, told.fact).forbids?.(state, told.fact.data);
  if (code) return refuse(code);
  state = stepOf(course, told.fact).follow(state, told.fact.data);
  for (const { day, fact } of thread.slice(place)) {
    const { follow, forbids } = stepOf(course, fact);
    if (forbids?.(state, fact.data)) return refuse('contradicts-later-fact', { day });
    state = follow(state, fact.data);
  }
  return undefined;
}

/** The thread with one more fact, in the first place where nothing objects; `refusal` says what does where there is none. */
export function placed<State, E extends Event>(
  course: Course<State, E>,
  thread: Thread<E>,
  told: Told<E>,
): { readonly thread: Thread<E>; readonly refusal?: Refusal } {
  const places = placesOf(thread, told);
  const objections = places.map((place) => objection(course, thread, told, place));
  const first = objections.indexOf(undefined);
  const refusal = first < 0 ? objections[0] : undefined;
  return { thread: thread.toSpliced(places[Math.max(first, 0)]!, 0, told), refusal };
}

/** The state of an aggregate before anything was told. */
export const untold = <State, E extends Event>({ begin }: Course<State, E>): Threaded<State, E> => ({
  ...begin,
  history: [],
});

/** How an aggregate's state changes: every fact takes its place in the thread, and the state follows from the whole of it. */
export function evolveAlong<State, E extends Event>(course: Course<State, E>): Evolve<Threaded<State, E>, E> {
  const evolve = (state: Threaded<State, E>, event: RecordedEvent<E>): Threaded<State, E> => {
    const fact = { type: event.type, data: event.data } as E;
    const history = placed(course, state.history, { ...whenOf(event), fact }).thread;
    return { ...followed(course, history), history };
  };
  return Object.fromEntries(Object.keys(course.steps).map((type) => [type, evolve])) as unknown as Evolve<
    Threaded<State, E>,
    E
  >;
}

/** Decides on facts that are told together, one after the other. */
export function tell<State, E extends Event>(
  course: Course<State, E>,
  { history }: Threaded<State, E>,
  context: Pick<DecisionContext, 'occurredOn' | 'now'>,
  facts: readonly [E, ...E[]],
): Decision<E> {
  let thread = history;
  for (const fact of facts) {
    const next = placed(course, thread, { ...whenTold(context), fact });
    if (next.refusal) return next.refusal;
    thread = next.thread;
  }
  return facts;
}
