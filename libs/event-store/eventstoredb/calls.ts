import { ErrorType } from '@eventstore/db-client';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '#kernel';

const ATTEMPTS = 4;
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;

/** Failures that a repetition would only repeat. All others may mean that the server did not answer, or did without our hearing it. */
const FINAL: ReadonlySet<unknown> = new Set([
  ErrorType.WRONG_EXPECTED_VERSION,
  ErrorType.STREAM_NOT_FOUND,
  ErrorType.STREAM_DELETED,
  ErrorType.ACCESS_DENIED,
  ErrorType.INVALID_ARGUMENT,
  ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED,
  ErrorType.UNSUPPORTED,
]);

/** The client's kind of error; over a shared connection it also throws bare ones, which have none. */
export const typeOf = (error: unknown): unknown => (error as { type?: unknown } | undefined)?.type;

/** How long to wait after so many failures in a row, in milliseconds. */
export const pauseAfter = (failures: number): number => Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE);

/** How long a call that nobody answers may take altogether, in milliseconds. */
export const patience = (timeLimit: number): number =>
  Array.from({ length: ATTEMPTS - 1 }, (_, index) => pauseAfter(index + 1)).reduce(
    (sum, ms) => sum + ms,
    ATTEMPTS * timeLimit,
  );

/** The same failure as the port names it: what is not final is {@link StoreUnavailable}. */
export function translated(error: unknown): unknown {
  const ours = error instanceof TypeError || error instanceof RangeError || error instanceof StoreUnavailable;
  if (ours || FINAL.has(typeOf(error))) return error;
  return new StoreUnavailable(`EventStoreDB does not answer: ${(error as Error).message}`, { cause: error });
}

/** A call's answer, or {@link StoreUnavailable} after so many milliseconds. The client's own deadline is one for the server to keep, too. */
export async function within<Answer>(limit: number, call: Promise<Answer>): Promise<Answer> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new StoreUnavailable(`EventStoreDB did not answer in ${limit} ms`)), limit);
  try {
    return await Promise.race([call, promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Makes a call that may be made again, up to four times with growing pauses. Throws {@link StoreUnavailable} where none was answered. */
export async function persistently<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (failure) {
      const error = translated(failure);
      if (!(error instanceof StoreUnavailable) || attempt === ATTEMPTS) throw error;
      await pause(pauseAfter(attempt));
    }
  }
}
