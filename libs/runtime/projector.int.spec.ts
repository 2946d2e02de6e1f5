import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Kept, Position, Projection, ReadStore, View } from '#kernel';
import { openReadStore } from '#read-store';
import { Bench } from './testing/bench.js';
import { pages, totals } from './testing/notebook.js';

/** A read store whose writes fail now and then, before or after the fact. */
function unreliable(store: ReadStore, fails: (view: View) => 'before' | 'after' | undefined): ReadStore {
  const projection = (view: View): Projection => {
    const real = store.projection(view);
    return {
      load: (ids) => real.load(ids),
      position: () => real.position(),
      write: async (documents: readonly Kept[], position: Position) => {
        const failure = fails(view);
        if (failure === 'before') throw new Error('not written');
        await real.write(documents, position);
        if (failure === 'after') throw new Error('written, but nobody heard');
      },
    };
  };
  return new Proxy(store, {
    get: (target, key) => {
      if (key === 'projection') return projection;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 10_000; !(await holds()); await new Promise((resolve) => setTimeout(resolve, 10)))
    if (Date.now() > end) throw new Error('it never came to be');
};

describe('projecting', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'tansiq-projector-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('brings every view level with the log, and answers once a position is reached', async () => {
    const bench = await Bench.open();
    await bench.projector.start();
    const { id } = await bench.done('WritePage', { text: 'one' });
    const { position } = await bench.done('MarkPage', { mark: 7 }, { id });
    const answer = await bench.ask('/pages', { waitFor: position });
    expect(answer.body).toMatchObject({ items: [{ id, mark: 7, revision: 1 }] });
    expect(answer.position).toBe(position);
    await bench.close();
  });

  it('counts every event once, whatever fails in between', async () => {
    let writes = 0;
    const flaky = unreliable(
      await openReadStore('memory:'),
      () => ([undefined, 'before', 'after', undefined] as const)[writes++ % 4],
    );
    const bench = await Bench.open('sqlite::memory:', flaky);
    await bench.projector.start();
    for (let i = 0; i < 30; i++) await bench.done('WritePage', { text: `page ${i}` });
    await until(async () => bench.projector.position === (await bench.store.lastPosition()));
    expect(await bench.readStore.get(totals, 'notes')).toEqual({ id: 'notes', pages: 30, events: 30 });
    await bench.close();
  });

  it('stops the view that cannot digest an event, keeps its place, names the event, and never stops the others', async () => {
    const bench = await Bench.open();
    await bench.projector.start();
    const { id } = await bench.done('WritePage', { text: 'one' });
    const { position } = await bench.done('TearPage', { reason: 'poison' }, { id });
    await bench.done('WritePage', { text: 'two' });
    await until(async () => bench.projector.position === (await bench.store.lastPosition()));
    const status = bench.projector.status(bench.clock.now());
    expect(status.find((each) => each.view === 'pages')).toMatchObject({ state: 'following' });
    expect(status.find((each) => each.view === 'totals')).toMatchObject({
      state: 'stopped',
      position: position - 1,
      poison: { stream: `notes.page-${id}`, type: 'PageTorn', position },
    });
    expect(await bench.readStore.count(pages)).toBe(2);
    expect(await bench.readStore.get(totals, 'notes')).toMatchObject({ pages: 1, events: 1 });
    expect(bench.logged).toContain('a view stopped at an event it cannot digest');
    await bench.close();
  });

  it('is done by one of two processes; the other takes over and loses nothing', async () => {
    const url = `sqlite:${join(folder, 'events.db')}`;
    const shared = await openReadStore('memory:');
    const [one, two] = [await Bench.open(url, shared, 'one'), await Bench.open(url, shared, 'two')];
    await one.projector.start();
    await two.projector.start();
    expect([one.projector.leading, two.projector.leading]).toEqual([true, false]);
    for (let i = 0; i < 10; i++) await one.done('WritePage', { text: `page ${i}` });
    await one.projector.close();
    for (let i = 0; i < 10; i++) await one.done('WritePage', { text: `more ${i}` });
    await until(() => two.projector.leading && two.projector.ready);
    await until(async () => two.projector.position === (await one.store.lastPosition()));
    expect(await shared.get(totals, 'notes')).toEqual({ id: 'notes', pages: 20, events: 20 });
    await one.store.close();
    await two.close();
  });

  it('rebuilds beside the live view, which goes on meanwhile, and swaps it in', async () => {
    const bench = await Bench.open();
    await bench.projector.start();
    for (let i = 0; i < 50; i++) await bench.done('WritePage', { text: `page ${i}` });
    await until(async () => bench.projector.position === (await bench.store.lastPosition()));
    const before = await bench.readStore.get(totals, 'notes');
    await bench.projector.rebuilds.request(totals, new Date().toISOString());
    const { position } = await bench.done('WritePage', { text: 'meanwhile' });
    expect((await bench.ask('/total', { waitFor: position })).body).toMatchObject({ pages: 51 });
    await until(async () => (await bench.readStore.rebuilds())[0]?.state === 'done');
    expect(await bench.readStore.get(totals, 'notes')).toEqual({ ...before!, pages: 51, events: 51 });
    const last = await bench.done('WritePage', { text: 'after' });
    expect((await bench.ask('/total', { waitFor: last.position })).body).toMatchObject({ pages: 52, events: 52 });
    expect(await bench.log()).toHaveLength(53);
    await bench.close();
  });

  it('takes an interrupted rebuild up again after a restart', async () => {
    const url = `sqlite:${join(folder, 'events.db')}`;
    const first = await Bench.open(url, await openReadStore(`memory:${join(folder, 'views')}`));
    for (let i = 0; i < 20; i++) await first.done('WritePage', { text: `page ${i}` });
    await first.projector.rebuilds.request(totals, '2024-06-15T10:00:00.000Z');
    await first.readStore.saveRebuild({
      view: 'totals',
      state: 'running',
      position: 3,
      target: 20,
      requestedAt: '2024-06-15T10:00:00.000Z',
    });
    await first.close();
    const second = await Bench.open(url, await openReadStore(`memory:${join(folder, 'views')}`));
    await second.projector.start();
    await until(async () => (await second.readStore.rebuilds())[0]?.state === 'done');
    expect(await second.readStore.get(totals, 'notes')).toEqual({ id: 'notes', pages: 20, events: 20 });
    await second.close();
  });
});
