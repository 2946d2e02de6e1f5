import { setTimeout as pass } from 'node:timers/promises';
import { Redis, type RedisOptions } from 'ioredis';
import { JobQueueUnavailable } from '#kernel';
import { reasonOf } from '../reason.js';

/** How long a call waits for Redis, to be there and to answer; milliseconds. */
const PATIENCE = 5_000;
const PAUSE = 20;

const COMMON: RedisOptions = {
  connectTimeout: PATIENCE,
  keepAlive: 10_000,
  retryStrategy: (times) => Math.min(1_000, times * 50),
};

/** For calls: what cannot be sent now, or was under way when the connection broke, fails and is never sent later. */
const FOR_CALLS: RedisOptions = {
  ...COMMON,
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  socketTimeout: PATIENCE,
};

/** For workers: what they say waits for Redis as long as it takes. They listen for up to 10 s at a time. */
const FOR_WORK: RedisOptions = { ...COMMON, maxRetriesPerRequest: null, socketTimeout: 20_000 };

/** A connection to Redis, which comes back by itself. Errors end nothing: calls fail by themselves, workers wait. */
export function connect(url: string, purpose: 'calls' | 'work'): Redis {
  const redis = new Redis(url, purpose === 'calls' ? FOR_CALLS : FOR_WORK);
  redis.on('error', () => {});
  return redis;
}

/** What Redis answers within some seconds. Throws `JobQueueUnavailable` for anything else. */
export async function answering<Answer>(redis: Redis, ask: () => Promise<Answer>): Promise<Answer> {
  const limit = new AbortController();
  try {
    return await Promise.race([whenReady(redis, limit.signal).then(ask), tooLate(limit.signal)]);
  } catch (error) {
    throw new JobQueueUnavailable(`Redis does not answer: ${reasonOf(error)}`, { cause: error });
  } finally {
    limit.abort();
  }
}

async function whenReady(redis: Redis, signal: AbortSignal): Promise<void> {
  while (redis.status !== 'ready' && !signal.aborted) {
    if (redis.status === 'end') throw new Error('the connection is closed');
    await pass(PAUSE);
  }
  signal.throwIfAborted();
}

async function tooLate(signal: AbortSignal): Promise<never> {
  await pass(PATIENCE, undefined, { signal });
  throw new Error(`nothing for ${PATIENCE / 1_000} s`);
}
