import { StoreUnavailable } from '#kernel';

/** SQLite's result codes: https://sqlite.org/rescode.html */
const BUSY = 5;

/** What node:sqlite throws: https://nodejs.org/api/errors.html */
interface SqliteError {
  readonly code: 'ERR_SQLITE_ERROR';
  readonly errcode: number;
}

const codeOf = (error: unknown): unknown => (error as Partial<SqliteError> | undefined)?.code;
const isSqliteError = (error: unknown): error is SqliteError => codeOf(error) === 'ERR_SQLITE_ERROR';

/** Whether another process holds the lock. The low byte is the code, the others tell its variant. */
export const isBusy = (error: unknown): boolean => isSqliteError(error) && (error.errcode & 0xff) === BUSY;

/** What the port calls a failure of the file: disk full, locked, damaged, closed. Other errors stay what they are. */
export function asUnavailable(error: unknown): unknown {
  if (!isSqliteError(error) && codeOf(error) !== 'ERR_INVALID_STATE') return error;
  return new StoreUnavailable(`the event store's file: ${(error as Error).message}`, { cause: error });
}

/** Runs work on the file; its failures become {@link StoreUnavailable}. */
export function available<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw asUnavailable(error);
  }
}
