import { expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { NoticeStore } from '#kernel';
import { openNoticeStore } from '../index.js';
import { batch, countsAfter } from '../testing/batches.js';
import { minute, notice } from './given.contract.js';

const libs = join(import.meta.dirname, '../..');

/** Starts a process that follows a log into the store, and kills it in the middle of writing; the number of calls that it was answered. */
async function killedAfter(url: string, calls: number): Promise<number> {
  const runner = join(libs, 'event-store/sqlite/testing/from-source.mjs');
  const options = ['--no-warnings', '--import', runner, join(libs, 'notice-store/testing/writer.ts'), url];
  const child = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  let answered = 0;
  createInterface(child.stdout).on('line', (line) => {
    answered = Number(line) + 1;
    if (answered === calls) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return answered;
}

const countsIn = async (store: NoticeStore) =>
  Object.fromEntries((await store.getMany(Object.keys(countsAfter(9)))).map(({ id, count }) => [id, count]));

/** What a store on a place that lasts keeps, whatever becomes of those who write to it. */
export function outlives(place: () => string): void {
  async function using<Result>(work: (store: NoticeStore) => Promise<Result>): Promise<Result> {
    const store = await openNoticeStore(place());
    return work(store).finally(() => store.close());
  }

  it('what was told and read is there after a restart', async () => {
    const told = await using(async (store) => {
      await store.add([notice(), notice({ id: 'n2', positions: [2, 3], digest: minute(9) })]);
      await store.markRead('a1', { until: minute(1) }, minute(4));
      await store.add([notice({ id: 'n2', positions: [4] })]);
      await store.moveCheckpoint('notices', 4);
      return store.about('a1', 'o1');
    });
    expect(told.map(({ id, count, readAt }) => [id, count, readAt])).toEqual([
      ['n2', 3, undefined],
      ['n1', 1, minute(4)],
    ]);
    await using(async (store) => {
      expect(await store.about('a1', 'o1')).toEqual(told);
      expect(await store.checkpoint('notices')).toBe(4);
      await store.add([notice({ content: 'again' }), notice({ id: 'n2', positions: [2, 3, 4] })]);
      expect(await store.about('a1', 'o1')).toEqual(told);
    });
  });

  it('what was answered is there when those who write are killed, and whoever goes on counts right', async () => {
    const answered = Math.max(...(await Promise.all([20, 40, 60].map((calls) => killedAfter(place(), calls)))));
    expect(answered).toBeGreaterThanOrEqual(60);
    await using(async (store) => {
      const found = await countsIn(store);
      for (const [id, count] of Object.entries(countsAfter(answered))) expect(found[id]).toBeGreaterThanOrEqual(count);
      const calls = Math.max(answered + 3, 70);
      for (let n = 0; n < calls; n++) await store.add(batch(n));
      expect(await countsIn(store)).toEqual(countsAfter(calls));
    });
  }, 120_000);
}
