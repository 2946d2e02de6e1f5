import type { BulkJobOptions, DefaultJobOptions, Job as BullJob } from 'bullmq';
import { type Attempt, type DeadJob, type Instant, type Job, REMEMBERED_DAYS } from '#kernel';
import { occurrenceId, occurrenceOf } from '../recurrence.js';

/** What BullMQ keeps as the data of a job. */
export interface Stored {
  readonly payload: unknown;
  readonly runAt?: Instant;
}
export type StoredJob = BullJob<Stored, void>;

/** What remains of a job that is done. */
export const NOTHING: Stored = { payload: null };
/** What BullMQ calls pauses that the worker says. */
export const OWN_PAUSES = 'tansiq';

/** How often a job is tried is for its worker to say: it knows the kind. */
export const JOB_OPTIONS: DefaultJobOptions = {
  attempts: 1_000_000,
  backoff: { type: OWN_PAUSES },
  removeOnComplete: { age: REMEMBERED_DAYS * 86_400 },
  removeOnFail: false,
  stackTraceLimit: 0,
};

/** A job's keys in Redis stand among those of its queue (`wait`, `meta`, ...), whose names an id may be. */
const PREFIX = 'job-';

export const storedId = (id: string): string => `${PREFIX}${id}`;
export const scheduledId = (recurrence: string, at: number): string => `repeat:${recurrence}:${at}`;

/** What a job of that id may be called in BullMQ, which names those of its schedulers itself. */
export function possibleIds(id: string): readonly string[] {
  const occurrence = occurrenceOf(id);
  return [storedId(id), ...(occurrence ? [scheduledId(occurrence.recurrence, occurrence.at)] : [])];
}

export function toBulk({ id, kind, payload, runAt }: Job): { name: string; data: Stored; opts: BulkJobOptions } {
  const delay = runAt === undefined ? 0 : Math.max(0, Date.parse(runAt) - Date.now());
  return {
    name: kind,
    data: { payload, ...(runAt === undefined ? {} : { runAt }) },
    opts: { jobId: storedId(id), delay },
  };
}

function jobOf({ id, name: kind, data }: StoredJob): Job {
  const [, recurrence, at] = /^repeat:(.+):(\d+)$/.exec(id!) ?? [];
  if (!recurrence) return { id: id!.slice(PREFIX.length), kind, ...data };
  const time = Number(at);
  return { id: occurrenceId(recurrence, time), kind, ...data, runAt: new Date(time).toISOString() };
}

export const attemptOf = <Payload>(job: StoredJob): Attempt<Payload> => ({
  ...(jobOf(job) as Job<Payload>),
  attempt: job.attemptsMade + 1,
  enqueuedAt: new Date(job.timestamp).toISOString(),
});

export const deadJobOf = (job: StoredJob): DeadJob => ({
  ...jobOf(job),
  attempts: job.attemptsMade,
  reason: job.failedReason,
  diedAt: new Date(job.finishedOn!).toISOString(),
});
