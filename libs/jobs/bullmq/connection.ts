import { setTimeout as pass } from 'node:timers/promises';
import { Redis, type RedisOptions, ReplyError } from 'ioredis';
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

/**
 * What Redis answers within some seconds; asked again where the connection breaks meanwhile, as asking again does no harm. Throws
 * `JobQueueUnavailable` for anything else.
 */
export async function answering<Answer>(redis: Redis, ask: () => Promise<Answer>): Promise<Answer> {
  const end = performance.now() + PATIENCE;
  let last: unknown = new Error('there is no connection');
  while (performance.now() < end && redis.status !== 'end') {
    try {
      if (redis.status === 'ready') return await before(end, ask());
    } catch (error) {
      last = error;
      if (error instanceof ReplyError) break; // it refuses
    }
    await pass(PAUSE);
  }
  throw new JobQueueUnavailable(`Redis does not answer: ${reasonOf(last)}`, { cause: last });
}

async function before<Answer>(end: number, answer: Promise<Answer>): Promise<Answer> {
  const answered = new AbortController();
  const late = pass(end - performance.now(), undefined, answered).then(() => {
    throw new Error(`nothing for ${PATIENCE / 1_000} s`);
  });
  return Promise.race([answer, late]).finally(() => answered.abort());
}
