import { MongoBulkWriteError, MongoError } from 'mongodb';
import { NoticeStoreUnavailable } from '#kernel';

const DUPLICATE_KEY = 11_000;

/** The server's answer; throws {@link NoticeStoreUnavailable} where there is none, or not the one that is due. */
export async function answering<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof MongoError)) throw error;
    throw new NoticeStoreUnavailable(`MongoDB does not answer: ${error.message}`, { cause: error });
  }
}

/** Which operations of a bulk met a duplicate key; any other failure is thrown, as is a majority that did not confirm the rest. */
export function refusedBy(error: unknown): readonly number[] {
  if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) throw error;
  const failures = [error.writeErrors].flat();
  if (failures.length === 0 || failures.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
  return failures.map(({ index }) => index);
}
