import type { Find } from '#kernel';
import { alternativesOf, type Conjunction, intervalsOf, MANY, onlyValue } from './constraint.js';
import type { OrderedIndex, Range, Run } from './ordered-index.js';

/** A way to find the documents that a query may concern. */
export interface Scan {
  readonly index: OrderedIndex;
  readonly run: Run;
  /** Which way to go for the documents to come in the order asked for; `undefined` when they have to be sorted. */
  readonly ordered: 'forwards' | 'backwards' | undefined;
}

const single = (index: OrderedIndex) => !index.manyPerDocument;

/** What the conditions say of the index's fields in turn: values for the first ones, then perhaps intervals for the next. */
function rangesOf(index: OrderedIndex, conditions: Conjunction): readonly Range[] {
  let ranges: Range[] = [{ prefix: [] }];
  for (const field of index.fields) {
    const intervals = intervalsOf(field, conditions, single(index));
    if (!intervals || intervals.length * ranges.length > MANY) return ranges;
    const values = intervals.map(onlyValue).filter((only) => only !== undefined);
    if (values.length < intervals.length)
      return ranges.flatMap(({ prefix }) => intervals.map((interval) => ({ prefix, ...interval })));
    ranges = ranges.flatMap(({ prefix }) => values.map(({ value }) => ({ prefix: [...prefix, value] })));
  }
  return ranges;
}

/** The fields by which an index can narrow down what to look at. */
function narrowing(index: OrderedIndex, alternatives: readonly Conjunction[]): string {
  const isFree = (field: string) => !alternatives.some((conditions) => intervalsOf(field, conditions, false));
  const end = index.fields.findIndex(isFree);
  return index.fields.slice(0, end < 0 ? undefined : end).join(' ');
}

/** Without those that narrow down no other way than one before them: building each takes time and room. */
const distinct = (indexes: readonly OrderedIndex[], alternatives: readonly Conjunction[]): readonly OrderedIndex[] => [
  ...new Map(indexes.toReversed().map((index) => [narrowing(index, alternatives), index])).values(),
];

/** Whether all documents have one and the same value there. */
function isHeld(field: string, alternatives: readonly Conjunction[], index: OrderedIndex): boolean {
  const values = alternatives.map((conditions) => {
    const intervals = intervalsOf(field, conditions, single(index));
    return intervals?.length === 1 ? onlyValue(intervals[0]!) : undefined;
  });
  return values.every((only) => only && only.value === values[0]!.value);
}

/** The index's order, but for fields that are held at one value, may begin with the order asked for, or with its reverse. */
function orderOf(index: OrderedIndex, alternatives: readonly Conjunction[], sort: Find['sort'] = {}): Scan['ordered'] {
  if (!single(index)) return undefined;
  const isFree = (field: string) => !isHeld(field, alternatives, index);
  const given = index.fields.filter(isFree);
  const wanted = Object.entries(sort).filter(([field]) => isFree(field));
  const deciding = wanted.slice(0, given.length);
  const direction = wanted[0]?.[1] ?? 1;
  if (!deciding.every(([field, way], i) => given[i] === field && way === direction)) return undefined;
  return direction === 1 ? 'forwards' : 'backwards';
}

/**
 * The cheapest way to answer; `undefined` for looking at every document. An index in the right order is left at the limit, which comes the
 * sooner the more of its entries match: at most as many do as the most selective index has. What has to be sorted is looked at as a whole.
 */
export function plan(find: Find, indexes: readonly OrderedIndex[], total: number): Scan | undefined {
  const { filter = {}, sort = {}, limit = Infinity } = find;
  const alternatives = alternativesOf(filter);
  const [firstSorted] = Object.keys(sort);
  const scans = (firstSorted === undefined ? distinct(indexes, alternatives) : indexes)
    .filter(
      ({ fields: [first] }) =>
        first === firstSorted || alternatives.every((conditions) => intervalsOf(first!, conditions, false)),
    )
    .map((index): Scan => {
      const run = index.run(() => alternatives.flatMap((conditions) => rangesOf(index, conditions)));
      return { index, run, ordered: orderOf(index, alternatives, sort) };
    });
  const matching = Math.max(1, Math.min(total, ...scans.map(({ run }) => run.count)));
  const cost = (count: number, ordered: boolean) =>
    ordered ? Math.min(count, (limit * count) / matching) : count * (1 + Math.log2(count + 1) / 4);
  let best: Scan | undefined;
  let least = cost(total, firstSorted === undefined);
  for (const scan of scans) {
    const price = cost(scan.run.count, firstSorted === undefined || scan.ordered !== undefined);
    if (price < least) [best, least] = [scan, price];
  }
  return best;
}
