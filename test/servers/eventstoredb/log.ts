import { closeSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';

/** An event as the log keeps it. `revision` of a tombstone is {@link TOMBSTONE}. */
export interface Entry {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  /** Base 64. */
  readonly data: string;
  /** Base 64. */
  readonly metadata: string;
  /** Milliseconds. */
  readonly created: number;
}

export type Proposed = Pick<Entry, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;
export type Expected = 'any' | 'no_stream' | 'stream_exists' | number;

/** Written, or recognised as written before: where the last event stands. */
export interface Written {
  readonly outcome: 'written';
  readonly revision: number;
  readonly position: number;
}
export interface Wrong {
  readonly outcome: 'wrong-expected-version';
  /** -1 where the stream does not exist. */
  readonly actual: number;
}
export type Outcome = Written | Wrong | { readonly outcome: 'stream-deleted' };

/** The revision that marks a stream's end for ever; 2^63 - 1, which no number holds. */
export const TOMBSTONE = Number.MAX_SAFE_INTEGER;
const SOFT_DELETED = Number.MAX_SAFE_INTEGER;

interface StreamMetadata {
  readonly $tb?: number;
  readonly $maxCount?: number;
}

/**
 * The transaction log: one line of JSON per append, so that a killed server comes back with what it acknowledged.
 * Emits `appended` after each.
 */
export class Log extends EventEmitter {
  readonly entries: Entry[] = [];
  readonly #streams = new Map<string, Entry[]>();
  /** Where an id was first written. In memory only, as in the real server: what was appended with `any` is forgotten by a restart. */
  readonly #ids = new Map<string, Entry>();
  readonly #file: number;
  #next = 0;

  constructor(directory: string) {
    super();
    this.setMaxListeners(0);
    mkdirSync(directory, { recursive: true });
    const path = join(directory, 'log.jsonl');
    this.#file = openSync(path, 'a+');
    const text = readFileSync(path, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    truncateSync(path, Buffer.byteLength(whole));
    for (const line of whole.split('\n').slice(0, -1)) this.#keep(JSON.parse(line) as Entry[]);
    if (this.entries.length === 0) this.append('$users', 'any', [json('$UserCreated', { loginName: 'admin' })]);
  }

  close(): void {
    closeSync(this.#file);
  }

  /** Appends events, or says why not: the rules of optimistic concurrency and idempotence that the recordings show. */
  append(stream: string, expected: Expected, events: readonly Proposed[]): Outcome {
    if (this.isTombstoned(stream)) return { outcome: 'stream-deleted' };
    const present = this.#streams.get(stream) ?? [];
    const actual = present.length - 1;
    if (events.length === 0) return { outcome: 'written', revision: 0, position: this.#pass() };
    const deleted = this.isSoftDeleted(stream);
    const repeated =
      typeof expected === 'string' && expected !== 'no_stream'
        ? this.#repeatedAnywhere(stream, events)
        : this.#repeatedAt(present, expected === 'no_stream' ? 0 : (expected as number) + 1, events);
    if (repeated === 'partly') return { outcome: 'wrong-expected-version', actual };
    if (repeated) return { outcome: 'written', revision: repeated.revision, position: repeated.position };
    if (!fits(expected, actual) && !(expected === 'no_stream' && deleted))
      return { outcome: 'wrong-expected-version', actual };
    if (deleted) this.#write(`$$${stream}`, [json('$metadata', { $tb: actual + 1 })]);
    const last = this.#write(stream, events);
    return { outcome: 'written', revision: last.revision, position: last.position };
  }

  /** Hides what the stream holds; its revisions go on counting. */
  delete(stream: string, expected: Expected): Outcome {
    return this.#end(stream, expected, () => this.#write(`$$${stream}`, [json('$metadata', { $tb: SOFT_DELETED })]));
  }

  /** Ends the stream for ever. */
  tombstone(stream: string, expected: Expected): Outcome {
    return this.#end(stream, expected, () => this.#write(stream, [json('$streamDeleted', {})], TOMBSTONE));
  }

  #end(stream: string, expected: Expected, write: () => Entry): Outcome {
    if (this.isTombstoned(stream)) return { outcome: 'stream-deleted' };
    const actual = (this.#streams.get(stream)?.length ?? 0) - 1;
    if (!fits(expected, actual)) return { outcome: 'wrong-expected-version', actual };
    return { outcome: 'written', ...write() };
  }

  isTombstoned(stream: string): boolean {
    return this.#streams.get(stream)?.at(-1)?.revision === TOMBSTONE;
  }

  isSoftDeleted(stream: string): boolean {
    return this.#metadata(stream).$tb === SOFT_DELETED;
  }

  /** What can be read of a stream, oldest first; `undefined` where it does not exist. */
  read(stream: string): readonly Entry[] | undefined {
    const entries = this.#streams.get(stream);
    if (!entries || this.isSoftDeleted(stream)) return undefined;
    const { $tb = 0, $maxCount = Infinity } = this.#metadata(stream);
    return entries.slice(Math.max($tb, entries.length - $maxCount, 0));
  }

  /** Index of the first entry after a position. */
  indexAfter(position: number): number {
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.entries[middle]!.position <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Even an empty append takes its place in the real log. */
  #pass(): number {
    const position = this.#next;
    this.#next += 128;
    return position;
  }

  #metadata(stream: string): StreamMetadata {
    const last = this.#streams.get(`$$${stream}`)?.at(-1);
    return last ? (JSON.parse(Buffer.from(last.data, 'base64').toString()) as StreamMetadata) : {};
  }

  /** With an expected revision: whether these very events stand where they would have been written. */
  #repeatedAt(present: readonly Entry[], from: number, events: readonly Proposed[]): Entry | 'partly' | undefined {
    if (present[from]?.id !== events[0]!.id) return undefined;
    const last = present[from + events.length - 1];
    return last && events.every((event, index) => present[from + index]!.id === event.id) ? last : 'partly';
  }

  /** Without one: whether each id was ever written to this stream, wherever. */
  #repeatedAnywhere(stream: string, events: readonly Proposed[]): Entry | 'partly' | undefined {
    const known = events
      .map(({ id }) => this.#ids.get(id))
      .map((entry) => (entry?.stream === stream ? entry : undefined));
    if (!known[0]) return undefined;
    return known.includes(undefined) ? 'partly' : known.at(-1);
  }

  #write(stream: string, events: readonly Proposed[], revision = this.#streams.get(stream)?.length ?? 0): Entry {
    const created = Math.max(Date.now(), this.entries.at(-1)?.created ?? 0);
    const entries = events.map((event, index): Entry => {
      const position = this.#next;
      this.#next += 128 + event.data.length;
      return { position, stream, revision: revision + index, ...event, created };
    });
    writeSync(this.#file, `${JSON.stringify(entries)}\n`);
    this.#keep(entries);
    for (const entry of entries) if (!this.#ids.has(entry.id)) this.#ids.set(entry.id, entry);
    this.emit('appended');
    return entries.at(-1)!;
  }

  #keep(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.entries.push(entry);
      if (!this.#streams.has(entry.stream)) this.#streams.set(entry.stream, []);
      this.#streams.get(entry.stream)!.push(entry);
      this.#next = entry.position + 128 + entry.data.length;
    }
  }
}

function fits(expected: Expected, actual: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'stream_exists') return actual >= 0;
  return actual === (expected === 'no_stream' ? -1 : expected);
}

const json = (type: string, data: object): Proposed => ({
  id: crypto.randomUUID(),
  type,
  contentType: 'application/json',
  data: Buffer.from(JSON.stringify(data)).toString('base64'),
  metadata: '',
});
