import type { Instant } from './time.js';

/** A piece of work for later. Two jobs with the same id are one; jobs of different kinds have different ids. */
export interface Job<Payload = unknown> {
  /** Letters, digits, `-`, `_` and `.`, at most 200 of them, not digits alone. */
  readonly id: string;
  /** Letters, digits, `-`, `_` and `.`, at most 100 of them. */
  readonly kind: string;
  /** JSON. */
  readonly payload: Payload;
  /** Not before this; at once where it is missing. */
  readonly runAt?: Instant;
}

/** A job while it is run. */
export interface Attempt<Payload = unknown> extends Job<Payload> {
  /** 1 for the first; one that ended with its process does not count. */
  readonly attempt: number;
  /** When it was enqueued. */
  readonly enqueuedAt: Instant;
}

/**
 * Work that comes again: each time a job of its own, with an id that follows from the recurrence and the time, the time as its `runAt` and
 * `null` as its payload. It is for {@link JobQueue.endRecurrence} to take back, not for {@link JobQueue.cancel}.
 */
export interface Recurrence {
  /** As of a job, at most 180 characters. */
  readonly id: string;
  readonly kind: string;
  /** Five fields, as in crontab(5): `0 6 * * *`. */
  readonly cron: string;
  /** IANA name, in which the hours are meant. */
  readonly timeZone: string;
}

/** How often a job is tried, and after which pauses: each twice the one before, from the first to the longest; milliseconds. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly firstPause: number;
  readonly longestPause: number;
}

/** How jobs of one kind are run. */
export interface WorkOptions {
  /** So many at once in this process. */
  readonly concurrency?: number;
  readonly retries?: RetryPolicy;
}

/** A job that was given up: tried as often as its kind is, or said to be hopeless. Kept until it is revived or dropped. */
export interface DeadJob<Payload = unknown> extends Job<Payload> {
  readonly attempts: number;
  /** What its last attempt said. */
  readonly reason: string;
  readonly diedAt: Instant;
}

/** How many jobs of a kind there are. */
export interface JobCounts {
  /** To be run now. */
  readonly due: number;
  /** To be run later, or tried again. */
  readonly later: number;
  readonly running: number;
  readonly dead: number;
}

/** How long a pause is before the attempt after this one. */
export const pauseAfter = (attempt: number, { firstPause, longestPause }: RetryPolicy): number =>
  Math.min(longestPause, firstPause * 2 ** (attempt - 1));

/** Where a kind says nothing else: some three hours. */
export const USUAL_RETRIES: RetryPolicy = { attempts: 12, firstPause: 5_000, longestPause: 3_600_000 };

/** How long the id of a job that is done is known: days. */
export const REMEMBERED_DAYS = 30;

/** A job is dead when its process has died so many times while running it: it may be what kills them. */
export const MOST_LOSSES = 10;

/**
 * Work that is done later, once, by whoever is free; survives restarts, of this process and of the queue's own server. A job that was
 * being run when its process died is run again some 15 s later, whatever its {@link RetryPolicy}: at least once, up to {@link MOST_LOSSES}.
 *
 * Throws {@link JobQueueUnavailable}, and a RangeError for what is no job or no recurrence.
 */
export interface JobQueue {
  /** Resolves once they are safe. Does nothing for a job whose id is waiting, running, dead, or done within {@link REMEMBERED_DAYS}. */
  enqueue(jobs: readonly Job[]): Promise<void>;
  /** Takes back what waits, to be run or tried again; what is unknown, running, done or dead is left alone. A cancelled id may be enqueued again. */
  cancel(ids: readonly string[]): Promise<void>;
  /**
   * Has a job come again and again; told again with the same id, the new word counts (the same word again changes nothing). What was missed
   * while nobody worked comes once, late.
   */
  recur(recurrence: Recurrence): Promise<void>;
  /** Ends a recurrence, with the job of it that waits; one that was begun is finished. */
  endRecurrence(id: string): Promise<void>;
  /**
   * Runs jobs of a kind in this process until it closes, one at a time where nothing else is said, the earliest due first. One that rejects
   * is tried again after a pause, and dead at last; with {@link Hopeless} at once. A job that does not settle is run for ever.
   */
  work<Payload>(kind: string, run: (job: Attempt<Payload>) => Promise<void>, options?: WorkOptions): void;
  /** Those that were given up, the last first. */
  dead(kind?: string): Promise<readonly DeadJob[]>;
  /** Has a dead job tried anew, with all its attempts; false where there is none of that id. */
  revive(id: string): Promise<boolean>;
  /** Removes a dead job; false where there is none of that id. */
  drop(id: string): Promise<boolean>;
  /** By kind; kinds without any are left out. */
  counts(): Promise<ReadonlyMap<string, JobCounts>>;
  /** Takes no more work, and finishes what is running. */
  close(): Promise<void>;
}

/** Thrown by work that can never succeed: the job is dead at once. */
export class Hopeless extends Error {
  override readonly name = 'Hopeless';
}

/** The job queue does not answer; whether what was asked took place is unknown. Asking again does no harm. */
export class JobQueueUnavailable extends Error {
  override readonly name = 'JobQueueUnavailable';
}
