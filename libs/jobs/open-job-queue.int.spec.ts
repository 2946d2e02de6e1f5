import { describe, expect, it } from '@jest/globals';
import { JobQueueUnavailable } from '#kernel';
import { openJobQueue } from './index.js';

const options = { warn: () => {} };

describe('a job queue', () => {
  it('in memory needs nothing', async () => {
    const queue = await openJobQueue('sqlite::memory:', options);
    await queue.enqueue([{ id: 'm1', kind: 'mail', payload: null }]);
    await expect(queue.counts()).resolves.toEqual(new Map([['mail', { due: 1, later: 0, running: 0, dead: 0 }]]));
    await queue.close();
  });

  it('goes by the clock that it is given', async () => {
    const queue = await openJobQueue('sqlite::memory:', { ...options, now: () => 0 });
    await queue.enqueue([{ id: 'm1', kind: 'mail', payload: null, runAt: '1970-01-01T00:00:00.001Z' }]);
    expect((await queue.counts()).get('mail')).toMatchObject({ later: 1 });
    await queue.close();
  });

  it.each(['redis://127.0.0.1:1', 'rediss://127.0.0.1:1'])('at %s is unavailable, within seconds', async (url) => {
    await expect(openJobQueue(url, options)).rejects.toThrow(JobQueueUnavailable);
  });

  it.each(['mongodb://localhost', 'redis:', 'redis://', 'sqlite:', '', './jobs.db'])(
    'is not called %j',
    async (url) => {
      await expect(openJobQueue(url, options)).rejects.toThrow('give sqlite:<file>, sqlite::memory:, redis://');
    },
  );
});
