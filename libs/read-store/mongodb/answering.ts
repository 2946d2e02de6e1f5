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
/**
 * HostUnreachable, HostNotFound, MaxTimeMSExpired, WriteConcernTimeout, NetworkTimeout, ShutdownInProgress, PrimarySteppedDown,
 * NotWritablePrimary, InterruptedAtShutdown, InterruptedDueToReplStateChange, NotPrimaryNoSecondaryOk, NotPrimaryOrSecondary:
 * https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml
 */
const CODES = [6, 7, 50, 64, 89, 91, 189, 10107, 11600, 11602, 13435, 13436];

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
