import type { DatabaseSync } from 'node:sqlite';
import type { Recurrence } from '#kernel';
import { prepareStatements, type Statements } from '#sqlite';
import { following, occurrenceId } from '../recurrence.js';

interface RecurrenceRow extends Recurrence {
  /** When the job of it is due that waits. */
  readonly nextAt: number;
}

const STATEMENTS = {
  find: 'SELECT id, kind, cron, time_zone AS timeZone, next_at AS nextAt FROM recurrences WHERE id = :id',
  put: `INSERT OR REPLACE INTO recurrences (id, kind, cron, time_zone, next_at)
    VALUES (:id, :kind, :cron, :timeZone, :nextAt)`,
  remove: 'DELETE FROM recurrences WHERE id = :id',
  removeJob: "DELETE FROM jobs WHERE id = :id AND recurrence IS NOT NULL AND state = 'waiting'",
};

/** What comes again, each with its next job among the others. What changes them is called within a transaction. */
export class Recurrences {
  readonly #statements: Statements<keyof typeof STATEMENTS>;
  readonly #enqueue: (recurrence: Recurrence, id: string, at: number) => boolean;

  /** `enqueue` adds a job of a recurrence; false where its id is known already. */
  constructor(database: DatabaseSync, enqueue: (recurrence: Recurrence, id: string, at: number) => boolean) {
    this.#statements = prepareStatements(database, STATEMENTS);
    this.#enqueue = enqueue;
  }

  set({ id, kind, cron, timeZone }: Recurrence, now: number): void {
    const known = this.#find(id);
    if (known && known.kind === kind && known.cron === cron && known.timeZone === timeZone) return;
    this.remove(id);
    this.#advance({ id, kind, cron, timeZone }, now);
  }

  remove(id: string): void {
    const known = this.#find(id);
    if (!known) return;
    this.#statements.removeJob.run({ id: occurrenceId(id, known.nextAt) });
    this.#statements.remove.run({ id });
  }

  /** Brings the next job when the one of a time is begun; nothing where that has been done. */
  goOn(id: string, at: number, now: number): void {
    const known = this.#find(id);
    if (known?.nextAt !== at) return;
    const { nextAt: _, ...recurrence } = known;
    this.#advance(recurrence, Math.max(at, now));
  }

  /** To the first time whose job is not known: a clock that was put back comes by the same times again. */
  #advance(recurrence: Recurrence, after: number): void {
    let nextAt = following(recurrence, after);
    while (!this.#enqueue(recurrence, occurrenceId(recurrence.id, nextAt), nextAt))
      nextAt = following(recurrence, nextAt);
    this.#statements.put.run({ ...recurrence, nextAt });
  }

  #find(id: string): RecurrenceRow | undefined {
    return this.#statements.find.get({ id }) as RecurrenceRow | undefined;
  }
}
