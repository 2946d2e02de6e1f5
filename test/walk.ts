import type { Operation, Parameter } from './description.js';
import type { Heard, Somebody } from './somebody.js';

/** What stands behind each part of an address: `workshops` -> ids of some. */
export type Places = Readonly<Record<string, readonly string[]>>;

/** Every address that a path stands for. */
export function addressesOf(path: string, places: Places): readonly string[] {
  const [whole, before, part] = /^(.*?([\w-]+))\/\{\w+\}/.exec(path) ?? [];
  if (whole === undefined) return [path];
  return places[part!]!.flatMap((id) => addressesOf(`${before!}/${id}${path.slice(whole.length)}`, places));
}

/** Values to ask with, of a parameter that has no few of its own. */
export type Values = Readonly<Record<string, readonly string[]>>;

function valuesOf({ name, schema }: Parameter, values: Values, sorts: readonly string[]): readonly string[] {
  if (name === 'sort') return sorts.flatMap((sort) => [sort, sort.startsWith('-') ? sort.slice(1) : `-${sort}`]);
  if (schema.enum) return schema.enum;
  return schema.type === 'boolean' ? ['true', 'false'] : (values[name] ?? []);
}

/** A question, with what its answers can be sorted by. */
type Question = Operation & { readonly 'x-sorts'?: readonly string[] };

/** Each parameter of a question alone, with each of its values; and none. */
export function queriesOf({ parameters, 'x-sorts': sorts = [] }: Question, values: Values): readonly string[] {
  const asked = parameters
    .filter((each) => each.in === 'query')
    .flatMap((each) => valuesOf(each, values, sorts).map((value) => `?${each.name}=${encodeURIComponent(value)}`));
  return ['', ...asked];
}

/** An answer with all that follows it, page by page. */
export async function everyPage(asking: Somebody, address: string): Promise<readonly Heard[]> {
  const pages = [await asking.get(address)];
  for (;;) {
    const { next } = (pages.at(-1)!.body ?? {}) as { next?: string };
    if (next === undefined) return pages;
    pages.push(await asking.get(`${address}${address.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(next)}`));
  }
}
