import { setTimeout } from 'node:timers/promises';
import { NoticeStoreUnavailable } from '#kernel';

/** How long another process may hold the file before a call gives up, and between two tries; milliseconds. */
const PATIENCE = 5_000;
const PAUSE = 10;
/** SQLite's result codes, of which the low byte is the code and the others tell its variant: https://sqlite.org/rescode.html */
const BUSY = 5;

/** What node:sqlite throws: https://nodejs.org/api/errors.html */
interface SqliteError extends Error {
  readonly code?: string;
  readonly errcode?: number;
}

const isBusy = ({ errcode }: SqliteError): boolean => errcode !== undefined && (errcode & 0xff) === BUSY;
const isOfTheFile = ({ code }: SqliteError): boolean => code === 'ERR_SQLITE_ERROR' || code === 'ERR_INVALID_STATE';

/**
 * Runs work on the file, at once and then again for as long as another process holds it. A failure of the file (locked, disk full, damaged,
 * closed) becomes `NoticeStoreUnavailable`.
 */
export async function patiently<Result>(work: () => Result): Promise<Result> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    try {
      return work();
    } catch (caught) {
      const error = caught as SqliteError;
      if (!isOfTheFile(error)) throw error;
      if (!isBusy(error) || performance.now() > end)
        throw new NoticeStoreUnavailable(`the notice store's file: ${error.message}`, { cause: error });
    }
    await setTimeout(PAUSE);
  }
}
