import type { Document, Filter } from '#kernel';

/** One field to sort by. */
export interface Sort {
  readonly field: string;
  readonly direction: 1 | -1;
}

/** `-dueOn` as a sort, where the list can be sorted so. */
export function readSort(text: string, sorts: readonly string[]): Sort | undefined {
  const field = text.replace(/^-/, '');
  if (!sorts.some((each) => each.replace(/^-/, '') === field)) return undefined;
  return { field, direction: text.startsWith('-') ? -1 : 1 };
}

/** The order that a store sorts by: ties are broken by id, so that no document is skipped or seen twice between pages. */
export const sortOf = ({ field, direction }: Sort): Record<string, 1 | -1> =>
  field === 'id' ? { id: direction } : { [field]: direction, id: direction };

const valueAt = (document: Document, field: string): unknown =>
  field.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);

/** Where the page ends that ends with this document. */
export const cursorAfter = (document: Document, { field, direction }: Sort): string =>
  Buffer.from(JSON.stringify([field, direction, valueAt(document, field) ?? null, document.id])).toString('base64url');

/** What follows a cursor, as a filter; `undefined` for a cursor of another list or order. MongoDB sorts what is missing first. */
export function continueAfter(cursor: string, { field, direction }: Sort): Filter | undefined {
  const parsed = parse(cursor);
  if (!parsed || parsed[0] !== field || parsed[1] !== direction) return undefined;
  const [, , value, id] = parsed;
  const beyond = direction === 1 ? '$gt' : '$lt';
  if (field === 'id') return { id: { [beyond]: id } };
  const tie = { [field]: value, id: { [beyond]: id } };
  if (value === null) return direction === 1 ? { $or: [tie, { [field]: { $ne: null } }] } : tie;
  const rest = { [field]: { [beyond]: value } };
  return { $or: direction === 1 ? [rest, tie] : [rest, tie, { [field]: null }] };
}

function parse(cursor: string): [string, number, string | number | boolean | null, string] | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(value) || value.length !== 4 || typeof value[3] !== 'string') return undefined;
    return typeof value[2] === 'object' && value[2] !== null
      ? undefined
      : (value as [string, number, string | number | boolean | null, string]);
  } catch {
    return undefined;
  }
}
