import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type NoticeStore, NoticeStoreUnavailable } from '#kernel';
import { notice } from '../contract/given.contract.js';
import { openNoticeStore } from '../index.js';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tansiq-notices-'));
  path = join(folder, 'notices.db');
});
afterEach(() => rm(folder, { recursive: true }));

const open = () => openNoticeStore(`sqlite:${path}`);

/** Does something with the store on `path`, and closes it. */
async function using<Result>(work: (store: NoticeStore) => Promise<Result>): Promise<Result> {
  const store = await open();
  return work(store).finally(() => store.close());
}

/** Does something with the file past the store. */
function directly(sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

describe('a file', () => {
  it('is made with its folder, for its owner alone to enter', async () => {
    path = join(folder, 'deep/er/notices.db');
    await using((store) => store.add([notice()]));
    const modes = await Promise.all(['deep', 'deep/er'].map(async (name) => (await stat(join(folder, name))).mode));
    expect(modes.map((mode) => mode & 0o777)).toEqual([0o700, 0o700]);
  });

  it('of something else is refused by name and left as it is', async () => {
    directly('CREATE TABLE recipes (name TEXT)');
    const before = await readFile(path);
    await expect(open()).rejects.toThrow(`${path} is not a notice store`);
    expect(await readFile(path)).toEqual(before);
  });

  it('that is no database is refused by name', async () => {
    await writeFile(path, 'id,account,network\n'.repeat(100));
    await expect(open()).rejects.toThrow(path);
    path = folder;
    await expect(open()).rejects.toThrow(folder);
  });

  it('of a later format is refused by name', async () => {
    await using((store) => store.add([notice()]));
    directly('PRAGMA user_version = 2');
    await expect(open()).rejects.toThrow(`${path} has format 2 of the notice store; this version reads format 1`);
  });
});

it('waits for another process that writes, and reads meanwhile', async () => {
  await using(async (store) => {
    await store.add([notice()]);
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    let released = false;
    const added = store.add([notice({ id: 'n2' })]).then(() => released);
    expect(await store.getMany(['n1', 'n2'])).toHaveLength(1);
    setTimeout(() => {
      released = true;
      other.exec('COMMIT');
      other.close();
    }, 150);
    expect(await added).toBe(true);
    expect(await store.getMany(['n1', 'n2'])).toHaveLength(2);
  });
});

it('writes all of a call or nothing', async () => {
  await using(async (store) => {
    directly(`CREATE TRIGGER full BEFORE INSERT ON notices WHEN NEW.id = 'n2' BEGIN SELECT RAISE(ABORT, 'full'); END`);
    await expect(store.add([notice(), notice({ id: 'n2' })])).rejects.toThrow(NoticeStoreUnavailable);
    expect(await store.getMany(['n1'])).toEqual([]);
    await store.add([notice()]);
    expect(await store.getMany(['n1'])).toHaveLength(1);
  });
});

it('finishes the writes under way when it is closed, and takes no more', async () => {
  const store = await open();
  const ids = Array.from({ length: 200 }, (_, n) => `n${n}`);
  const additions = ids.map((id) => store.add([notice({ id })]));
  await Promise.all([store.close(), store.close()]);
  await Promise.all(additions);
  await expect(store.add([notice()])).rejects.toThrow(NoticeStoreUnavailable);
  await using(async (again) => expect(await again.getMany(ids)).toHaveLength(200));
});

it('is unavailable while the file cannot be used, and goes on when it can', async () => {
  await using(async (store) => {
    directly('ALTER TABLE notices RENAME TO elsewhere');
    await expect(store.add([notice()])).rejects.toThrow(NoticeStoreUnavailable);
    await expect(store.getMany(['n1'])).rejects.toThrow(NoticeStoreUnavailable);
    directly('ALTER TABLE elsewhere RENAME TO notices');
    await store.add([notice()]);
    expect(await store.getMany(['n1'])).toHaveLength(1);
  });
});
