import type { Language } from './text.js';

/**
 * Why something was refused: `invalid` (the request contradicts itself), `conflict` (the present state does not allow it),
 * `missing` (there is no such thing), `stale` (the caller decided on an older revision), `unavailable` (not now; try again),
 * `unidentified` (sign in first), `forbidden` (not with this role), `too-many` (wait before the next one).
 */
export type ProblemKind =
  'invalid' | 'conflict' | 'missing' | 'stale' | 'unavailable' | 'unidentified' | 'forbidden' | 'too-many';

/** What a person reads: what is wrong, and what to do about it. `{name}` is filled from the refusal's values. */
export type ProblemText = readonly [title: string, advice: string];

/** One kind of refusal. Its key in the catalogue is stable: clients and translations rely on it. */
export interface Problem extends Readonly<Record<Language, ProblemText>> {
  readonly kind: ProblemKind;
}

/** The refusals of one context, by their stable code. */
export type ProblemCatalogue = Readonly<Record<string, Problem>>;

/** An expected failure, as a value. */
export interface Refusal {
  readonly refused: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A function that refuses with one of a catalogue's codes. */
export const refuser =
  <Catalogue extends ProblemCatalogue>(_catalogue: Catalogue) =>
  (code: keyof Catalogue & string, values: Readonly<Record<string, unknown>> = {}): Refusal => ({
    refused: code,
    values,
  });

export const isRefusal = (outcome: unknown): outcome is Refusal =>
  typeof outcome === 'object' && outcome !== null && 'refused' in outcome;
