import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { DeadJob, Job, JobCounts, Recurrence } from '#kernel';
import {
  deadJobOf,
  JOB_OPTIONS,
  NOTHING,
  possibleIds,
  scheduledId,
  storedId,
  type Stored,
  toBulk,
} from './stored-job.js';
import { takeAway } from './take-away.js';

/** BullMQ's delayed jobs stand in a sorted set by their time and a counter of 12 bits. */
const SCORES_A_MILLISECOND = 0x1000;

/** The jobs of one kind, in a queue of BullMQ's. Rejects with what ioredis and BullMQ throw. */
export class KindQueue {
  readonly #queue: Queue<Stored, void, string>;
  readonly #redis: Redis;

  constructor(kind: string, redis: Redis, prefix: string) {
    this.#redis = redis;
    this.#queue = new Queue(kind, {
      connection: redis,
      prefix,
      defaultJobOptions: JOB_OPTIONS,
      skipVersionCheck: true,
    });
    this.#queue.on('error', () => {});
  }

  async add(jobs: readonly Job[]): Promise<void> {
    await this.#queue.addBulk(jobs.map(toBulk));
  }

  cancel(id: string): Promise<boolean> {
    return this.#take(storedId(id), 'wait', 'delayed');
  }

  /** Leaves a recurrence alone that is as it was, with the job of it that may be late. */
  async recur({ id, kind, cron: pattern, timeZone: tz }: Recurrence): Promise<void> {
    const known = await this.#queue.getJobScheduler(id);
    if (known?.pattern === pattern && known.tz === tz) return;
    await this.#queue.upsertJobScheduler(id, { pattern, tz }, { name: kind, data: NOTHING });
  }

  /** BullMQ removes the next job where it is not due yet. */
  async endRecurrence(id: string): Promise<void> {
    const known = await this.#queue.getJobScheduler(id);
    if (!known) return;
    await this.#queue.removeJobScheduler(id);
    if (known.next) await this.#take(scheduledId(id, known.next), 'wait', 'delayed');
  }

  async dead(): Promise<readonly DeadJob[]> {
    return (await this.#queue.getFailed()).map(deadJobOf);
  }

  /** What BullMQ noted of a job's lost processes is for us to remove. */
  async revive(id: string): Promise<boolean> {
    for (const possible of possibleIds(id)) {
      const job = await this.#queue.getJob(possible);
      if (!(await job?.isFailed())) continue;
      await this.#redis.hdel(this.#queue.toKey(possible), 'stc', 'defa');
      await job!.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
      return true;
    }
    return false;
  }

  async drop(id: string): Promise<boolean> {
    const dropped = await Promise.all(possibleIds(id).map((possible) => this.#take(possible, 'failed')));
    return dropped.includes(true);
  }

  async counts(): Promise<JobCounts> {
    const now = (Date.now() + 1) * SCORES_A_MILLISECOND;
    const [counts, overdue] = await Promise.all([
      this.#queue.getJobCounts('wait', 'delayed', 'active', 'failed'),
      this.#redis.zcount(this.#queue.toKey('delayed'), 0, `(${now}`),
    ]);
    const { wait, delayed, active: running, failed: dead } = counts as Record<string, number>;
    return { due: wait! + overdue, later: delayed! - overdue, running: running!, dead: dead! };
  }

  #take(id: string, ...places: readonly ('wait' | 'delayed' | 'failed')[]): Promise<boolean> {
    return takeAway(this.#redis, (name) => this.#queue.toKey(name), id, places);
  }
}
