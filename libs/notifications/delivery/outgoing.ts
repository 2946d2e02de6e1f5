import { setTimeout as pass } from 'node:timers/promises';
import { type Job, type JobQueue, JobQueueUnavailable } from '#kernel';

/** How soon a queue that did not answer is asked again: milliseconds. */
const PAUSE = 1_000;

/**
 * Jobs on their way to the queue. While it does not answer they wait here, so that people go on being told; whoever follows the log notes no
 * place meanwhile, and brings them again after a crash.
 */
export class Outgoing implements Pick<JobQueue, 'enqueue'> {
  #waiting: Job[] = [];
  #retrying = false;
  readonly #closed = new AbortController();

  constructor(private readonly queue: Pick<JobQueue, 'enqueue'>) {}

  /** Whether all of them are safe. */
  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Resolves once they are safe or wait. */
  async enqueue(jobs: readonly Job[]): Promise<void> {
    if (!this.isEmpty || !(await this.#isTaken(jobs))) this.#waiting.push(...jobs);
    if (!this.isEmpty && !this.#retrying) void this.#retry();
  }

  /** What waits then is not sent. */
  close(): void {
    this.#closed.abort();
  }

  async #isTaken(jobs: readonly Job[]): Promise<boolean> {
    try {
      await this.queue.enqueue(jobs);
      return true;
    } catch (error) {
      if (error instanceof JobQueueUnavailable) return false;
      throw error;
    }
  }

  async #retry(): Promise<void> {
    this.#retrying = true;
    while (!this.isEmpty && !this.#closed.signal.aborted) {
      await pass(PAUSE, undefined, this.#closed).catch(() => undefined);
      const jobs = [...this.#waiting];
      if (!this.#closed.signal.aborted && (await this.#isTaken(jobs))) this.#waiting.splice(0, jobs.length);
    }
    this.#retrying = false;
  }
}
