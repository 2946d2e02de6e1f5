import type { Text } from '#kernel';
import type { Step } from '../step.js';

/** A step of the story, and the day on which it was told where that is later than the day on which it came true. */
export interface Told extends Step {
  readonly occurredOn: string;
  readonly told?: string;
}

/** `MM-DD` of the year 2026, which the story is about, or a whole date. */
export const day = (date: string): string => (/^\d\d-\d\d$/.test(date) ? `2026-${date}` : date);

/** A text in French and, where they are given, in Arabic and English. */
export const text = (fr: string, ar?: string, en?: string): Text => ({ fr, ...(ar && { ar }), ...(en && { en }) });

/** One step of the network; its path is below the network's, or begins with `/`. */
export const tell = (key: string, path: string, occurredOn: string, content: object = {}, told?: string): Told => ({
  key,
  path: path.startsWith('/') ? path : `/networks/rivages/${path}`,
  content,
  occurredOn: day(occurredOn),
  ...(told && { told: day(told) }),
});

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** In the order in which the facts were told; of one day, in the order in which they stand here. */
export const inOrderOfTelling = (facts: readonly Told[]): readonly Step[] =>
  facts
    .toSorted((one, other) => compare(one.told ?? one.occurredOn, other.told ?? other.occurredOn))
    .map(({ told: _, ...step }) => step);
