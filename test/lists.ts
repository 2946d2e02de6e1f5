import { readFile } from 'node:fs/promises';
import type { Product } from './product.js';

/** A line that answers a list. */
export interface ListLine {
  readonly is: string;
  readonly row?: number;
  readonly does?: string;
  readonly [name: string]: unknown;
}

/** What became of a list. */
export interface TakenIn {
  readonly status: number;
  /** A problem, where it was refused. */
  readonly body: { readonly type?: string; readonly title?: string; readonly detail?: string };
  readonly lines: readonly ListLine[];
  /** The last line. */
  readonly report: ListLine;
}

export interface SentList {
  readonly list?: string;
  readonly file?: string;
  readonly query?: Readonly<Record<string, string | boolean>>;
  readonly choices?: object;
  readonly language?: string;
  readonly credentials?: Readonly<Record<string, string>>;
}

export const published = (name: string): Promise<Buffer> =>
  readFile(new URL(`../libs/coordination-map/fixtures/3w/${name}`, import.meta.url));

/** Sends a list to a network, as a browser or `curl -F` does; answers once what it recorded can be read. */
export async function takeIn(
  { url, everybody }: Pick<Product, 'url' | 'everybody'>,
  network: string,
  bytes: Uint8Array | string,
  { list = '3w', file = 'liste.csv', query = {}, choices, language = 'fr', credentials }: SentList = {},
): Promise<TakenIn> {
  const form = new FormData();
  form.set('file', new File([bytes as Uint8Array<ArrayBuffer>], file));
  if (choices) form.set('choices', JSON.stringify(choices));
  const asked = new URLSearchParams({ list, ...query } as Record<string, string>);
  const answer = await fetch(`${url}/networks/${network}/activities/import?${asked.toString()}`, {
    method: 'POST',
    headers: { ...(credentials ?? everybody.credentials), 'accept-language': language },
    body: form,
  });
  const text = await answer.text();
  if (!answer.headers.get('content-type')?.includes('ndjson'))
    return { status: answer.status, body: JSON.parse(text) as object, lines: [], report: { is: 'none' } };
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ListLine);
  const report = lines.at(-1)!;
  const { position } = report as { position?: number };
  if (position) await fetch(`${url}/networks?waitFor=${position}`, { headers: everybody.credentials });
  return { status: answer.status, body: {}, lines, report };
}
