import { setTimeout as pass } from 'node:timers/promises';
import { type Attempt, Hopeless, pauseAfter, USUAL_RETRIES, type WorkOptions } from '#kernel';
import type { GroupCommit } from '#sqlite';
import { Outage } from '../outage.js';
import { reasonOf } from '../reason.js';
import { patiently } from './job-file.js';
import type { Jobs } from './jobs.js';
import { attemptOf, type JobRow } from './rows.js';

/** How long a worker sleeps at most: another process may have enqueued, or the clock been moved; milliseconds. */
const POLL = 1_000;

export interface WorkerOptions extends WorkOptions {
  readonly kind: string;
  readonly jobs: Jobs;
  readonly writes: GroupCommit;
  readonly now: () => number;
  readonly warn: (message: string) => void;
  run(job: Attempt<never>): Promise<void>;
}

/** Runs the jobs of one kind. A place that becomes free is filled in the transaction that settles the job which had it. */
export class SqliteWorker {
  readonly #options: Required<WorkerOptions>;
  readonly #outage: Outage;
  /** Until they are settled in the file. */
  readonly #unsettled = new Set<Promise<void>>();
  #free: number;
  #timer: NodeJS.Timeout | undefined;
  #filling = false;
  #woken = false;
  #closed = false;

  constructor(options: WorkerOptions) {
    this.#options = { concurrency: 1, retries: USUAL_RETRIES, ...options };
    this.#outage = new Outage(options.warn);
    this.#free = this.#options.concurrency;
    this.wake();
  }

  get kind(): string {
    return this.#options.kind;
  }

  get isRunning(): boolean {
    return this.#unsettled.size > 0;
  }

  /** Looks for work now. */
  wake(): void {
    this.#woken = true;
    if (!this.#filling && !this.#closed) void this.#fill();
  }

  /** Takes no more work, and resolves when what is running is settled. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await Promise.all(this.#unsettled);
  }

  async #fill(): Promise<void> {
    this.#filling = true;
    let pause = POLL;
    while (this.#woken) {
      this.#woken = false;
      pause = await this.#claim().catch((error: Error) => this.#failed(error));
    }
    this.#filling = false;
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => this.wake(), pause);
  }

  /** How long to sleep then. */
  async #claim(): Promise<number> {
    const { kind, jobs, writes, now } = this.#options;
    if (this.#free === 0) return POLL;
    const next = await patiently(() => jobs.next(kind));
    this.#outage.ends();
    const pause = next === undefined ? POLL : Math.min(POLL, next - now());
    if (pause > 0) return pause;
    const claimed = await writes.run(() => (this.#closed ? [] : jobs.claim(kind, this.#free)));
    for (const row of claimed) this.#begin(row);
    this.#woken ||= claimed.length > 0;
    return POLL;
  }

  #failed(error: Error): number {
    this.#outage.begins(error);
    return POLL;
  }

  #begin(row: JobRow): void {
    this.#free--;
    const settled = this.#run(row).then(async (settle) => {
      this.#free++;
      const written = this.#write(settle);
      this.wake();
      await written;
      this.wake(); // it may be due again soon
    });
    this.#unsettled.add(settled);
    void settled.then(() => this.#unsettled.delete(settled));
  }

  /** What is to be written of it then. */
  async #run(row: JobRow): Promise<() => void> {
    const { jobs, run, retries } = this.#options;
    const attempt = attemptOf<never>(row);
    try {
      await run(attempt);
      return () => jobs.complete(row.id);
    } catch (error) {
      if (error instanceof Hopeless || attempt.attempt >= retries.attempts)
        return () => jobs.bury(row.id, reasonOf(error));
      return () => jobs.retry(row.id, pauseAfter(attempt.attempt, retries));
    }
  }

  /** Again and again while the file cannot be written: a job that has been run would be run once more. */
  async #write(settle: () => void): Promise<void> {
    for (;;) {
      try {
        return await this.#options.writes.run(settle);
      } catch (error) {
        this.#outage.begins(error as Error);
        if (this.#closed) return;
      }
      await pass(POLL);
    }
  }
}
