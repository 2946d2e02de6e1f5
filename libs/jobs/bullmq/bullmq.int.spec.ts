import { afterAll, describe } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { testRedis } from '../../../test/servers/redis/index.js';
import { jobQueueContract } from '../job-queue.contract.js';
import { startHolder } from '../testing/processes.js';
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
