import {
  ANY,
  BACKWARDS,
  END,
  ErrorType,
  FORWARDS,
  NO_STREAM,
  START,
  type ResolvedEvent,
  type WrongExpectedVersionError,
} from '@eventstore/db-client';
import {
  type ExpectedRevision,
  ExpectedRevisionConflict,
  type NewEvent,
  type Position,
  type ReadStream,
  type RecordedEvent,
  type Revision,
  type StreamAppend,
} from '#kernel';
import { persistently, typeOf, within } from './calls.js';
import type { Connection } from './connection.js';
import { proposed, recorded } from './events.js';
import { Feed } from './feed.js';

/** Where the last event of an append stands. */
export interface Written {
  readonly revision: Revision;
  readonly position: Position;
}

export interface AlreadyWritten {
  readonly written: Written;
}

/** Before an append: written already, or would go after this revision (-1 where the stream does not exist). */
export type Standing = AlreadyWritten | { readonly after: Revision };

/** An event, with or without metadata. */
export type Note = Omit<NewEvent, 'metadata'>;

/** Appends to single streams, and reads them. */
export class Streams {
  constructor(private readonly connection: Connection) {}

  async read(stream: string, { direction = 'forwards', from, limit }: ReadStream = {}): Promise<RecordedEvent[]> {
    if (limit === 0) return [];
    const forwards = direction === 'forwards';
    const { client, timeLimit } = this.connection;
    return persistently(async () => {
      const feed = new Feed<ResolvedEvent>(
        client.readStream(stream, {
          direction: forwards ? FORWARDS : BACKWARDS,
          fromRevision: from === undefined ? (forwards ? START : END) : BigInt(from),
          ...(limit !== undefined && { maxCount: limit }),
        }),
      );
      try {
        return (await feed.all(timeLimit)).map(recorded);
      } catch (error) {
        if (typeOf(error) === ErrorType.STREAM_NOT_FOUND) return [];
        throw error;
      } finally {
        feed.close();
      }
    });
  }

  /**
   * Appends to one stream; idempotent, whatever is expected.
   *
   * The server recognises a repetition by its place, for which it needs an exact revision; without one it does so only as long as it
   * remembers. So `any` and `exists` become exact here, after a look at the stream.
   */
  async append(write: StreamAppend): Promise<Written> {
    if (baseOf(write.expected) !== undefined) return this.#appendAt(write);
    for (;;) {
      const standing = await this.standing(write);
      if ('written' in standing) return standing.written;
      try {
        return await this.#appendAt({ ...write, expected: exactly(standing.after) });
      } catch (error) {
        if (!(error instanceof ExpectedRevisionConflict)) throw error;
      }
    }
  }

  /** Appends where exactly is known. */
  async #appendAt({ stream, expected, events }: StreamAppend): Promise<Written> {
    try {
      return await this.#send(stream, expected === 'none' ? NO_STREAM : BigInt(expected), events);
    } catch (error) {
      if (typeOf(error) !== ErrorType.WRONG_EXPECTED_VERSION) throw error;
      const { actualVersion: actual } = error as WrongExpectedVersionError;
      throw new ExpectedRevisionConflict(stream, expected, actual === NO_STREAM ? -1 : Number(actual));
    }
  }

  /** Appends a note of this adapter's own, where being told twice does no harm. */
  async note(stream: string, event: Note): Promise<void> {
    await this.#send(stream, ANY, [event]);
  }

  /** Hides what stands before a revision; the server may then reclaim the space. */
  async cut(stream: string, truncateBefore: Revision): Promise<void> {
    const { client, timeLimit, credentials } = this.connection;
    const set = () => client.setStreamMetadata(stream, { truncateBefore }, { credentials });
    await persistently(() => within(timeLimit, set()));
  }

  /**
   * Per-call credentials make the client send each append in a call of its own. Its shared batch stream would be faster with many writers
   * (4,300 against 2,300 appends per second of 64), but slower for the slowest of them (171 against 65 ms at p99), and one bad
   * answer there fails everybody's appends or ends the process.
   */
  #send(stream: string, expectedRevision: bigint | typeof NO_STREAM | typeof ANY, events: readonly Note[]) {
    const { client, timeLimit, credentials } = this.connection;
    const options = { expectedRevision, credentials, deadline: timeLimit };
    return persistently(async (): Promise<Written> => {
      const call = client.appendToStream(stream, events.map(proposed), options);
      const { nextExpectedRevision, position } = await within(timeLimit, call);
      return { revision: Number(nextExpectedRevision), position: Number(position!.commit) };
    });
  }

  /**
   * Whether an append was written already, and where it would go if not, by one reading of the stream (all of it where no exact revision
   * is expected). Throws {@link ExpectedRevisionConflict}.
   */
  async standing({ stream, expected, events }: StreamAppend): Promise<Standing> {
    const base = baseOf(expected);
    const part = base === undefined ? {} : { from: Math.max(base, 0), limit: events.length + 1 };
    const seen = await this.read(stream, part);
    const end = seen.at(-1)?.revision ?? -1;
    const place = seen.findIndex(({ id, revision }) =>
      base === undefined ? id === events[0]!.id : revision === base + 1,
    );
    const present = place < 0 ? [] : seen.slice(place, place + events.length);
    if (present.length === events.length && present.every(({ id }, index) => id === events[index]!.id))
      return { written: present.at(-1)! };
    if (present.length === 0 && fits(expected, end)) return { after: end };
    const [last] = await this.read(stream, { direction: 'backwards', limit: 1 });
    throw new ExpectedRevisionConflict(stream, expected, last?.revision ?? -1);
  }
}

/** The revision that an append goes after, where it says so. */
const baseOf = (expected: ExpectedRevision): Revision | undefined =>
  expected === 'none' ? -1 : typeof expected === 'number' ? expected : undefined;

/** A revision as an append expects it. */
export const exactly = (revision: Revision): ExpectedRevision => (revision < 0 ? 'none' : revision);

const fits = (expected: ExpectedRevision, actual: Revision): boolean =>
  expected === 'any' || (expected === 'exists' ? actual >= 0 : actual === baseOf(expected));
