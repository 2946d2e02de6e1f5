import {
  type Appended,
  type EventStore,
  type Position,
  type ReadLog,
  type ReadStream,
  type RecordedEvent,
  StoreUnavailable,
  type StreamAppend,
  type Subscribe,
  type Subscription,
} from '#kernel';
import type { DatabaseSync } from 'node:sqlite';
import { CatchUp } from './catch-up.js';
import { Changes } from './changes.js';
import { GroupCommit } from './group-commit.js';
import { openLogFile } from './log-file.js';
import { LogReader } from './log-reader.js';
import { LogWriter, prepare } from './log-writer.js';
import { available } from './unavailable.js';

export interface SqliteEventStoreOptions {
  /** The clock that `recordedAt` comes from, milliseconds since 1970. Where it goes back, `recordedAt` stays. */
  readonly now?: () => number;
}

/**
 * The log in one SQLite file. Several processes may open the same file: each sees what the others write within some 100 ms.
 * Reads and commits run on the event loop: both are short (docs/decisions/0003).
 */
export class SqliteEventStore implements EventStore {
  readonly #database: DatabaseSync;
  readonly #reader: LogReader;
  readonly #commits: GroupCommit;
  readonly #changes: Changes;
  readonly #subscriptions = new Set<Subscription>();
  #closing: Promise<void> | undefined;
  #closed = false;

  /** `path` is made where it does not exist; `:memory:` keeps nothing. Throws an Error where it is something else's file. */
  constructor(path: string, { now = Date.now }: SqliteEventStoreOptions = {}) {
    this.#database = openLogFile(path);
    this.#reader = new LogReader(this.#database);
    this.#changes = new Changes(() => this.#reader.version());
    this.#commits = new GroupCommit(new LogWriter(this.#database, now), () => this.#changes.tell());
  }

  async append(writes: readonly StreamAppend[]): Promise<Appended> {
    const prepared = prepare(writes);
    if (this.#closed) throw new StoreUnavailable('the event store is closed');
    return this.#commits.append(prepared);
  }

  async readStream(stream: string, options: ReadStream = {}): Promise<readonly RecordedEvent[]> {
    return this.#reader.stream(stream, options);
  }

  readLog(options: ReadLog = {}): AsyncIterable<readonly RecordedEvent[]> {
    return this.#reader.log(options);
  }

  async lastPosition(): Promise<Position> {
    return available(() => this.#reader.lastPosition());
  }

  subscribe(options: Subscribe): Subscription {
    const subscription = new CatchUp(this.#reader, this.#changes, options);
    this.#subscriptions.add(subscription);
    void subscription.ended.then(() => this.#subscriptions.delete(subscription));
    return subscription;
  }

  /** Ends the subscriptions after the batches at hand, finishes the appends under way, and lets go of the file. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    await Promise.all([...this.#subscriptions].map((subscription) => subscription.close()));
    this.#closed = true;
    await this.#commits.drained();
    this.#changes.stop();
    this.#database.close();
  }
}
