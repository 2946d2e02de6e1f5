import { setTimeout } from 'node:timers/promises';

/** How long another process may hold the file before a call gives up, and between two tries; milliseconds. */
export const PATIENCE = 5_000;
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

/** Runs work on a file, at once and then again for as long as another process holds the file. */
export type Patiently = <Result>(work: () => Result) => Promise<Result>;

/** `unavailable` puts a failure of the file (locked for more than 5 s, disk full, damaged, closed) into the terms of a port. */
export const patience =
  (unavailable: (cause: Error) => Error): Patiently =>
  async (work) => {
    const end = performance.now() + PATIENCE;
    for (;;) {
      try {
        return work();
      } catch (caught) {
        const error = caught as SqliteError;
        if (!isOfTheFile(error)) throw error;
        if (!isBusy(error) || performance.now() > end) throw unavailable(error);
      }
      await setTimeout(PAUSE);
    }
  };

/** The same before there is anything else to do, and so without giving the event loop away; throws what SQLite does. */
export function insist(work: () => void): void {
  const end = performance.now() + PATIENCE;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error as SqliteError) || performance.now() > end) throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  }
}
