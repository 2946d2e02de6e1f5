import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { type Job, type JobQueue, JobQueueUnavailable, MOST_LOSSES, REMEMBERED_DAYS } from '#kernel';
import { canStartRedis, type OwnRedis, ownRedis, testRedis } from '../../../test/servers/redis/index.js';
import { openJobQueue } from '../index.js';
import { jobQueueContract } from '../job-queue.contract.js';
import { startHolder } from '../testing/processes.js';
import { until } from '../testing/until.js';
import { BullmqJobQueue } from './bullmq-job-queue.js';

const server = await testRedis();
afterAll(() => server?.stop());

(server ? describe : describe.skip)('where there is a Redis', () => {
  jobQueueContract('BullMQ', { lasts: true }, async () => {
    const url = server!.url;
    const prefix = `tansiq_${randomUUID().slice(0, 8)}`;
    const redis = new Redis(url, { maxRetriesPerRequest: null });
    return {
      open: () => BullmqJobQueue.open(url, { prefix, warn: (message) => process.stderr.write(`${message}\n`) }),
      async untilDue({ kind }) {
        const queue = new Queue(kind, { connection: redis, prefix });
        for (const job of await queue.getDelayed()) await job.promote();
      },
      startHolder: () => startHolder(url, prefix),
      async dispose() {
        const keys = await redis.keys(`${prefix}:*`);
        if (keys.length > 0) await redis.del(keys);
        redis.disconnect();
      },
    };
  });
});

const KEEPING = ['--appendonly', 'yes', '--save', ''];
const job = (id: string, more: Partial<Job> = {}): Job => ({ id, kind: 'mail', payload: 'secret', ...more });
const isEmpty = async (queue: JobQueue) => (await queue.counts()).size === 0;

/** What a test has to close. */
let closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  const inTurn = closing.reverse();
  closing = [];
  for (const close of inTurn) await close();
});

async function open(url: string, warn: (message: string) => void = () => {}): Promise<JobQueue> {
  const queue = await openJobQueue(url, { warn });
  closing.push(() => queue.close());
  return queue;
}

async function startRedis(...settings: readonly string[]): Promise<OwnRedis> {
  const redis = await ownRedis(...settings);
  closing.push(() => redis.stop());
  return redis;
}

