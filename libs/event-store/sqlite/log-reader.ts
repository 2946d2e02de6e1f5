import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import {
  BEGINNING,
  type Batch,
  type Metadata,
  networkOf,
  type Position,
  type ReadLog,
  type ReadStream,
  type RecordedEvent,
  SharedStrings,
} from '#kernel';
import { available } from './unavailable.js';

/** Events in one batch. */
const BATCH = 1_000;
/** Positions looked at in one go, so that rare events in a long log do not stop the event loop while they are searched. */
const STRETCH = 10_000;

const COLUMNS = 'position, stream, revision, id, type, recorded_at, data, metadata';

type Row = readonly [Position, string, number, string, string, number, string, string];
type Bound = Record<string, string | number>;

/** Reads the file; no statement stays open between two batches, so that no reader holds back a checkpoint of the WAL. */
export class LogReader {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #strings = new SharedStrings();
  #last: { readonly after: Position; readonly events: readonly RecordedEvent[] } | undefined;
  #instant: readonly [milliseconds: number, text: string] = [NaN, ''];

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  lastPosition(): Position {
    const last = this.#prepared('SELECT max(position) FROM events').get() as unknown as readonly [number | null];
    return last[0] ?? BEGINNING;
  }

  /** Changes whenever another connection has written: https://sqlite.org/pragma.html#pragma_data_version */
  version(): number {
    return (this.#prepared('PRAGMA data_version').get() as unknown as readonly [number])[0];
  }

  stream(stream: string, { direction = 'forwards', from, limit }: ReadStream): readonly RecordedEvent[] {
    const [bound, order] = direction === 'forwards' ? ['>=', 'ASC'] : ['<=', 'DESC'];
    const first = from ?? (direction === 'forwards' ? 0 : Number.MAX_SAFE_INTEGER);
    // A LIMIT makes SQLite a third slower here, also where it limits nothing.
    return this.#select(
      `SELECT ${COLUMNS} FROM events WHERE stream = :stream AND revision ${bound} :first
       ORDER BY revision ${order} ${limit === undefined ? '' : 'LIMIT :limit'}`,
      { stream, first, ...(limit !== undefined && { limit }) },
    );
  }

  /** What comes next in the log; no events where nothing does yet. Those who follow it side by side are given the same events. */
  next(after: Position): Batch {
    const events = this.#last?.after === after ? this.#last.events : this.#following(after);
    if (events.length > 0) this.#last = { after, events };
    const position = events.at(-1)?.position ?? after;
    return { events, position, caughtUp: position >= this.lastPosition() };
  }

  /** Whoever follows keeps much of it: what events say over and over is in memory once. */
  #following(after: Position): readonly RecordedEvent[] {
    const sql = `SELECT ${COLUMNS} FROM events WHERE position > :after ORDER BY position LIMIT ${BATCH}`;
    const events = this.#select(sql, { after });
    for (const { data } of events) this.#strings.shareWithin(data);
    return events;
  }

  /** A part of the log, up to where it ends now. */
  async *log({ direction = 'forwards', limit = Infinity, after, upTo, ...part }: ReadLog) {
    const forwards = direction === 'forwards';
    let low = after ?? BEGINNING;
    let high = Math.min(
      upTo ?? Infinity,
      available(() => this.lastPosition()),
    );
    let left = limit;
    let batch: RecordedEvent[] = [];
    while (low < high && left > 0) {
      const stretch = forwards ? [low, Math.min(low + STRETCH, high)] : [Math.max(high - STRETCH, low), high];
      const wanted = Math.min(BATCH - batch.length, left);
      const found = this.#search(part, forwards, stretch[0]!, stretch[1]!, wanted);
      batch.push(...found);
      left -= found.length;
      // As many as wanted: there may be more in this stretch.
      const last = found.length === wanted ? found.at(-1)!.position : undefined;
      if (forwards) low = last ?? stretch[1]!;
      else high = last === undefined ? stretch[0]! : last - 1;
      if (batch.length === BATCH) {
        yield batch as readonly RecordedEvent[];
        batch = [];
      }
      await setImmediate();
    }
    if (batch.length > 0) yield batch as readonly RecordedEvent[];
  }

  #search({ prefix = '', types }: ReadLog, forwards: boolean, low: Position, high: Position, limit: number) {
    const bound: Bound = { low, high, limit };
    const conditions = ['position > :low', 'position <= :high'];
    const ofOneNetwork = prefix.includes('.');
    if (ofOneNetwork) {
      conditions.push('network = :network');
      bound.network = networkOf(prefix);
    }
    if (prefix) {
      conditions.push('substr(stream, 1, length(:prefix)) = :prefix');
      bound.prefix = prefix;
    }
    if (types) {
      conditions.push('type IN (SELECT value FROM json_each(:types))');
      bound.types = JSON.stringify([...types]);
    }
    return this.#select(
      `SELECT ${COLUMNS} FROM events ${ofOneNetwork ? 'INDEXED BY events_by_network' : ''}
       WHERE ${conditions.join(' AND ')} ORDER BY position ${forwards ? 'ASC' : 'DESC'} LIMIT :limit`,
      bound,
    );
  }

  /** A batch at once rather than row by row: it is small, and a quarter faster. */
  #select(sql: string, bound: Bound): readonly RecordedEvent[] {
    const rows = available(() => this.#prepared(sql).all(bound)) as unknown as readonly Row[];
    return rows.map((row) => this.#recorded(row));
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      statement.setReturnArrays(true);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #recorded([position, stream, revision, id, type, recordedAt, data, metadata]: Row): RecordedEvent {
    return {
      id,
      type,
      data: JSON.parse(data),
      metadata: JSON.parse(metadata) as Metadata,
      stream,
      revision,
      position,
      recordedAt: this.#instantOf(recordedAt),
    };
  }

  /** Events of one transaction share their instant, so it is spelt out once. */
  #instantOf(milliseconds: number): string {
    if (this.#instant[0] !== milliseconds) this.#instant = [milliseconds, new Date(milliseconds).toISOString()];
    return this.#instant[1];
  }
}
