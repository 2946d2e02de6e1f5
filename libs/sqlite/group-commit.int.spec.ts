import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { GroupCommit, openDatabaseFile, patience } from './index.js';
import { noteBook } from './testing/file.js';

class Unavailable extends Error {}
const patiently = patience((cause) => new Unavailable(cause.message, { cause }));

let folder: string;
let database: DatabaseSync;
let other: DatabaseSync;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tansiq-sqlite-'));
  const path = join(folder, 'notes.db');
  database = openDatabaseFile(path, noteBook);
  other = new DatabaseSync(path);
});
afterEach(async () => {
  database.close();
  other.close();
  await rm(folder, { recursive: true });
});

/** How many notes are committed, as another process sees it. */
const committed = () => other.prepare('SELECT count(*) AS notes FROM notes').get()!.notes as number;

/** Adds a note; how many were committed by then, which is the same for all writes of a transaction. */
function note(): number {
  database.exec("INSERT INTO notes VALUES ('a note')");
  return committed();
}

describe('writes', () => {
  it('of one turn share a transaction, and are answered after it', async () => {
    const commits = new GroupCommit(database, patiently);
    const writes = [commits.run(note), Promise.resolve().then(() => commits.run(note)), commits.run(note)];
    expect(await Promise.race(writes.map((write) => write.then(committed)))).toBe(3);
    expect(await Promise.all(writes)).toEqual([0, 0, 0]);
  });

  it('are at most so many rows, in the order of their arrival; one that has more is alone', async () => {
    const commits = new GroupCommit(database, patiently);
    const rows = [600, 400, 1, 5_000, 1_000, 1];
    expect(await Promise.all(rows.map((each) => commits.run(note, each)))).toEqual([0, 0, 2, 3, 4, 5]);
  });

  it('that come in the pause after a flush share the next one', async () => {
    for (const [pause, seen] of [
      [0, [1, 2]],
      [500, [4, 4]],
    ] as const) {
      const commits = new GroupCommit(database, patiently, { pause });
      await commits.run(note);
      const early = commits.run(note);
      for (let turn = 0; turn < 5; turn++) await setImmediate();
      expect(await Promise.all([early, commits.run(note)])).toEqual(seen);
    }
  });

  it('stand together or not at all, and the next go on', async () => {
    const commits = new GroupCommit(database, patiently);
    const outcomes = await Promise.allSettled([
      commits.run(note),
      commits.run(() => {
        throw new RangeError('no note');
      }),
    ]);
    expect(outcomes).toEqual(outcomes.map(() => ({ status: 'rejected', reason: expect.any(RangeError) })));
    expect(await commits.run(note)).toBe(0);
  });

  it('are answered after what is to be done when they are committed, and fail with it', async () => {
    const seen: number[] = [];
    const commits = new GroupCommit(database, patiently, {
      committed: async () => {
        seen.push(committed());
        await setImmediate();
        if (committed() === 2) throw new Unavailable('no room');
      },
    });
    await commits.run(note).then(() => seen.push(-1));
    await expect(commits.run(note)).rejects.toThrow(Unavailable);
    expect(seen).toEqual([1, -1, 2]);
  });
});

it('gives up when another process holds the file for too long', async () => {
  other.exec('BEGIN IMMEDIATE');
  await expect(new GroupCommit(database, patiently).run(note)).rejects.toThrow(Unavailable);
  other.exec('ROLLBACK');
  expect(await new GroupCommit(database, patiently).run(note)).toBe(0);
});
