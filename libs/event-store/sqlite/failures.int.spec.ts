import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createInterface } from 'node:readline';
import { type EventStore, ExpectedRevisionConflict, StoreUnavailable } from '#kernel';
import { newEvent, newEvents } from '../contract/given.contract.js';
import { SqliteEventStore } from './sqlite-event-store.js';
import { writesOf } from './testing/appender.js';

const here = import.meta.dirname;
let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tansiq-events-'));
  path = join(folder, 'events.db');
});
afterEach(() => rm(folder, { recursive: true }));

/** Does something with the store on `path`, and closes it. */
async function open<Result>(work: (store: EventStore) => Promise<Result>): Promise<Result> {
  const store = new SqliteEventStore(path);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
const noted = (store: EventStore, stream = 'atlas.workshop-1') =>
  store.append([{ stream, expected: 'any', events: newEvents(1) }]);

describe('a process that appends', () => {
  /** Starts it, at most `kilobytes` of file allowed, and hands over each line that it prints. */
  function start(printed: (line: string, child: ChildProcess) => void, kilobytes?: number) {
    const limit = kilobytes ? `ulimit -f ${kilobytes * 2}; ` : '';
    const command = [process.execPath, '--no-warnings', '--import', join(here, 'testing/from-source.mjs')];
    const child = spawn('sh', ['-c', `${limit}exec "$@"`, 'sh', ...command, join(here, 'testing/appender.ts'), path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    createInterface(child.stdout!).on('line', (line) => printed(line, child));
    return once(child, 'close');
  }

  /** Nothing acknowledged is missing, no append stands in part, and the store goes on. */
  async function expectWhole(acknowledged: ReadonlySet<number>): Promise<void> {
    await open(async (store) => {
      const count = async (stream: string) => (await store.readStream(stream)).length;
      for (let n = 0; n < Math.max(...acknowledged) + 32; n++) {
        const [workshop, item] = writesOf(n).map(({ stream }) => stream);
        const written = [await count(workshop!), await count(item!)];
        expect([
          [0, 0],
          [2, 1],
        ]).toContainEqual(written);
        if (acknowledged.has(n)) expect(written).toEqual([2, 1]);
        else await store.append(writesOf(n));
        expect([await count(workshop!), await count(item!)]).toEqual([2, 1]);
      }
    });
  }

  it('keeps all that it acknowledged, and nothing by half, when it is killed', async () => {
    const acknowledged = new Set<number>();
    await start((line, child) => {
      acknowledged.add(Number(line));
      if (acknowledged.size === 500) child.kill('SIGKILL');
    });
    expect(acknowledged.size).toBeGreaterThanOrEqual(500);
    await expectWhole(acknowledged);
  });

  it('says that the store is unavailable when there is no more room, and keeps what it acknowledged', async () => {
    const lines: string[] = [];
    await start((line) => lines.push(line), 1_000);
    expect(lines.at(-1)).toBe('StoreUnavailable');
    expect(lines.length).toBeGreaterThan(10);
    await expectWhole(new Set(lines.slice(0, -1).map(Number)));
  });
});

describe('a file', () => {
  it('is made with its folder, and says whose it is', async () => {
    path = join(folder, 'deep/er/events.db');
    await open(noted);
    await open(async (store) => expect(await store.readStream('atlas.workshop-1')).toHaveLength(1));
  });

  it('of something else is refused by name and left as it is', async () => {
    const database = new DatabaseSync(path);
    database.exec('CREATE TABLE recipes (name TEXT)');
    database.close();
    const before = await readFile(path);
    expect(() => new SqliteEventStore(path)).toThrow(`${path} is not an event store`);
    expect(await readFile(path)).toEqual(before);
  });

  it('that is no database is refused by name', async () => {
    await writeFile(path, 'position,stream,revision\n'.repeat(100));
    expect(() => new SqliteEventStore(path)).toThrow(path);
    path = folder;
    expect(() => new SqliteEventStore(path)).toThrow(path);
  });

  it('of a later version is refused', async () => {
    await open(noted);
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 2');
    database.close();
    expect(() => new SqliteEventStore(path)).toThrow('this version reads format 1');
  });

  it('refuses to change or remove an event, whoever asks', async () => {
    await open(noted);
    const database = new DatabaseSync(path);
    expect(() => database.exec("UPDATE events SET data = '{}'")).toThrow('events are never changed');
    expect(() => database.exec('DELETE FROM events')).toThrow('events are never removed');
    expect(() => database.exec('INSERT OR REPLACE INTO events SELECT * FROM events')).toThrow(
      'events are never replaced',
    );
    database.close();
  });
});

it('answers each append of a group for itself', async () => {
  await open(async (store) => {
    const [one, two] = [newEvent(), newEvent()];
    const append = (expected: 'none' | 0, event = newEvent()) =>
      store.append([{ stream: 'atlas.workshop-1', expected, events: [event] }]);
    const outcomes = await Promise.allSettled([
      append('none', one),
      append('none'),
      append(0, two),
      append('none', one),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: expect.any(ExpectedRevisionConflict) });
    expect(outcomes[3]).toEqual(outcomes[0]);
    expect((await store.readStream('atlas.workshop-1')).map(({ id }) => id)).toEqual([one.id, two.id]);
  });
});

it('waits for another process that is writing', async () => {
  await open(async (store) => {
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    let released = false;
    setTimeout(() => {
      other.exec('COMMIT');
      other.close();
      released = true;
    }, 150);
    expect((await noted(store)).revisions).toEqual([0]);
    expect(released).toBe(true);
  });
});

it('finishes the appends under way when it is closed, and takes no more', async () => {
  const store = new SqliteEventStore(path);
  const appends = Array.from({ length: 600 }, (_, n) => noted(store, `atlas.workshop-${n}`));
  await Promise.all([store.close(), store.close()]);
  expect(await Promise.all(appends)).toHaveLength(600);
  await expect(noted(store)).rejects.toThrow(StoreUnavailable);
  await expect(store.readStream('atlas.workshop-1')).rejects.toThrow(StoreUnavailable);
  await expect(store.lastPosition()).rejects.toThrow(StoreUnavailable);
});

it('keeps a log in memory as long as it is open', async () => {
  path = ':memory:';
  await open(async (store) => {
    await noted(store);
    expect(await store.readStream('atlas.workshop-1')).toHaveLength(1);
  });
  await open(async (store) => expect(await store.readStream('atlas.workshop-1')).toEqual([]));
});
