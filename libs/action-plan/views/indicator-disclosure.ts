import type { Audience } from '#kernel';
import { isUnder5 } from '../domain/indicator.js';
import type { IndicatorDocument, ValueDocument } from './indicator.document.js';

/** What somebody may be told of one value of an indicator. */
export interface Disclosure {
  /** That a count is from 1 to 4, where they may not know it. */
  under5(value: ValueDocument, count: number): boolean;
  /** A count that the value has, or had before a correction. */
  tells(value: ValueDocument, count: number): boolean;
  /** The parts that are counted apart. */
  tellsParts(value: ValueDocument): boolean;
}

/** Whether what a value counts is counted by another one, too: of a longer period or the same, of the whole or of the same region. */
const isWithin = (part: ValueDocument, whole: ValueDocument): boolean =>
  part !== whole &&
  part.period.startsWith(whole.period) &&
  (whole.region === undefined || part.region === whole.region);

const wasUnder5 = ({ value, corrections }: ValueDocument): boolean =>
  [value, ...corrections.flatMap(({ from, to }) => [from, to])].some(isUnder5);

const hasPartUnder5 = ({ disaggregated = [] }: ValueDocument): boolean =>
  disaggregated.some(({ count }) => isUnder5(count));

/**
 * What an audience may be told of an indicator's numbers. Outside the organisation that reported it, a value under 5 is not told, nor is
 * any value that counts it among others: no sum that is told contains it, so no subtraction gives it away. Of parts that are counted apart
 * none is told where one is under 5, as they may add up to a value that is. Nothing here depends on a hidden number but that it is from
 * 1 to 4. Reading a whole network is not acting for an organisation.
 */
export function disclosureTo(audience: Audience, { network, values }: IndicatorDocument): Disclosure {
  const own: ReadonlySet<string | undefined> = audience.networks.get(network)?.own ?? new Set();
  const isOwn = ({ organisation }: ValueDocument): boolean => own.has(organisation);
  const hidden = values.filter((value) => !isOwn(value) && wasUnder5(value));
  const hiddenParts = values.filter((value) => !isOwn(value) && hasPartUnder5(value));
  const counts = (value: ValueDocument, among: readonly ValueDocument[]): boolean =>
    among.some((part) => isWithin(part, value));
  const under5 = (value: ValueDocument, count: number): boolean => !isOwn(value) && isUnder5(count);
  const tells = (value: ValueDocument, count: number): boolean =>
    isOwn(value) || !(isUnder5(count) || counts(value, hidden));
  const tellsParts = (value: ValueDocument): boolean =>
    isOwn(value) ||
    (tells(value, value.value) && !hiddenParts.includes(value) && !counts(value, [...hidden, ...hiddenParts]));
  return { under5, tells, tellsParts };
}
