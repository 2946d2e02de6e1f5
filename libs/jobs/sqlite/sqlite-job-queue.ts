import type { DatabaseSync } from 'node:sqlite';
import {
  type Attempt,
  type DeadJob,
  type Job,
  type JobCounts,
  type JobQueue,
  JobQueueUnavailable,
  type Recurrence,
  type WorkOptions,
} from '#kernel';
import { GroupCommit } from '#sqlite';
import { checkJob, checkRecurrence } from '../check.js';
import { chunksOf } from '../chunks.js';
import { openJobFile, patiently } from './job-file.js';
import { Jobs, LEASE } from './jobs.js';
import { SqliteWorker } from './sqlite-worker.js';

/** Jobs that are enqueued in one transaction. */
const CHUNK = 500;
const HOUR = 3_600_000;
/** Between two flushes, as workers write one job after the other and each flush stops the event loop; milliseconds. */
const PAUSE = 5;

interface Options {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly warn: (message: string) => void;
}

/**
 * Jobs in one SQLite file, which any number of processes may open. Throws `JobQueueUnavailable` where the file fails, or another process
 * holds it for more than 5 s.
 */
export class SqliteJobQueue implements JobQueue {
  readonly #database: DatabaseSync;
  readonly #jobs: Jobs;
  readonly #writes: GroupCommit;
  readonly #options: Options;
  readonly #workers: SqliteWorker[] = [];
  readonly #timers: readonly NodeJS.Timeout[];
  #closing: Promise<void> | undefined;

  /** `path` is made where it does not exist; `:memory:` keeps nothing. Throws an Error where it is something else's file. */
  constructor(path: string, options: Options) {
    this.#database = openJobFile(path);
    this.#jobs = new Jobs(this.#database, options.now);
    this.#writes = new GroupCommit(this.#database, patiently, { pause: PAUSE });
    this.#options = options;
    this.#timers = [setInterval(() => this.#renew(), LEASE / 3), setInterval(() => void this.#forget(), HOUR)];
    this.#timers.forEach((timer) => timer.unref());
    void this.#forget();
  }

  async enqueue(jobs: readonly Job[]): Promise<void> {
    jobs.forEach(checkJob);
    for (const chunk of chunksOf(jobs, CHUNK)) {
      await this.#writes.run(() => chunk.forEach((job) => this.#jobs.enqueue(job)), chunk.length);
      this.#wake(...chunk.map(({ kind }) => kind));
    }
  }

  async cancel(ids: readonly string[]): Promise<void> {
    for (const chunk of chunksOf(ids, CHUNK))
      await this.#writes.run(() => chunk.forEach((id) => this.#jobs.cancel(id)), chunk.length);
  }

  async recur(recurrence: Recurrence): Promise<void> {
    checkRecurrence(recurrence);
    await this.#writes.run(() => this.#jobs.recur(recurrence));
    this.#wake(recurrence.kind);
  }

  endRecurrence(id: string): Promise<void> {
    return this.#writes.run(() => this.#jobs.endRecurrence(id));
  }

  work<Payload>(kind: string, run: (job: Attempt<Payload>) => Promise<void>, options: WorkOptions = {}): void {
    if (this.#closing) throw new JobQueueUnavailable('the job queue is closed');
    const common = { jobs: this.#jobs, writes: this.#writes, ...this.#options };
    this.#workers.push(new SqliteWorker({ ...common, ...options, kind, run }));
  }

  dead(kind?: string): Promise<readonly DeadJob[]> {
    return patiently(() => this.#jobs.dead(kind));
  }

  async revive(id: string): Promise<boolean> {
    const kind = await this.#writes.run(() => this.#jobs.revive(id));
    if (kind !== undefined) this.#wake(kind);
    return kind !== undefined;
  }

  drop(id: string): Promise<boolean> {
    return this.#writes.run(() => this.#jobs.drop(id));
  }

  counts(): Promise<ReadonlyMap<string, JobCounts>> {
    return patiently(() => this.#jobs.counts());
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.close()));
    this.#timers.forEach(clearInterval);
    await this.#writes.drained();
    this.#database.close();
  }

  #wake(...kinds: readonly string[]): void {
    for (const worker of this.#workers) if (kinds.includes(worker.kind)) worker.wake();
  }

  /** What fails is tried again before the lease ends. */
  #renew(): void {
    if (this.#workers.some((worker) => worker.isRunning)) this.#writes.run(() => this.#jobs.renew()).catch(() => {});
  }

  async #forget(): Promise<void> {
    try {
      while (await this.#writes.run(() => this.#jobs.forget()));
    } catch {
      // in an hour then
    }
  }
}
