/** What documents hold: JSON values. `undefined` stands for an empty list, which MongoDB sorts before `null`. */
export type Value = unknown;

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
const isObject = (value: Value): value is Readonly<Record<string, Value>> =>
  typeof value === 'object' && value !== null;

function rankOf(value: Value): number {
  if (value === undefined) return 0;
  if (value === null) return 1;
  if (typeof value === 'number') return 2;
  if (typeof value === 'string') return 3;
  if (typeof value === 'boolean') return 6;
  return isList(value) ? 5 : 4;
}

function compareLists(a: readonly Value[], b: readonly Value[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compare(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** By type first, then by value: https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/ */
export function compare(a: Value, b: Value): number {
  if (a === b) return 0;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : 1;
  const byType = rankOf(a) - rankOf(b);
  if (byType !== 0) return byType;
  if (isList(a) && isList(b)) return compareLists(a, b);
  if (isObject(a) && isObject(b)) {
    const fields = (object: object) => Object.entries(object).flatMap(([name, value]) => [rankOf(value), name, value]);
    return compareLists(fields(a), fields(b));
  }
  return (a as number) < (b as number) ? -1 : 1;
}

function collect(value: Value, path: readonly string[], depth: number, found: Value[]): void {
  if (depth === path.length) {
    if (!isList(value)) found.push(value ?? null);
    else if (value.length === 0) found.push(undefined);
    else found.push(...value);
  } else if (isList(value)) {
    if (value.length === 0) found.push(null);
    for (const item of value) collect(isList(item) ? null : item, path, depth, found);
  } else {
    collect(isObject(value) ? value[path[depth]!] : null, path, depth + 1, found);
  }
}

/** What stands at a path, as MongoDB indexes it: `null` where nothing does, each item where the path meets a list. */
export function valuesAt(document: object, path: readonly string[]): readonly Value[] {
  if (path.length === 1) {
    const value = (document as Record<string, Value>)[path[0]!];
    if (typeof value !== 'object') return [value ?? null];
  }
  const found: Value[] = [];
  collect(document, path, 0, found);
  return found;
}

/** What a document is sorted by: of a list, its least item ascending and its greatest descending. */
const keyOf = (document: object, path: readonly string[], direction: 1 | -1) =>
  valuesAt(document, path).reduce((best, value) => (compare(value, best) * direction < 0 ? value : best));

/** The first documents in the order of a sort. What cannot be among them is let go on the way, so that few are compared at a time. */
export function sorted<Doc extends object>(
  documents: Iterable<Doc>,
  sort: Readonly<Record<string, 1 | -1>>,
  limit: number,
): Doc[] {
  const fields = Object.entries(sort).map(([field, direction]) => ({ path: field.split('.'), direction }));
  const inOrder = (a: Row<Doc>, b: Row<Doc>) => {
    for (let i = 0; i < fields.length; i++) {
      const order = compare(a.keys[i], b.keys[i]);
      if (order !== 0) return order * fields[i]!.direction;
    }
    return 0;
  };
  let rows: Row<Doc>[] = [];
  for (const document of documents) {
    rows.push({ document, keys: fields.map(({ path, direction }) => keyOf(document, path, direction)) });
    if (rows.length > 2 * limit + 1_000) rows = rows.sort(inOrder).slice(0, limit);
  }
  return rows
    .sort(inOrder)
    .slice(0, limit)
    .map(({ document }) => document);
}

interface Row<Doc> {
  readonly document: Doc;
  readonly keys: readonly Value[];
}
