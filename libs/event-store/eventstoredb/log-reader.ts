import {
  type AllStreamResolvedEvent,
  BACKWARDS,
  END,
  ErrorType,
  eventTypeFilter,
  type Filter,
  type ReadPosition,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import { BEGINNING, type Position, type ReadLog, type RecordedEvent } from '#kernel';
import { typeOf } from './calls.js';
import { clientPosition, isVisible, positionOf, recorded } from './events.js';
import { BATCH, Feed } from './feed.js';
import type { Connection } from './connection.js';

/** The server says how far a filtered search has come every 32 windows of 32 events. */
const CHECKPOINT_INTERVAL = 32;

type Resolved = AllStreamResolvedEvent;

/** The log, or the part of it that is asked for, in batches of at most {@link BATCH}. */
export async function* readLog(
  connection: Connection,
  options: ReadLog = {},
): AsyncGenerator<readonly RecordedEvent[]> {
  const { prefix = '', types, limit = Infinity, direction, after = BEGINNING, upTo = Infinity } = options;
  if (limit <= 0 || types?.size === 0 || upTo < 0) return;
  const wanted = (event: Resolved) =>
    isVisible(event) &&
    event.event!.streamId.startsWith(prefix) &&
    (!types || types.has(event.event!.type)) &&
    positionOf(event) > after &&
    positionOf(event) <= upTo;
  const parts =
    direction === 'backwards'
      ? backwards(connection, upTo, options.limit)
      : forwards(connection, { ...options, after, upTo });
  let left = limit;
  for await (const part of parts) {
    const events = part.filter(wanted).slice(0, left).map(recorded);
    left -= events.length;
    if (events.length > 0) yield events;
    if (left === 0) return;
  }
}

/** From after a position: the server filters by name or type, as a subscription that ends when it has caught up; reads cannot. */
async function* forwards(
  connection: Connection,
  options: ReadLog & { after: Position; upTo: Position },
): AsyncGenerator<readonly Resolved[]> {
  const { after, upTo } = options;
  const filter = filterOf(options);
  const open = (fromPosition: ReadPosition) => {
    if (!filter) return new Feed<Resolved>(connection.client.readAll({ fromPosition }));
    const checkpointReached: Filter['checkpointReached'] = (_, { commit }) => {
      feed.alive();
      if (Number(commit) >= upTo) feed.mark();
    };
    const subscription = connection.client.subscribeToAll({ fromPosition, filter: { ...filter, checkpointReached } });
    const feed = new Feed<Resolved>(subscription);
    subscription.on('caughtUp', () => feed.mark());
    return feed;
  };
  const parts = (fromPosition: ReadPosition) => partsOf(open(fromPosition), connection.timeLimit, options.limit);
  for await (const part of after < 0 ? parts(START) : orElse(parts(clientPosition(after)), () => parts(START))) {
    yield part;
    if (part.length > 0 && positionOf(part.at(-1)!) >= upTo) return;
  }
}

/** From a position, inclusive, which the server reads as exclusive; or from the end. */
async function* backwards(
  { client, timeLimit }: Connection,
  upTo: Position,
  limit?: number,
): AsyncGenerator<readonly Resolved[]> {
  const read = (fromPosition: ReadPosition) =>
    partsOf(new Feed<Resolved>(client.readAll({ direction: BACKWARDS, fromPosition })), timeLimit, limit);
  if (upTo === Infinity) return yield* read(END);
  const fromPosition = clientPosition(upTo);
  const here = partsOf(new Feed<Resolved>(client.readAll({ fromPosition, maxCount: 1 })), timeLimit);
  const fromHere = async function* () {
    yield* here;
    yield* read(fromPosition);
  };
  yield* orElse(fromHere(), () => read(END));
}

async function* partsOf(feed: Feed<Resolved>, timeLimit: number, atMost = BATCH): AsyncGenerator<readonly Resolved[]> {
  try {
    for (;;) {
      const { items, complete } = await feed.take(Math.min(atMost, BATCH), timeLimit);
      yield items;
      if (complete) return;
    }
  } finally {
    feed.close();
  }
}

/** Another way to read, where the server knows nothing at the position: that is an unknown error at once. */
async function* orElse<Part>(parts: AsyncIterable<Part>, otherwise: () => AsyncIterable<Part>): AsyncGenerator<Part> {
  let begun = false;
  try {
    for await (const part of parts) {
      begun = true;
      yield part;
    }
  } catch (error) {
    if (begun || !isUnknown(error)) throw error;
    yield* otherwise();
  }
}

/** Whether the server answered with an unknown error: to a position that no event has, among others. */
export const isUnknown = (error: unknown): boolean => typeOf((error as Error).cause) === ErrorType.UNKNOWN;

/** The server takes one kind of filter; names first, as a network is a small part of most logs. The reader looks at the rest. */
function filterOf({ prefix, types }: ReadLog): Filter | undefined {
  const checkpointInterval = CHECKPOINT_INTERVAL;
  if (prefix) return streamNameFilter({ prefixes: [prefix], checkpointInterval });
  if (types) return eventTypeFilter({ regex: `^(${[...types].map(escaped).join('|')})$`, checkpointInterval });
  return undefined;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
