import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type Document,
  type Kept,
  type Position,
  type Projection,
  type ReadStore,
  ReadStoreUnavailable,
  type View,
} from '#kernel';
import { openEventStore } from '#event-store';
import { openReadStore } from '#read-store';
import { Projector } from './projector.js';
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
      stop: (at) => real.stop(at),
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
    const status = bench.projector.status();
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

  it('says that a view cannot be written, and which batch it tries again', async () => {
    let writes = 0;
    const failing = unreliable(await openReadStore('memory:'), () => (writes++ === 0 ? 'before' : undefined));
    const bench = await Bench.open('sqlite::memory:', failing);
    await bench.projector.start();
    await until(async () => bench.projector.position === (await bench.store.lastPosition()));
    expect(bench.logged).toEqual(['events could not be projected; they are tried again']);
    await bench.close();
  });

  it('cites the position of the views that an answer was read from, and does not wait for one that stopped', async () => {
    const bench = await Bench.open();
    await bench.projector.start();
    const { id } = await bench.done('WritePage', { text: 'one' });
    const { position } = await bench.done('TearPage', { reason: 'poison' }, { id });
    await until(() => bench.projector.position === position);
    expect((await bench.ask('/pages', { waitFor: position })).position).toBe(position);
    expect((await bench.ask('/total')).position).toBe(position - 1);
    await expect(bench.ask('/total', { waitFor: position })).rejects.toThrow('view-behind');
    await bench.close();
  });

  it('stops only the views that read an event of a version that nothing brings up to the present', async () => {
    const bench = await Bench.open();
    const { id } = await bench.done('WritePage', { text: 'one' });
    const [event] = await bench.store.readStream(`notes.page-${id}`);
    const metadata = { ...event!.metadata, schemaVersion: 0 };
    const old = { ...event!, id: '00000000-0000-8000-8000-000000000001', metadata };
    await bench.store.append([{ stream: 'notes.page-OLD', expected: 'none', events: [old] }]);
    await bench.projector.start();
    await until(async () => bench.projector.position === (await bench.store.lastPosition()));
    expect(bench.projector.status()).toMatchObject([
      { view: 'pages', state: 'stopped', poison: { stream: 'notes.page-OLD' } },
      { view: 'totals', state: 'following' },
    ]);
    await bench.close();
  });

  it('calls a view that is new to a long log building, and the others what they are', async () => {
    const url = `sqlite:${join(folder, 'events.db')}`;
    const shared = await openReadStore('memory:');
    const bench = await Bench.open(url, shared);
    const { position } = await bench.done('WritePage', { text: 'one' });
    await shared.projection(pages).write([], position);
    const blocked = Promise.withResolvers<void>();
    const slow = new Proxy(shared, {
      get: (target, key) => {
        if (key === 'projection')
          return (view: View) => {
            const real = target.projection(view);
            return Object.assign(Object.create(real) as Projection, {
              position: () => real.position(),
              load: async (ids: readonly string[]) => (await blocked.promise, real.load(ids)),
              write: async (kept: readonly Kept[], at: Position) => (await blocked.promise, real.write(kept, at)),
            });
          };
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const other = await Bench.open(url, slow, 'two');
    await other.projector.start();
    const states = () => other.projector.status().map(({ view, state }) => `${view} ${state}`);
    await until(() => states().includes('pages following'));
    expect(states()).toEqual(['pages following', 'totals building']);
    blocked.resolve();
    await until(() => states().includes('totals following'));
    await other.projector.close();
    await other.store.close();
    await bench.close();
  });
});

describe('a rebuild', () => {
  const rebuilt = async (bench: Bench) =>
    until(async () => ['done', 'failed'].includes((await bench.readStore.rebuilds())[0]?.state ?? ''));

  it('of nothing is done', async () => {
    const bench = await Bench.open();
    const empty = await openReadStore('memory:');
    const log = await openEventStore('sqlite::memory:');
    const projector = new Projector(log, empty, [totals], bench.logger, 'one');
    await projector.start();
    await projector.rebuilds.request(totals, '2024-06-15T10:00:00.000Z');
    await until(async () => (await empty.rebuilds())[0]?.state !== 'waiting');
    expect(await empty.rebuilds()).toMatchObject([{ state: 'done' }]);
    await projector.close();
    await log.close();
    await bench.close();
  });

  it('outlives a read store that goes away for a while', async () => {
    let down = 1;
    const store = await openReadStore('memory:');
    const flaky = new Proxy(store, {
      get: (target, key) => {
        if (key === 'shadow' && down-- > 0) throw new ReadStoreUnavailable('away');
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const bench = await Bench.open('sqlite::memory:', flaky);
    await bench.projector.start();
    await bench.done('WritePage', { text: 'one' });
    await bench.projector.rebuilds.request(totals, '2024-06-15T10:00:00.000Z');
    await rebuilt(bench);
    expect(await bench.readStore.rebuilds()).toMatchObject([{ state: 'done' }]);
    expect(bench.logged).toContain('a rebuild was interrupted, and goes on when the stores answer');
    await bench.close();
  });

  it('that is asked for anew begins anew, whatever an earlier one left behind', async () => {
    const bench = await Bench.open();
    await bench.projector.start();
    const { position } = await bench.done('WritePage', { text: 'one' });
    await bench.readStore
      .shadow(totals)
      .write([{ document: { id: 'notes', pages: 99, events: 99 } as Document, position }], position);
    await bench.projector.rebuilds.request(totals, '2024-06-15T10:00:00.000Z');
    await rebuilt(bench);
    expect(await bench.readStore.get(totals, 'notes')).toEqual({ id: 'notes', pages: 1, events: 1 });
    await bench.close();
  });

  it('does not swap in what another process has taken away meanwhile', async () => {
    const store = await openReadStore('memory:');
    const overtaken = new Proxy(store, {
      get: (target, key) => {
        if (key === 'shadow') {
          return (view: View) => {
            const real = target.shadow(view);
            let written = false;
            return {
              load: (ids: readonly string[]) => real.load(ids),
              write: async (kept: readonly Kept[], at: Position) => {
                await real.write(kept, at);
                written = true;
              },
              position: async () => (written ? -1 : real.position()),
            };
          };
        }
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const bench = await Bench.open('sqlite::memory:', overtaken);
    await bench.projector.start();
    await bench.done('WritePage', { text: 'one' });
    await until(async () => bench.projector.position === (await bench.store.lastPosition()));
    let swaps = 0;
    const swap = store.swap.bind(store);
    store.swap = async (view) => (swaps++, swap(view));
    await bench.projector.rebuilds.request(totals, '2024-06-15T10:00:00.000Z');
    await until(async () => (await store.rebuilds())[0]?.state === 'running');
    await bench.projector.close();
    expect(swaps).toBe(0);
    expect(await store.get(totals, 'notes')).toEqual({ id: 'notes', pages: 1, events: 1 });
    await bench.close();
  });
});
