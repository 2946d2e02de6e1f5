import {
  MongoError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
} from 'mongodb';
import { ReadStoreUnavailable } from '#kernel';

const UNREACHABLE = [MongoNetworkError, MongoNotConnectedError, MongoServerSelectionError, MongoTopologyClosedError];
/** What a server says that is starting, stopping, no primary any more or too slow to confirm; the driver has by then tried again. */
const LABELS = ['RetryableWriteError', 'RetryableError', 'ResetPool'];
/** WriteConcernFailed/Timeout, MaxTimeMSExpired, NotPrimaryNoSecondaryOk, NotWritablePrimary: error_codes.yml of the server. */
const CODES = [64, 50, 13435, 10107];

const isUnreachable = (error: unknown) =>
  UNREACHABLE.some((type) => error instanceof type) ||
  (error instanceof MongoError &&
    (LABELS.some((label) => error.hasErrorLabel(label)) || CODES.includes(Number(error.code))));

/** The server's answer; throws {@link ReadStoreUnavailable} where there is none. */
export async function answering<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    throw new ReadStoreUnavailable(`MongoDB does not answer: ${(error as Error).message}`, { cause: error });
  }
}
