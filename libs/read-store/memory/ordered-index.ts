import type { Document } from '#kernel';
import type { Interval } from './constraint.js';
import { compare, valuesAt, type Value } from './order.js';

/** The values of the index's fields in one document, its id last. */
type Entry = readonly Value[];

/** Where an entry is, or would be. */
interface Place {
  readonly chunk: number;
  readonly offset: number;
}

/** From one place up to, but without, another. */
type Span = readonly [from: Place, to: Place];

/** Entries that begin with `prefix` and whose next value lies in an interval. */
export interface Range extends Interval {
  readonly prefix: readonly Value[];
}

/** Entries of an index, found but not yet fetched; good until the next change. */
export interface Run {
  readonly count: number;
  ids(backwards: boolean): Generator<string>;
}

const CHUNK = 512;
/** So many changes, and half as many as there are documents, are enough for an index that nobody asks. */
const UNASKED = 1_000;

function compareEntries(a: Entry, b: Entry): number {
  for (let i = 0; i < a.length; i++) {
    const order = a[i] === b[i] ? 0 : compare(a[i], b[i]);
    if (order !== 0) return order;
  }
  return 0;
}

const sameEntry = (a: Entry, b: Entry) => a.every((value, i) => value === b[i]);

/**
 * Ids in the order of some fields' values and then of the ids themselves. Built by the first query that wants it and kept up to date from
 * then on, for as long as somebody asks: a rebuild or a large import does not pay for it row by row, nor keep room for it. A document whose
 * field holds a list has an entry for each item.
 */
export class OrderedIndex {
  readonly fields: readonly string[];
  readonly #documents: ReadonlyMap<string, Document>;
  readonly #paths: readonly (readonly string[])[];
  /** Sorted, and cut in pieces so that an insertion moves few entries. */
  #chunks: Entry[][] | undefined;
  /** Changes since a query last asked. */
  #unasked = 0;
  #manyPerDocument = false;

  constructor(fields: readonly string[], documents: ReadonlyMap<string, Document>) {
    this.#documents = documents;
    this.fields = fields.includes('id') ? fields.slice(0, fields.indexOf('id') + 1) : [...fields, 'id'];
    this.#paths = this.fields.map((field) => field.split('.'));
  }

  /** Whether some document has several entries: then ranges cannot be intersected and the order is no sort order. */
  get manyPerDocument(): boolean {
    return this.#manyPerDocument;
  }

  /** Takes note that a document changed. */
  replace(before: Document | undefined, after: Document): void {
    if (this.#unasked++ > UNASKED + this.#documents.size / 2) this.#chunks = undefined;
    if (!this.#chunks) return;
    const old = before ? this.#entriesOf(before) : [];
    const now = this.#entriesOf(after);
    if (old.length === now.length && old.every((entry, i) => sameEntry(entry, now[i]!))) return;
    for (const entry of old) this.#remove(entry);
    for (const entry of now) this.#insert(entry);
  }

  /** The entries within some ranges, each once. The ranges are asked for once the index is built. */
  run(ranges: () => readonly Range[]): Run {
    this.#unasked = 0;
    this.#chunks ??= this.#build();
    const spans = disjoint(ranges().map((range) => this.#span(range)));
    return {
      count: spans.reduce((count, span) => count + this.#length(span), 0),
      ids: (backwards) => this.#ids(spans, backwards),
    };
  }

  *#ids(spans: readonly Span[], backwards: boolean): Generator<string> {
    const step = backwards ? -1 : 1;
    for (const [from, to] of backwards ? spans.toReversed() : spans) {
      for (let c = backwards ? to.chunk : from.chunk; c >= from.chunk && c <= to.chunk; c += step) {
        const chunk = this.#chunks![c] ?? [];
        const first = c === from.chunk ? from.offset : 0;
        const end = c === to.chunk ? to.offset : chunk.length;
        for (let i = backwards ? end - 1 : first; i >= first && i < end; i += step) yield chunk[i]!.at(-1) as string;
      }
    }
  }

  #build(): Entry[][] {
    const entries: Entry[] = [];
    for (const document of this.#documents.values()) entries.push(...this.#entriesOf(document));
    entries.sort(compareEntries);
    const chunks: Entry[][] = [];
    for (let i = 0; i < entries.length; i += CHUNK / 2) chunks.push(entries.slice(i, i + CHUNK / 2));
    return chunks;
  }

  #entriesOf(document: Document): readonly Entry[] {
    let entries: Value[][] = [[]];
    for (const path of this.#paths) {
      const values = valuesAt(document, path);
      if (values.length === 1) for (const entry of entries) entry.push(values[0]);
      else entries = [...new Set(values)].flatMap((value) => entries.map((entry) => [...entry, value]));
    }
    if (entries.length > 1) this.#manyPerDocument = true;
    return entries.map((entry) => entry.slice()); // one that was pushed to keeps room for many more
  }

  #span({ prefix, low, high }: Range): Span {
    return [
      low ? this.#place([...prefix, low.value], low.open) : this.#place(prefix, false),
      high ? this.#place([...prefix, high.value], !high.open) : this.#place(prefix, true),
    ];
  }

  #length([from, to]: Span): number {
    let length = to.offset - from.offset;
    for (let chunk = from.chunk; chunk < to.chunk; chunk++) length += this.#chunks![chunk]!.length;
    return length;
  }

  /** The first entry that does not come before `start`, or the first that comes after all that begin with it. */
  #place(start: Entry, after: boolean): Place {
    const passed = (entry: Entry) => {
      const order = compareEntries(start, entry);
      return after ? order < 0 : order <= 0;
    };
    const chunk = lowest(this.#chunks!.length, (i) => passed(this.#chunks![i]!.at(-1)!));
    const entries = this.#chunks![chunk] ?? [];
    return { chunk, offset: lowest(entries.length, (i) => passed(entries[i]!)) };
  }

  #insert(entry: Entry): void {
    const place = this.#place(entry, false);
    const at = place.chunk < this.#chunks!.length ? place : { chunk: place.chunk - 1, offset: Infinity };
    const chunk = this.#chunks![at.chunk];
    if (!chunk) return void this.#chunks!.push([entry]);
    chunk.splice(at.offset, 0, entry);
    if (chunk.length > CHUNK) this.#chunks!.splice(at.chunk + 1, 0, chunk.splice(CHUNK / 2));
  }

  #remove(entry: Entry): void {
    const { chunk, offset } = this.#place(entry, false);
    const entries = this.#chunks![chunk]!;
    entries.splice(offset, 1);
    if (entries.length === 0) this.#chunks!.splice(chunk, 1);
  }
}

/** The lowest number below `count` that passes, all that follow passing too; `count` where none does. */
function lowest(count: number, passes: (i: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const comparePlaces = (a: Place, b: Place) => a.chunk - b.chunk || a.offset - b.offset;

/** The same entries in order, each once. */
function disjoint(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const [from, to] of spans.toSorted((a, b) => comparePlaces(a[0], b[0]))) {
    const last = found.at(-1)?.[1] ?? { chunk: 0, offset: 0 };
    const start = comparePlaces(last, from) > 0 ? last : from;
    if (comparePlaces(start, to) < 0) found.push([start, to]);
  }
  return found;
}
