import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { type KeyRecord, type KeyStore, KeyStoreUnavailable } from '#kernel';
import { SqliteKeyStore } from './sqlite-key-store.js';

const here = import.meta.dirname;
const START = Date.parse('2026-03-01T09:00:00.000Z');
let now: number;
let folder: string;
let path: string;
beforeEach(async () => {
  now = START;
  folder = await mkdtemp(join(tmpdir(), 'tansiq-keys-'));
  path = join(folder, 'keys.db');
});
afterEach(() => rm(folder, { recursive: true }));

/** Does something with the store on `path`, and closes it. */
async function open<Result>(work: (store: KeyStore) => Promise<Result>): Promise<Result> {
  const store = new SqliteKeyStore(path, () => now);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
const record = { kind: 'person', id: 'p1', owner: 'p1', value: 'secret' };

describe('what was removed', () => {
  let marks: number;
  beforeEach(() => {
    marks = 0;
  });

  const newMark = () => `<${++marks}>`;
  const inAYear = new Date(START + 365 * 86_400_000).toISOString();
  const soon = new Date(START + 1_000).toISOString();

  /** A record that says its mark over and over, in every part where something personal might stand. */
  const marked = (mark: string, size: number): KeyRecord => ({
    kind: 'person',
    id: mark,
    owner: `of ${mark}`,
    value: mark.repeat(size),
    expiresAt: inAYear,
  });

  /** Every byte of every file in the folder. */
  async function bytes(): Promise<string> {
    const names = await readdir(folder);
    return (await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')))).join('\n');
  }

  const ways: [string, (store: KeyStore, mark: string) => Promise<unknown>][] = [
    ['removed', (store, mark) => store.remove('person', mark)],
    ['removed with its owner', (store, mark) => store.removeOf(`of ${mark}`)],
    ['put over', (store, mark) => store.put({ kind: 'person', id: mark, value: 'other' })],
    ['replaced', (store, mark) => store.replace({ kind: 'person', id: mark, value: 'other' })],
    [
      'swept away',
      async (store, mark) => {
        await store.put({ ...marked(mark, 100), expiresAt: soon });
        now = START + 1_000;
        await store.sweep();
      },
    ],
    [
      'created over',
      async (store, mark) => {
        await store.put({ ...marked(mark, 100), expiresAt: soon });
        now = START + 1_000;
        await store.create({ kind: 'person', id: mark, value: 'other' });
      },
    ],
  ];

  it.each(ways)('is in no file when it was %s', async (_, removal) => {
    await open(async (store) => {
      const mark = newMark();
      await Promise.all(Array.from({ length: 50 }, () => store.put(marked(newMark(), 30))));
      await store.put(marked(mark, 100));
      expect(await bytes()).toContain(mark.repeat(100));
      await removal(store, mark);
      expect(await bytes()).not.toContain(mark.repeat(2));
      expect(await bytes()).not.toContain(`of ${mark}`);
      expect(await bytes()).toContain('<2>'.repeat(30));
    });
  });

  it.each([10, 20, 40, 80])('is in no file when most of the table goes (%i)', async (size) => {
    await open(async (store) => {
      const marks = Array.from({ length: 400 }, newMark);
      await Promise.all(marks.map((mark) => store.put(marked(mark, size))));
      const gone = marks.filter((_, n) => n % 4 !== 0);
      await Promise.all(gone.map((mark) => store.remove('person', mark)));
      const found = await bytes();
      expect(gone.filter((mark) => found.includes(mark))).toEqual([]);
      expect(marks.filter((mark) => found.includes(mark))).toHaveLength(100);
    });
  });
});

describe('a process that writes', () => {
  /** Starts it, and hands over each line that it prints. */
  function start(printed: (line: string) => void) {
    const runner = join(here, '../../event-store/sqlite/testing/from-source.mjs');
    const options = ['--no-warnings', '--import', runner, join(here, 'testing/writer.ts'), path];
    const child = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] });
    createInterface(child.stdout).on('line', printed);
    return { child, ended: once(child, 'close') };
  }

  it('is the only one to create each record, and has what it was told when it is killed', async () => {
    const created: number[] = [];
    const writers = [1, 2, 3].map(() => {
      let last = 0;
      const { child, ended } = start((line) => {
        const [what, n] = line.split(' ');
        if (what === 'created') created.push(Number(n));
        else last = Number(n);
        if (last === 120) child.kill('SIGKILL');
      });
      return ended.then(() => ({ pid: child.pid!, last }));
    });
    const ends = await Promise.all(writers);
    expect(created.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n));
    await open(async (store) => {
      for (const { pid, last } of ends) {
        expect(last).toBeGreaterThanOrEqual(120);
        expect((await store.get<number>('own', String(pid)))!.value).toBeGreaterThanOrEqual(last);
      }
    });
  });
});

