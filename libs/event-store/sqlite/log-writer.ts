import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  type Appended,
  checkNames,
  checkSize,
  type ExpectedRevision,
  ExpectedRevisionConflict,
  type NewEvent,
  networkOf,
  type Position,
  type Revision,
  type StreamAppend,
} from '#kernel';

/** What JSON puts around the parts of an event, in bytes. */
const FRAME = '{"id":"","type":"","data":,"metadata":}'.length;

/** An event as text, ready to be written. */
interface Line {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** Events for one stream, ready to be written. */
export interface Write {
  readonly stream: string;
  readonly network: string;
  readonly expected: ExpectedRevision;
  readonly lines: readonly Line[];
}

/**
 * Turns an append into text before its transaction, where a failure is the caller's alone.
 * Does what `checkAppend` does without spelling every event out twice. Throws `InvalidAppend`.
 */
export function prepare(writes: readonly StreamAppend[]): readonly Write[] {
  checkNames(writes);
  let bytes = 0;
  const lineOf = ({ id, type, data, metadata }: NewEvent): Line => {
    const line = { id, type, data: JSON.stringify(data ?? null), metadata: JSON.stringify(metadata) };
    bytes += Buffer.byteLength(line.data) + Buffer.byteLength(line.metadata) + id.length + type.length + FRAME;
    return line;
  };
  const prepared = writes.map(({ stream, expected, events }) => {
    return { stream, network: networkOf(stream), expected, lines: events.map(lineOf) };
  });
  checkSize(bytes);
  return prepared;
}

/** Where a write stands, or is to stand: its first revision, and its last position where it has been written already. */
interface Place {
  readonly first: Revision;
  readonly written?: Position;
}

/** Writes appends to the file, many in one transaction. */
export class LogWriter {
  readonly #database: DatabaseSync;
  readonly #now: () => number;
  readonly #insert: StatementSync;
  readonly #tip: StatementSync;
  readonly #standing: StatementSync;
  readonly #earlier: StatementSync;
  readonly #lastRecorded: StatementSync;

  constructor(database: DatabaseSync, now: () => number) {
    this.#database = database;
    this.#now = now;
    this.#insert = database.prepare(`
      INSERT INTO events (network, stream, revision, id, type, recorded_at, unguarded, data, metadata)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#tip = database.prepare('SELECT revision FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1');
    this.#standing = database.prepare(
      'SELECT id, position FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
    );
    this.#earlier = database.prepare(`
      SELECT min(revision) AS revision FROM (
        SELECT revision FROM events WHERE stream = :stream AND revision = 0 AND id = :id
        UNION ALL
        SELECT revision FROM events INDEXED BY events_unguarded WHERE id = :id AND stream = :stream AND unguarded
      )`);
    this.#lastRecorded = database.prepare('SELECT recorded_at FROM events ORDER BY position DESC LIMIT 1');
  }

  /**
   * Writes a group in one transaction and answers each append for itself: a conflict leaves its neighbours alone.
   * Durable when it returns; where it throws, nothing of the group is in the log.
   */
  commit(group: readonly (readonly Write[])[]): readonly (Appended | ExpectedRevisionConflict)[] {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const last = this.#lastRecorded.get()?.recorded_at as number | undefined;
      const recordedAt = Math.max(this.#now(), last ?? 0);
      const outcomes = group.map((append) => this.#append(append, recordedAt));
      this.#database.exec('COMMIT');
      return outcomes;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Looks at every stream before it writes to the first, so that a refused append has written nothing. */
  #append(writes: readonly Write[], recordedAt: number): Appended | ExpectedRevisionConflict {
    const places: Place[] = [];
    for (const write of writes) {
      const tip = (this.#tip.get(write.stream)?.revision as Revision | undefined) ?? -1;
      const place = this.#place(write, tip);
      // An append is written whole, so one that stands in part is another one.
      const torn = place && places[0] && (place.written === undefined) !== (places[0].written === undefined);
      if (!place || torn) return new ExpectedRevisionConflict(write.stream, write.expected, tip);
      places.push(place);
    }
    const positions = writes.map((write, index) => this.#settle(write, places[index]!, recordedAt));
    return {
      revisions: writes.map((write, index) => places[index]!.first + write.lines.length - 1),
      position: Math.max(...positions),
    };
  }

  /** `undefined` where the stream is not as expected, and not because of this very write. */
  #place(write: Write, tip: Revision): Place | undefined {
    const { expected } = write;
    const named = expected === 'none' ? -1 : expected;
    if (typeof named === 'number') return named === tip ? { first: tip + 1 } : this.#written(write, named + 1);
    if (tip < 0) return named === 'any' ? { first: 0 } : undefined;
    const first = this.#earlier.get({ id: write.lines[0]!.id, stream: write.stream })?.revision as Revision | null;
    return first === null ? { first: tip + 1 } : this.#written(write, first);
  }

  /** The place of a write whose events stand in the stream from `first` on; `undefined` where others do, or none. */
  #written({ stream, lines }: Write, first: Revision): Place | undefined {
    const standing = this.#standing.all(stream, first, lines.length);
    const same = standing.length === lines.length && lines.every((line, index) => line.id === standing[index]!.id);
    return same ? { first, written: standing.at(-1)!.position as Position } : undefined;
  }

  /** Writes what has not been written yet; the position of its last event. */
  #settle({ stream, network, expected, lines }: Write, { first, written }: Place, recordedAt: number): Position {
    if (written !== undefined) return written;
    const unguarded = expected === 'any' || expected === 'exists';
    let position: number | bigint = 0;
    for (const [index, { id, type, data, metadata }] of lines.entries()) {
      const flag = unguarded && index === 0 ? 1 : 0;
      const revision = first + index;
      const written = this.#insert.run(network, stream, revision, id, type, recordedAt, flag, data, metadata);
      position = written.lastInsertRowid;
    }
    return Number(position);
  }
}
