import type { Redis } from 'ioredis';
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
import { checkJob, checkRecurrence } from '../check.js';
import { chunksOf } from '../chunks.js';
import { Outage } from '../outage.js';
import { BullmqWorker } from './bullmq-worker.js';
import { answering, connect } from './connection.js';
import { dangerOf } from './durability.js';
import { KindQueue } from './kind-queue.js';

/** Jobs that go to Redis, and ids that are cancelled, at once. */
const CHUNK = 1_000;

interface Options {
  readonly warn: (message: string) => void;
  /** With which all keys begin. */
  readonly prefix?: string;
}

/**
 * Jobs in Redis, a queue of BullMQ per kind (https://docs.bullmq.io). What kinds there are stands in the set `tansiq:kinds`. Throws
 * `JobQueueUnavailable` where Redis does not answer within 5 s, or refuses.
 */
export class BullmqJobQueue implements JobQueue {
  readonly #url: string;
  readonly #prefix: string;
  readonly #calls: Redis;
  readonly #queues = new Map<string, KindQueue>();
  readonly #workers: BullmqWorker[] = [];
  /** All workers' together, made for the first. */
  #work: Redis | undefined;
  #closing: Promise<void> | undefined;

  private constructor(url: string, calls: Redis, prefix: string) {
    this.#url = url;
    this.#calls = calls;
    this.#prefix = prefix;
  }

  /** Tells `warn`, once, where the settings of Redis would lose jobs, and later when it does not answer. */
  static async open(url: string, { warn, prefix = 'tansiq' }: Options): Promise<BullmqJobQueue> {
    const calls = connect(url, 'calls');
    try {
      const danger = await answering(calls, () => dangerOf(calls));
      if (danger) warn(danger);
    } catch (error) {
      calls.disconnect();
      throw error;
    }
    const outage = new Outage(warn);
    calls.on('error', (error) => outage.begins(error)).on('ready', () => outage.ends());
    return new BullmqJobQueue(url, calls, prefix);
  }

  async enqueue(jobs: readonly Job[]): Promise<void> {
    jobs.forEach(checkJob);
    for (const [kind, ofKind] of Map.groupBy(jobs, ({ kind }) => kind)) {
      await this.#ask(() => this.#meet(kind));
      for (const chunk of chunksOf(ofKind, CHUNK)) await this.#ask(() => this.#queue(kind).add(chunk));
    }
  }

  async cancel(ids: readonly string[]): Promise<void> {
    for (const chunk of chunksOf(ids, CHUNK))
      await this.#askAll((queue) => Promise.all(chunk.map((id) => queue.cancel(id))));
  }

  async recur(recurrence: Recurrence): Promise<void> {
    checkRecurrence(recurrence);
    const { id, kind } = recurrence;
    await this.#askAll(async (queue) => queue !== this.#queue(kind) && (await queue.endRecurrence(id)));
    await this.#ask(async () => {
      await this.#meet(kind);
      await this.#queue(kind).recur(recurrence);
    });
  }

  async endRecurrence(id: string): Promise<void> {
    await this.#askAll((queue) => queue.endRecurrence(id));
  }

  work<Payload>(kind: string, run: (job: Attempt<Payload>) => Promise<void>, options: WorkOptions = {}): void {
    if (this.#closing) throw new JobQueueUnavailable('the job queue is closed');
    this.#work ??= connect(this.#url, 'work');
    this.#workers.push(new BullmqWorker({ ...options, kind, run, prefix: this.#prefix, connection: this.#work }));
  }

  async dead(kind?: string): Promise<readonly DeadJob[]> {
    if (kind !== undefined) return this.#ask(() => this.#queue(kind).dead());
    const dead = await this.#askAll((queue) => queue.dead());
    return dead.flat().sort((one, other) => Date.parse(other.diedAt) - Date.parse(one.diedAt));
  }

  async revive(id: string): Promise<boolean> {
    return (await this.#askAll((queue) => queue.revive(id))).includes(true);
  }

  async drop(id: string): Promise<boolean> {
    return (await this.#askAll((queue) => queue.drop(id))).includes(true);
  }

  async counts(): Promise<ReadonlyMap<string, JobCounts>> {
    const counts = await this.#askAll(async (queue, kind) => [kind, await queue.counts()] as const);
    return new Map(counts.filter(([, { due, later, running, dead }]) => due + later + running + dead > 0));
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.close()));
    this.#work?.disconnect();
    await this.#calls.quit().catch(() => this.#calls.disconnect());
  }

  #ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    return answering(this.#calls, question);
  }

  #askAll<Answer>(question: (queue: KindQueue, kind: string) => Promise<Answer>): Promise<readonly Answer[]> {
    return this.#ask(async () => {
      const kinds = await this.#calls.smembers(this.#kinds);
      return Promise.all(kinds.map((kind) => question(this.#queue(kind), kind)));
    });
  }

  get #kinds(): string {
    return `${this.#prefix}:kinds`;
  }

  /** Each time: Redis may have lost what it was told before. */
  async #meet(kind: string): Promise<void> {
    await this.#calls.sadd(this.#kinds, kind);
  }

  #queue(kind: string): KindQueue {
    const known = this.#queues.get(kind);
    if (known) return known;
    const queue = new KindQueue(kind, this.#calls, this.#prefix);
    this.#queues.set(kind, queue);
    return queue;
  }
}