(canStartRedis ? describe : describe.skip)('a Redis of which a test may do as it likes', () => {
  it('is gone for good: a queue closes all the same, once its work has run', async () => {
    const redis = await startRedis(...KEEPING);
    const queue = await open(redis.url);
    const { promise: opened, resolve: letGo } = Promise.withResolvers<void>();
    let state = 'waiting';
    queue.work('mail', async () => {
      state = 'running';
      await opened;
      state = 'run';
    });
    queue.work('letter', async () => {});
    await queue.enqueue([job('m1')]);
    await until(() => state === 'running');
    await redis.kill();
    const closed = queue.close();
    letGo();
    await closed;
    expect(state).toBe('run');
  });

  it('is killed and started again: nothing is lost, calls fail in time, workers go on by themselves', async () => {
    const redis = await startRedis(...KEEPING);
    const warnings: string[] = [];
    const queue = await open(redis.url, (message) => warnings.push(message));
    const worker = await open(redis.url);
    const ran = new Map<string, number>();
    const { promise: opened, resolve: letGo } = Promise.withResolvers<void>();
    worker.work('mail', async ({ id }) => {
      ran.set(id, (ran.get(id) ?? 0) + 1);
      if (id === 'm0') await opened;
    });
    const jobs = Array.from({ length: 200 }, (_, n) => job(`m${n}`));
    await queue.enqueue(jobs);
    await until(() => ran.size === 1);

    await redis.kill();
    await expect(queue.enqueue([job('late')])).rejects.toThrow(JobQueueUnavailable);
    await expect(queue.counts()).rejects.toThrow(JobQueueUnavailable);
    expect(warnings).toEqual([expect.stringContaining('jobs wait until the queue answers again')]);
    letGo();
    await expect(queue.dead()).rejects.toThrow(JobQueueUnavailable);
    expect(warnings).toHaveLength(1);

    await redis.start();
    await queue.enqueue([...jobs, job('late')]);
    await until(() => isEmpty(queue));
    expect([...ran.keys()].sort()).toEqual([...jobs.map(({ id }) => id), 'late'].sort());
    // what runs while Redis is away for long may be run again
    expect([...ran].filter(([id, times]) => id !== 'm0' && times !== 1)).toEqual([]);
  }, 60_000);

  it('freezes: calls fail in time, and work again when it is back', async () => {
    const redis = await startRedis(...KEEPING);
    const queue = await open(redis.url);
    redis.freeze();
    await expect(queue.enqueue([job('m1')])).rejects.toThrow(JobQueueUnavailable);
    redis.thaw();
    await queue.enqueue([job('m1')]);
    expect((await queue.counts()).get('mail')).toMatchObject({ due: 1 });
  });

  it('keeps the ids of what is done, without the payloads', async () => {
    const redis = await startRedis(...KEEPING);
    const queue = await open(redis.url);
    queue.work('mail', async () => {});
    await queue.enqueue([job('m1')]);
    await until(() => isEmpty(queue));
    await queue.close();
    const client = new Redis(redis.url);
    closing.push(async () => client.disconnect());
    const stored = await client.hgetall('tansiq:mail:job-m1');
    expect(JSON.stringify(stored)).not.toContain('secret');
    expect(JSON.parse(stored['opts']!)).toMatchObject({ removeOnComplete: { age: REMEMBERED_DAYS * 86_400 } });
    expect(await client.smembers('tansiq:kinds')).toEqual(['mail']);
  });

  it('has a job whose process died too often, which is dead until it is revived', async () => {
    const redis = await startRedis(...KEEPING);
    const queue = await open(redis.url);
    await queue.enqueue([job('m1')]);
    const client = new Redis(redis.url);
    closing.push(async () => client.disconnect());
    await client
      .multi()
      .hset('tansiq:mail:job-m1', 'stc', MOST_LOSSES - 1)
      .lrem('tansiq:mail:wait', 1, 'job-m1')
      .rpush('tansiq:mail:active', 'job-m1')
      .sadd('tansiq:mail:stalled', 'job-m1')
      .exec();
    const ran: string[] = [];
    queue.work('mail', async ({ id }) => void ran.push(id));
    await until(async () => (await queue.dead()).length === 1);
    expect(ran).toEqual([]);
    expect(await queue.revive('m1')).toBe(true);
    await until(() => isEmpty(queue));
    expect(ran).toEqual(['m1']);
  });

  it.each([
    [KEEPING, []],
    [['--appendonly', 'no', '--save', '3600 1'], []],
    [['--appendonly', 'no', '--save', ''], ['appendonly yes']],
    [[...KEEPING, '--maxmemory-policy', 'allkeys-lru'], ['maxmemory-policy noeviction, not allkeys-lru']],
    [
      ['--appendonly', 'no', '--save', '', '--maxmemory-policy', 'volatile-lru'],
      ['noeviction, not volatile-lru; it writes nothing to its disk'],
    ],
  ])('is warned of where %j would lose jobs', async (settings, expected) => {
    const redis = await startRedis(...settings);
    const warnings: string[] = [];
    await open(redis.url, (message) => warnings.push(message));
    expect(warnings).toEqual(expected.map((each) => expect.stringContaining(each)));
  });

  it('may refuse to tell its settings', async () => {
    const redis = await startRedis('--appendonly', 'no', '--save', '', '--rename-command', 'CONFIG', 'HIDDEN');
    const warnings: string[] = [];
    const queue = await open(redis.url, (message) => warnings.push(message));
    await queue.enqueue([job('m1')]);
    expect(warnings).toEqual([]);
  });

  it('may refuse to write', async () => {
    const redis = await startRedis('--maxmemory', '1mb', '--appendonly', 'yes', '--save', '');
    const queue = await open(redis.url);
    await expect(queue.enqueue([job('m1', { payload: 'x'.repeat(1_000_000) }), job('m2')])).rejects.toThrow(
      JobQueueUnavailable,
    );
  });
});
