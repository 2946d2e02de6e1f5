import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process, or another store in this one, keeps its snapshots in the same folder. */
export class ReadStoreInUse extends Error {
  override readonly name = 'ReadStoreInUse';
}

/**
 * Makes a folder one process's own for as long as that runs. The lock is SQLite's, on an empty database: the system lets go of it with the
 * process, however it ends, which a file with a process number in it cannot promise (in containers the numbers are all alike).
 */
export function lockFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  try {
    lock.exec(`PRAGMA user_version = ${process.pid}`);
    lock.exec('BEGIN IMMEDIATE');
  } catch (cause) {
    const holder = lock.prepare('PRAGMA user_version').get()?.['user_version'];
    lock.close();
    throw new ReadStoreInUse(`the views in ${folder} are in use by process ${holder}`, { cause });
  }
  return { release: () => void (lock.isOpen && lock.close()) };
}
