import { type Event, Flag, OnDay, OnPartialDate, type PartialDate } from '#kernel';
import { type Course, followed, placed, type Thread, type When } from '../domain/thread.js';

/** Something that happened, as precisely as its source says when. */
export class Dated implements When {
  @OnPartialDate({ about: 'When, as precisely as the source says.' }) on: PartialDate;
  @OnDay({ about: 'The day from which it counts.' }) day: string;
}

/** Something that a source may leave undated. */
export class Undated extends Dated {
  @Flag({ optional: true, about: 'The source gives no date: `on` is only the first on which this is known to hold.' })
  dateUnknown?: boolean;
}

/** When it happened, where the source gives a date. */
export const dateIfKnown = ({ on, dateUnknown }: Undated): PartialDate | undefined => (dateUnknown ? undefined : on);

/** What stands in a document's timeline: when, which type of event, and the event's data. */
type Entry = When & { readonly type: string };

/** A timeline with one more entry in its place, as decisions place it, and the state that it leads to. */
export function told<State, E extends Event, T extends Entry>(
  course: Course<State, E>,
  timeline: readonly T[],
  entry: T,
): { readonly timeline: readonly T[]; readonly state: State } {
  const asTold = (each: T) => ({ on: each.on, day: each.day, fact: { type: each.type, data: each } as unknown as E });
  const thread: Thread<E> = placed(course, timeline.map(asTold), asTold(entry)).thread;
  return { timeline: thread.map(({ fact }) => fact.data as T), state: followed(course, thread) };
}
