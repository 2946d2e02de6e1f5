import type { Attempt, DeadJob, Instant, Job } from '#kernel';

/** A job as it is stored; times in milliseconds since 1970. */
export interface JobRow {
  readonly sequence: number;
  readonly id: string;
  readonly kind: string;
  readonly at: number;
  readonly payload: string;
  readonly enqueued_at: number;
  readonly run_at: number | null;
  readonly recurrence: string | null;
  readonly failures: number;
  readonly reason: string | null;
}

const instantOf = (time: number): Instant => new Date(time).toISOString();

const jobOf = ({ id, kind, payload, run_at: runAt }: JobRow): Job => ({
  id,
  kind,
  payload: JSON.parse(payload) as unknown,
  ...(runAt === null ? {} : { runAt: instantOf(runAt) }),
});

export const attemptOf = <Payload>(row: JobRow): Attempt<Payload> => ({
  ...(jobOf(row) as Job<Payload>),
  attempt: row.failures + 1,
  enqueuedAt: instantOf(row.enqueued_at),
});

export const deadJobOf = (row: JobRow): DeadJob => ({
  ...jobOf(row),
  attempts: row.failures,
  reason: row.reason!,
  diedAt: instantOf(row.at),
});
