import type { Instant } from './time.js';

/** A piece of work for later. Two jobs with the same id are one. */
export interface Job<Payload = unknown> {
  readonly id: string;
  readonly kind: string;
  readonly payload: Payload;
  /** Not before this; at once where it is missing. */
  readonly runAt?: Instant;
}

/** Work that is done once, later, by whoever is free; survives restarts. */
export interface JobQueue {
  /** Does nothing where a job of that id is waiting, running or done. */
  enqueue(jobs: readonly Job[]): Promise<void>;
  cancel(id: string): Promise<void>;
  /** Runs jobs of a kind; a rejected one is tried again after a growing pause. */
  work(kind: string, run: (job: Job) => Promise<void>): void;
  close(): Promise<void>;
}
