import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabaseFile } from './index.js';
import { noteBook } from './testing/file.js';

const here = import.meta.dirname;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tansiq-sqlite-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Answers of queries of one value each, asked of a file that is opened as it should be. */
function ask(path: string, ...queries: readonly string[]): readonly unknown[] {
  const database = openDatabaseFile(path, noteBook);
  try {
    return queries.map((query) => Object.values(database.prepare(query).get()!)[0]);
  } finally {
    database.close();
  }
}

function startOpener(paths: readonly string[]) {
  const runner = join(here, '../event-store/sqlite/testing/from-source.mjs');
  const options = ['--no-warnings', '--import', runner, join(here, 'testing/opener.ts'), ...paths];
  const child = spawn(process.execPath, options, { stdio: ['pipe', 'pipe', 'inherit'] });
  return { child, ready: once(child.stdout, 'data'), ended: once(child, 'close') };
}

it('makes a file once, however many processes open it at once, and all of them have it then', async () => {
  const paths = Array.from({ length: 200 }, (_, n) => join(folder, `${n}.db`));
  const openers = Array.from({ length: 6 }, () => startOpener(paths));
  await Promise.all(openers.map(({ ready }) => ready));
  openers.forEach(({ child }) => child.stdin.write('open'));
  expect(await Promise.all(openers.map(({ ended }) => ended))).toEqual(openers.map(() => [0, null]));
  for (const path of paths) expect(ask(path, 'SELECT count(*) FROM makers', 'PRAGMA journal_mode')).toEqual([1, 'wal']);
});

it('applies the settings and the rights to a copy that was put back', async () => {
  const [original, copy] = [join(folder, 'original.db'), join(folder, 'copy.db')];
  const database = openDatabaseFile(original, noteBook);
  database.exec(`VACUUM INTO '${copy}'`);
  database.close();
  await chmod(copy, 0o644);
  expect(ask(copy, 'PRAGMA journal_mode', 'PRAGMA synchronous')).toEqual(['wal', 2]);
  expect((await stat(copy)).mode & 0o777).toBe(0o600);
});

it('says of a file that it cannot make which it is', async () => {
  await writeFile(join(folder, 'a-file'), '');
  const path = join(folder, 'a-file/notes.db');
  expect(() => openDatabaseFile(path, noteBook)).toThrow(`${path} cannot be opened as a note book: `);
});