describe('a file', () => {
  const modeOf = async (name: string) => (await stat(name)).mode & 0o777;

  it('is made with its folder, for its owner alone to read', async () => {
    path = join(folder, 'deep/er/keys.db');
    await open((store) => store.put(record));
    expect(await modeOf(path)).toBe(0o600);
    expect([await modeOf(join(folder, 'deep')), await modeOf(join(folder, 'deep/er'))]).toEqual([0o700, 0o700]);
    await chmod(path, 0o644);
    expect(await open((store) => store.get('person', 'p1'))).toEqual(record);
    expect(await modeOf(path)).toBe(0o600);
  });

  it('of something else is refused by name and left as it is', async () => {
    const database = new DatabaseSync(path);
    database.exec('CREATE TABLE recipes (name TEXT)');
    database.close();
    const before = [await readFile(path), await modeOf(path)];
    expect(() => new SqliteKeyStore(path, Date.now)).toThrow(`${path} is not a key store`);
    expect([await readFile(path), await modeOf(path)]).toEqual(before);
  });

  it('that is no database is refused by name', async () => {
    await writeFile(path, 'kind,id,owner\n'.repeat(100));
    expect(() => new SqliteKeyStore(path, Date.now)).toThrow(path);
    expect(() => new SqliteKeyStore(folder, Date.now)).toThrow(folder);
  });

  it('of a later version is refused', async () => {
    await open((store) => store.put(record));
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 2');
    database.close();
    expect(() => new SqliteKeyStore(path, Date.now)).toThrow('this version reads format 1');
  });
});

it.each(['EXCLUSIVE', 'IMMEDIATE'])('waits for another process that has the file (%s)', async (lock) => {
  await open(async (store) => {
    const other = new DatabaseSync(path);
    other.exec(`BEGIN ${lock}`);
    let released = false;
    setTimeout(() => {
      other.exec('COMMIT');
      other.close();
      released = true;
    }, 150);
    const [removed, found] = await Promise.all([store.remove('person', 'p1'), store.get('person', 'p1')]);
    expect([removed, found, released]).toEqual([false, undefined, true]);
  });
});

it('finishes the writes under way when it is closed, and takes no more', async () => {
  const store = new SqliteKeyStore(path, Date.now);
  const creations = Array.from({ length: 200 }, (_, n) => store.create({ ...record, id: String(n) }));
  const removals = [store.remove('person', '7'), store.removeOf('nobody')];
  await Promise.all([store.close(), store.close()]);
  expect((await Promise.all(creations)).every(Boolean)).toBe(true);
  expect((await Promise.all(removals))[0]).toBe(true);
  await expect(store.put(record)).rejects.toThrow(KeyStoreUnavailable);
  await open(async (store) => expect(await store.ofOwner('p1')).toHaveLength(199));
});

it('is unavailable while the file cannot be written, and goes on when it can', async () => {
  await open(async (store) => {
    const other = new DatabaseSync(path);
    other.exec('ALTER TABLE records RENAME TO elsewhere');
    await expect(store.put(record)).rejects.toThrow(KeyStoreUnavailable);
    await expect(store.get('person', 'p1')).rejects.toThrow(KeyStoreUnavailable);
    other.exec('ALTER TABLE elsewhere RENAME TO records');
    other.close();
    await store.put(record);
    expect(await store.get('person', 'p1')).toEqual(record);
  });
});
