import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { type DeadJob, type Job, type JobCounts, MOST_LOSSES, REMEMBERED_DAYS, type Recurrence } from '#kernel';
import { prepareStatements, type Statements } from '#sqlite';
import { Recurrences } from './recurrences.js';
import { deadJobOf, type JobRow } from './rows.js';

/** How long a process has a job that it does not renew; milliseconds. */
export const LEASE = 12_000;
const DAY = 86_400_000;
/** Ids that are forgotten in one go. */
const FORGOTTEN_AT_ONCE = 1_000;

const IS_LOST = "state = 'running' AND kind = :kind AND at < :clock AND holder <> :holder";
const TOO_OFTEN = `losses + 1 >= ${MOST_LOSSES}`;

const STATEMENTS = {
  insert: `INSERT INTO jobs (id, kind, state, at, payload, enqueued_at, run_at, recurrence)
    SELECT :id, :kind, 'waiting', coalesce(:runAt, :now), :payload, :now, :runAt, :recurrence
    WHERE NOT EXISTS (SELECT 1 FROM done WHERE id = :id AND at > :forgotten) ON CONFLICT DO NOTHING`,
  cancel: "DELETE FROM jobs WHERE id = :id AND state = 'waiting' AND recurrence IS NULL",
  due: `SELECT * FROM jobs WHERE state = 'waiting' AND kind = :kind AND at <= :now ORDER BY at, sequence LIMIT :most`,
  next: "SELECT min(at) AS at FROM jobs WHERE state = 'waiting' AND kind = :kind",
  hold: "UPDATE jobs SET state = 'running', at = :until, holder = :holder WHERE sequence = :sequence",
  renew: "UPDATE jobs SET at = :until WHERE state = 'running' AND holder = :holder",
  lost: `SELECT 1 FROM jobs WHERE ${IS_LOST} LIMIT 1`,
  recover: `UPDATE jobs SET holder = NULL, losses = losses + 1, failures = failures + (${TOO_OFTEN}),
      state = iif(${TOO_OFTEN}, 'dead', 'waiting'), at = iif(${TOO_OFTEN}, :now, coalesce(run_at, enqueued_at)),
      reason = iif(${TOO_OFTEN}, 'its process died while running it, ${MOST_LOSSES} times', NULL)
    WHERE ${IS_LOST}`,
  complete: 'DELETE FROM jobs WHERE id = :id AND (holder = :holder OR holder IS NULL)',
  remember: 'INSERT OR REPLACE INTO done (id, at) VALUES (:id, :now)',
  retry: `UPDATE jobs SET state = 'waiting', at = :at, holder = NULL, failures = failures + 1
    WHERE id = :id AND holder = :holder`,
  bury: `UPDATE jobs SET state = 'dead', at = :now, holder = NULL, failures = failures + 1, reason = :reason
    WHERE id = :id AND holder = :holder`,
  dead: "SELECT * FROM jobs WHERE state = 'dead' AND (:kind IS NULL OR kind = :kind) ORDER BY at DESC, sequence DESC",
  revive: `UPDATE jobs SET state = 'waiting', at = :now, failures = 0, losses = 0, reason = NULL
    WHERE id = :id AND state = 'dead' RETURNING kind`,
  drop: "DELETE FROM jobs WHERE id = :id AND state = 'dead'",
  counts: `SELECT kind, sum(state = 'waiting' AND at <= :now) AS due, sum(state = 'waiting' AND at > :now) AS later,
      sum(state = 'running') AS running, sum(state = 'dead') AS dead
    FROM jobs GROUP BY kind`,
  forget: `DELETE FROM done WHERE id IN (SELECT id FROM done WHERE at <= :forgotten LIMIT ${FORGOTTEN_AT_ONCE})`,
};

/** The jobs in the file, as one process sees them. What changes them is called within a transaction. */
export class Jobs {
  readonly #statements: Statements<keyof typeof STATEMENTS>;
  readonly #recurrences: Recurrences;
  readonly #now: () => number;
  /** Says whose a running job is. */
  readonly #holder = randomUUID();

