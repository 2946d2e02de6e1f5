import { setTimeout as pass } from 'node:timers/promises';
import { UnrecoverableError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { type Attempt, Hopeless, MOST_LOSSES, pauseAfter, USUAL_RETRIES, type WorkOptions } from '#kernel';
import { reasonOf } from '../reason.js';
import { attemptOf, NOTHING, type Stored, type StoredJob } from './stored-job.js';

/** How long a process has a job that it does not renew, how often workers look for such jobs, and how soon they try again; milliseconds. */
const LOCK = 15_000;
const LOOK = 5_000;
const AGAIN = 1_000;
/** How long a worker that closes waits for Redis once its jobs have run; milliseconds. */
const PATIENCE = 5_000;

export interface WorkerOptions extends WorkOptions {
  readonly kind: string;
  readonly prefix: string;
  readonly connection: Redis;
  run(job: Attempt<never>): Promise<void>;
}

/** Runs the jobs of one kind. Goes on by itself when Redis is back. */
export class BullmqWorker {
  readonly #worker: AbandonableWorker;
  readonly #running = new Set<Promise<void>>();
  /** Payloads of jobs that are done, being removed. */
  readonly #clearing = new Set<Promise<void>>();

  constructor({ kind, concurrency = 1, retries = USUAL_RETRIES, run, ...where }: WorkerOptions) {
    const process = (job: StoredJob) => during(this.#running, attempt(job, run, retries.attempts));
    this.#worker = new AbandonableWorker(kind, process, {
      ...where,
      concurrency,
      lockDuration: LOCK,
      stalledInterval: LOOK,
      maxStalledCount: MOST_LOSSES - 1,
      runRetryDelay: AGAIN,
      settings: { backoffStrategy: (attempts) => pauseAfter(attempts, retries) },
    });
    this.#worker.on('error', () => {});
    this.#worker.on('completed', (job) => {
      void during(this.#clearing, job.updateData(NOTHING)).catch(() => {});
    });
  }

  /** Takes no more work, and resolves when what is running is settled; some seconds after it has run where Redis does not answer. */
  async close(): Promise<void> {
    const settled = this.#worker.close().then(() => Promise.allSettled(this.#clearing));
    const limit = new AbortController();
    await Promise.race([settled, this.#ran().then(() => pass(PATIENCE, undefined, limit))]);
    limit.abort();
    await this.#worker.abandon();
  }

  async #ran(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }
}

/** BullMQ's own `close` waits for Redis, however long. */
class AbandonableWorker extends Worker<Stored, void> {
  async abandon(): Promise<void> {
    await this.lockManager.close();
    await this.backend.close(true);
  }
}

/** BullMQ tries again what throws any error but an `UnrecoverableError`. */
async function attempt(job: StoredJob, run: WorkerOptions['run'], attempts: number): Promise<void> {
  try {
    await run(attemptOf<never>(job));
  } catch (error) {
    const isLast = error instanceof Hopeless || job.attemptsMade + 1 >= attempts;
    throw isLast ? new UnrecoverableError(reasonOf(error)) : new Error(reasonOf(error));
  }
}

function during<Result>(set: Set<Promise<Result>>, work: Promise<Result>): Promise<Result> {
  set.add(work);
  return work.finally(() => set.delete(work));
}
