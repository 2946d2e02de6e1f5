import type { Filter } from '#kernel';
import { compare, type Value } from './order.js';

/** An end of an interval; `open` when the value itself is outside. */
export interface End {
  readonly value: Value;
  readonly open: boolean;
}

/** Values from `low` to `high`, or all there are on a side without an end. */
export interface Interval {
  readonly low?: End;
  readonly high?: End;
}

/** Conditions that hold together, each of one field. */
export type Conjunction = readonly (readonly [field: string, condition: Value])[];

/** Beyond so many, alternatives and values are not worth looking up one by one. */
export const MANY = 256;

/**
 * A filter as alternatives, whose documents together are all that it can find. Never too few, at times too many (`$nor` is left out): what
 * is found has still to be checked.
 */
export function alternativesOf(filter: Filter): readonly Conjunction[] {
  const both = (some: readonly Conjunction[], others: readonly Conjunction[]) =>
    some.length * others.length > MANY ? some : some.flatMap((a) => others.map((b) => [...a, ...b]));
  let found: readonly Conjunction[] = [Object.entries(filter).filter(([name]) => !name.startsWith('$'))];
  for (const part of (filter['$and'] ?? []) as Filter[]) found = both(found, alternativesOf(part));
  if (filter['$or']) found = both(found, (filter['$or'] as Filter[]).flatMap(alternativesOf));
  return found;
}

const isScalar = (value: Value) => value === null || ['string', 'number', 'boolean'].includes(typeof value);
const closed = (value: Value): End => ({ value, open: false });
const open = (value: Value): End => ({ value, open: true });
const point = (value: Value): Interval => ({ low: closed(value), high: closed(value) });

/** The one value of an interval; `undefined` of any other. */
export const onlyValue = ({ low, high }: Interval): { readonly value: Value } | undefined =>
  low && high && low.value === high.value && !low.open && !high.open ? low : undefined;

/** All values of one type, which comparisons do not reach beyond. An empty object is the first thing after all strings. */
function typeOf(value: Value): Interval | undefined {
  if (typeof value === 'string') return { low: closed(''), high: open({}) };
  if (typeof value === 'number') return { low: closed(-Infinity), high: closed(Infinity) };
  return undefined;
}

/** Everything but `null`; an empty list is less. */
const PRESENT: readonly Interval[] = [point(undefined), { low: open(null) }];

function ofOperator(operator: string, operand: Value): readonly Interval[] | undefined {
  if (operator === '$eq') return isScalar(operand) ? [point(operand)] : undefined;
  if (operator === '$in') return (operand as Value[]).every(isScalar) ? (operand as Value[]).map(point) : undefined;
  if (operator === '$ne') return operand === null ? PRESENT : undefined;
  const type = typeOf(operand);
  if (operator === '$gt') return type && [{ ...type, low: open(operand) }];
  if (operator === '$gte') return type && [{ ...type, low: closed(operand) }];
  if (operator === '$lt') return type && [{ ...type, high: open(operand) }];
  if (operator === '$lte') return type && [{ ...type, high: closed(operand) }];
  return undefined;
}

function ofCondition(condition: Value): readonly (readonly Interval[])[] {
  if (isScalar(condition)) return [[point(condition)]];
  const operators = Object.entries(condition ?? {}).map(([operator, operand]) => ofOperator(operator, operand));
  return operators.filter((intervals) => intervals !== undefined);
}

/** The later beginning, or the earlier end: `side` is 1 for the one and -1 for the other. */
function inner(a: End | undefined, b: End | undefined, side: 1 | -1): End | undefined {
  if (!a || !b) return a ?? b;
  const order = compare(a.value, b.value) * side;
  return order > 0 || (order === 0 && a.open) ? a : b;
}

const isEmpty = ({ low, high }: Interval) => {
  const order = low && high ? compare(low.value, high.value) : -1;
  return order > 0 || (order === 0 && (low!.open || high!.open));
};

const intersect = (some: readonly Interval[], others: readonly Interval[]): readonly Interval[] =>
  some
    .flatMap((a) => others.map((b) => ({ low: inner(a.low, b.low, 1), high: inner(a.high, b.high, -1) })))
    .filter((interval) => !isEmpty(interval));

/**
 * Intervals that hold all the values that a field may have where the conditions hold; `undefined` where they say nothing of it.
 *
 * `single`: whether no document has several values there. Of a list, one item may meet one condition and another item the other, and no
 * condition says what the whole list is not.
 */
export function intervalsOf(field: string, conditions: Conjunction, single: boolean): readonly Interval[] | undefined {
  const found = conditions.filter(([name]) => name === field).flatMap(([, condition]) => ofCondition(condition));
  if (single) return found.length > 0 ? found.reduce(intersect) : undefined;
  const sound = found.filter((intervals) => intervals !== PRESENT);
  return sound.find((intervals) => intervals.every(onlyValue)) ?? sound[0];
}