  constructor(database: DatabaseSync, now: () => number) {
    this.#statements = prepareStatements(database, STATEMENTS);
    this.#recurrences = new Recurrences(database, ({ id: recurrence, kind }, id, runAt) =>
      this.#insert({ id, kind, payload: 'null', runAt, recurrence }),
    );
    this.#now = now;
  }

  enqueue({ id, kind, payload, runAt }: Job): void {
    const time = runAt === undefined ? null : Date.parse(runAt);
    this.#insert({ id, kind, payload: JSON.stringify(payload), runAt: time, recurrence: null });
  }

  cancel(id: string): void {
    this.#statements.cancel.run({ id });
  }

  recur(recurrence: Recurrence): void {
    this.#recurrences.set(recurrence, this.#now());
  }

  endRecurrence(id: string): void {
    this.#recurrences.remove(id);
  }

  /** When there is work of a kind: now or in the past where it is due or its process died, undefined where there is none. */
  next(kind: string): number | undefined {
    const lost = this.#statements.lost.get({ kind, clock: Date.now(), holder: this.#holder });
    if (lost) return -Infinity;
    return (this.#statements.next.get({ kind }) as { at: number | null }).at ?? undefined;
  }

  /** Takes so many due jobs of a kind at most, the earliest first; a recurrence goes on with the first attempt at its job. */
  claim(kind: string, most: number): readonly JobRow[] {
    const [now, clock, holder] = [this.#now(), Date.now(), this.#holder];
    this.#statements.recover.run({ kind, now, clock, holder });
    const rows = this.#statements.due.all({ kind, now, most }) as unknown as JobRow[];
    for (const { sequence, recurrence, run_at: runAt } of rows) {
      this.#statements.hold.run({ sequence, holder, until: clock + LEASE });
      if (recurrence !== null) this.#recurrences.goOn(recurrence, runAt!, now);
    }
    return rows;
  }

  renew(): void {
    this.#statements.renew.run({ holder: this.#holder, until: Date.now() + LEASE });
  }

  /** Only the id remains. Leaves a job alone that another process has by now. */
  complete(id: string): void {
    const { changes } = this.#statements.complete.run({ id, holder: this.#holder });
    if (changes > 0) this.#statements.remember.run({ id, now: this.#now() });
  }

  retry(id: string, pause: number): void {
    this.#statements.retry.run({ id, at: this.#now() + pause, holder: this.#holder });
  }

  bury(id: string, reason: string): void {
    this.#statements.bury.run({ id, reason, now: this.#now(), holder: this.#holder });
  }

  dead(kind?: string): readonly DeadJob[] {
    return (this.#statements.dead.all({ kind: kind ?? null }) as unknown as JobRow[]).map(deadJobOf);
  }

  /** The kind of the job that is revived. */
  revive(id: string): string | undefined {
    return (this.#statements.revive.get({ id, now: this.#now() }) as { kind: string } | undefined)?.kind;
  }

  drop(id: string): boolean {
    return this.#statements.drop.run({ id }).changes > 0;
  }

  counts(): ReadonlyMap<string, JobCounts> {
    const rows = this.#statements.counts.all({ now: this.#now() }) as unknown as (JobCounts & { kind: string })[];
    return new Map(rows.map(({ kind, ...counts }) => [kind, counts]));
  }

  /** Forgets ids that have been remembered long enough; whether there may be more of them. */
  forget(): boolean {
    return this.#statements.forget.run({ forgotten: this.#forgotten() }).changes === FORGOTTEN_AT_ONCE;
  }

  #insert(job: Pick<JobRow, 'id' | 'kind' | 'payload' | 'recurrence'> & { readonly runAt: number | null }): boolean {
    return this.#statements.insert.run({ ...job, now: this.#now(), forgotten: this.#forgotten() }).changes > 0;
  }

  #forgotten(): number {
    return this.#now() - REMEMBERED_DAYS * DAY;
  }
}
