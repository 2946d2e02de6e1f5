import {
  type Appended,
  BEGINNING,
  checkAppend,
  type EventStore,
  type Position,
  type ReadLog,
  type ReadStream,
  type RecordedEvent,
  type StreamAppend,
  type Subscribe,
  type Subscription,
} from '#kernel';
import { patience } from './calls.js';
import { CatchUp } from './catch-up.js';
import { connect, type Connection } from './connection.js';
import { readLog } from './log-reader.js';
import { SeveralStreams } from './several-streams.js';
import { Streams } from './streams.js';

export interface EventStoreDbOptions {
  /** For one attempt at one call, in milliseconds; there are up to four. 2 s by default. */
  readonly timeLimit?: number;
}

const TIME_LIMIT = 2_000;

/**
 * Opens the event store at an EventStoreDB connection string: `esdb://user:password@host:2113` or `esdb+discover://...`
 * (https://developers.eventstore.com/clients/grpc/getting-started.html#connection-string). The server may be down: then calls say so.
 * It is of version 23.10 or later, which tells subscriptions that they have caught up. The user is one of `$admins`: reading the whole
 * log and writing system streams ask for it.
 */
export function openEventStoreDb(url: string, { timeLimit = TIME_LIMIT }: EventStoreDbOptions = {}): EventStore {
  return new EventStoreDb(connect(url, timeLimit));
}

class EventStoreDb implements EventStore {
  readonly #streams: Streams;
  readonly #several: SeveralStreams;
  readonly #subscriptions = new Set<Subscription>();

  constructor(private readonly connection: Connection) {
    this.#streams = new Streams(connection);
    this.#several = new SeveralStreams(this.#streams, patience(connection.timeLimit));
  }

  async append(writes: readonly StreamAppend[]): Promise<Appended> {
    checkAppend(writes);
    if (writes.length > 1) return this.#several.append(writes);
    const { revision, position } = await this.#streams.append(writes[0]!);
    return { revisions: [revision], position };
  }

  readStream(stream: string, options?: ReadStream): Promise<readonly RecordedEvent[]> {
    return this.#streams.read(stream, options);
  }

  readLog(options?: ReadLog): AsyncIterable<readonly RecordedEvent[]> {
    return readLog(this.connection, options);
  }

  async lastPosition(): Promise<Position> {
    for await (const [last] of this.readLog({ direction: 'backwards', limit: 1 })) return last!.position;
    return BEGINNING;
  }

  subscribe(options: Subscribe): Subscription {
    const subscription = new CatchUp(this.connection, options);
    this.#subscriptions.add(subscription);
    return {
      close: async () => {
        await subscription.close();
        this.#subscriptions.delete(subscription);
      },
    };
  }

  async close(): Promise<void> {
    await Promise.all([this.#several.close(), ...[...this.#subscriptions].map((subscription) => subscription.close())]);
    await this.connection.client.dispose();
  }
}
