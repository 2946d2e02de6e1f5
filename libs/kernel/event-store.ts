import type { NewEvent, Position, RecordedEvent, Revision } from './event.js';

/** What an append relies on: nothing, a stream that does not exist, one that does, or its exact revision. */
export type ExpectedRevision = 'any' | 'none' | 'exists' | Revision;

/** Events for one stream. */
export interface StreamAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

/** Where an append ended: the revision of each stream's last event, and the log position of the last one of all. */
export interface Appended {
  readonly revisions: readonly Revision[];
  readonly position: Position;
}

export interface ReadStream {
  readonly direction?: 'forwards' | 'backwards';
  /** First revision to read, inclusive; backwards, the last. By default the stream's first, or its last. */
  readonly from?: Revision;
  /** At most so many events. */
  readonly limit?: number;
}

export interface ReadLog {
  /** Forwards: only what stands after this position. */
  readonly after?: Position;
  /** Forwards: nothing after this position. Backwards: start here, inclusive. */
  readonly upTo?: Position;
  readonly direction?: 'forwards' | 'backwards';
  /** Only streams whose names begin so, e.g. `pnpm.` or `pnpm.membership-`. */
  readonly prefix?: string;
  /** Only events of these types. */
  readonly types?: ReadonlySet<string>;
  readonly limit?: number;
}

/** A part of the log: what a subscription hands over. `position` is reached once these events are handled. */
export interface Batch {
  readonly events: readonly RecordedEvent[];
  readonly position: Position;
  /** Nothing more was waiting when this batch was read. */
  readonly caughtUp: boolean;
}

export interface Subscribe {
  /** Where to begin: after this position. */
  readonly after: Position;
  /** Handles a batch; the next one comes when it has resolved. When it rejects, the same batch is handed over again after a pause. */
  handle(batch: Batch): Promise<void>;
}

/** A running catch-up subscription. It resumes by itself from the last position that was handled. */
export interface Subscription {
  /** Ends after the batch at hand. */
  close(): Promise<void>;
}

/**
 * The log of everything that happened, append-only and durable.
 *
 * An append is idempotent: the same events with the same expected revision, told again, answer what they answered first, even after a
 * restart or from another process. Several streams are written all or not at all.
 *
 * Throws {@link ExpectedRevisionConflict}, {@link StoreUnavailable} and {@link InvalidAppend}.
 */
export interface EventStore {
  /** Resolves once the events are durable. */
  append(writes: readonly StreamAppend[]): Promise<Appended>;
  /** A stream that does not exist has no events. */
  readStream(stream: string, options?: ReadStream): Promise<readonly RecordedEvent[]>;
  /** The log, or the part of it that is asked for, in batches; never the store's own system events. */
  readLog(options?: ReadLog): AsyncIterable<readonly RecordedEvent[]>;
  /** Position of the log's last event; `BEGINNING` where there is none. */
  lastPosition(): Promise<Position>;
  /** Follows the log for ever. */
  subscribe(options: Subscribe): Subscription;
  close(): Promise<void>;
}

/** The stream is not where the writer thought. Read it again and decide anew. */
export class ExpectedRevisionConflict extends Error {
  override readonly name = 'ExpectedRevisionConflict';
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    /** -1 where the stream does not exist. */
    readonly actual: Revision,
  ) {
    super(`stream ${stream} was expected at ${expected} and is at ${actual}`);
  }
}

/** The store does not answer; whether the events were written is unknown. Append the same ones again with the same expected revision. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The append can never succeed: no events, an empty name or type, or more than {@link MAX_APPEND_BYTES}. */
export class InvalidAppend extends Error {
  override readonly name = 'InvalidAppend';
}

/** EventStoreDB's limit for one append, events together; held to by every adapter, so that data can move between them. */
export const MAX_APPEND_BYTES = 1_000_000;

/** Refuses what no store could keep. Called by every adapter before anything is sent. */
export function checkAppend(writes: readonly StreamAppend[]): void {
  checkNames(writes);
  let bytes = 0;
  for (const { events } of writes) for (const event of events) bytes += Buffer.byteLength(JSON.stringify(event));
  checkSize(bytes);
}

/** The part of {@link checkAppend} that looks at names, for adapters that know the size anyway. */
export function checkNames(writes: readonly StreamAppend[]): void {
  if (writes.length === 0) throw new InvalidAppend('an append needs at least one stream');
  if (new Set(writes.map((write) => write.stream)).size < writes.length)
    throw new InvalidAppend('a stream stands twice in one append');
  for (const { stream, events } of writes) {
    if (stream === '' || stream.startsWith('$')) throw new InvalidAppend(`"${stream}" is no name for a stream`);
    if (events.length === 0) throw new InvalidAppend(`an append to ${stream} needs at least one event`);
    for (const { type } of events) {
      if (type === '' || type.startsWith('$')) throw new InvalidAppend(`"${type}" is no event type`);
    }
  }
}

/** The part of {@link checkAppend} that looks at the size: the bytes of all events as JSON. */
export function checkSize(bytes: number): void {
  if (bytes > MAX_APPEND_BYTES) throw new InvalidAppend(`an append of ${bytes} bytes is over ${MAX_APPEND_BYTES}`);
}
