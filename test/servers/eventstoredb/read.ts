import { type EventEmitter, once } from 'node:events';
import type { ServerWritableStream } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { type Entry, type Log, TOMBSTONE } from './log.js';
import { eventMessage, identifierOf, nameOf, streamDeleted, unknown } from './messages.js';

type Call = ServerWritableStream<streams.ReadReq, streams.ReadResp>;
type Options = streams.ReadReq.Options;
const DEFAULT_SEARCH_WINDOW = 32;

/** `Read`: a stream or everything, once or for ever. */
export const read =
  (log: Log) =>
  (call: Call): void => {
    call.on('error', () => {});
    void answer(log, new Reply(call), call.request.getOptions()!).then(
      () => call.end(),
      (error: unknown) => call.emit('error', error),
    );
  };

/** What goes back to the client, for as long as it listens. */
class Reply {
  readonly #call: Call;
  readonly #ended = new AbortController();

  constructor(call: Call) {
    this.#call = call;
    call.once('cancelled', () => this.#ended.abort());
  }

  get isOver(): boolean {
    return this.#ended.signal.aborted;
  }

  /** Writes as fast as the client takes it. */
  async send(message: streams.ReadResp): Promise<void> {
    if (!this.isOver && !this.#call.write(message)) await this.until(this.#call, 'drain');
  }

  /** Waits for something, or for the client to leave. */
  async until(emitter: EventEmitter, event: string): Promise<void> {
    await once(emitter, event, { signal: this.#ended.signal }).catch(() => {});
  }
}

async function answer(log: Log, reply: Reply, options: Options): Promise<void> {
  if (options.hasSubscription())
    return options.hasStream() ? followStream(log, reply, options) : followAll(log, reply, options);
  if (options.getCount() === '0') throw unknown();
  const found = options.hasStream() ? partOfStream(log, options) : partOfAll(log, options);
  if (found === undefined) return void (await reply.send(notFound(nameOf(options.getStream()!.getStreamIdentifier()))));
  const count = Math.min(Number(options.getCount()), found.length);
  for (let index = 0; index < count && !reply.isOver; index++) await reply.send(eventMessage(found[index]!));
}

const notFound = (stream: string) =>
  new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(stream)),
  );

const backwards = (options: Options): boolean =>
  options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;

function partOfStream(log: Log, options: Options): readonly Entry[] | undefined {
  const from = options.getStream()!;
  const stream = nameOf(from.getStreamIdentifier());
  if (log.isTombstoned(stream)) throw streamDeleted(stream);
  if (from.hasEnd() && !backwards(options)) throw unknown();
  const entries = log.read(stream);
  const revision = from.hasRevision() ? Number(from.getRevision()) : from.hasStart() ? 0 : Infinity;
  return backwards(options)
    ? entries?.filter((entry) => entry.revision <= revision).reverse()
    : entries?.filter((entry) => entry.revision >= revision);
}

function partOfAll(log: Log, options: Options): readonly Entry[] {
  const from = options.getAll()!;
  if (from.hasEnd()) return backwards(options) ? log.entries.toReversed() : [];
  if (from.hasStart()) return backwards(options) ? [] : log.entries;
  const position = Number(from.getPosition()!.getCommitPosition());
  const index = log.indexAfter(position) - 1;
  if (log.entries[index]?.position !== position) throw unknown();
  return backwards(options) ? log.entries.slice(0, index).reverse() : log.entries.slice(index);
}

const caughtUp = () => new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());

const confirm = (reply: Reply) =>
  reply.send(
    new streams.ReadResp().setConfirmation(
      new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(crypto.randomUUID()),
    ),
  );

/** Visits the log from an index on, for as long as the call lasts; `idle` is told whenever its end is reached. */
async function follow(
  log: Log,
  reply: Reply,
  index: number,
  visit: (entry: Entry) => Promise<void>,
  idle: () => Promise<void>,
): Promise<void> {
  while (!reply.isOver) {
    while (index < log.entries.length && !reply.isOver) await visit(log.entries[index++]!);
    await idle();
    if (index === log.entries.length) await reply.until(log, 'appended');
  }
}

async function followStream(log: Log, reply: Reply, options: Options): Promise<void> {
  const from = options.getStream()!;
  const stream = nameOf(from.getStreamIdentifier());
  const present = log.read(stream) ?? [];
  const after = from.hasStart() ? -1 : from.hasEnd() ? (present.at(-1)?.revision ?? -1) : Number(from.getRevision());
  const first = Math.max(after + 1, present[0]?.revision ?? 0);
  let live = false;
  await confirm(reply);
  const visit = async (entry: Entry) => {
    if (entry.stream !== stream || entry.revision < first) return;
    await reply.send(eventMessage(entry));
    if (entry.revision === TOMBSTONE) throw streamDeleted(stream);
  };
  await follow(log, reply, 0, visit, async () => {
    if (live || !log.read(stream)) return;
    live = true;
    await reply.send(caughtUp());
  });
}

async function followAll(log: Log, reply: Reply, options: Options): Promise<void> {
  const from = options.getAll()!;
  const start = from.hasEnd()
    ? log.entries.length
    : from.hasStart()
      ? 0
      : log.indexAfter(Number(from.getPosition()!.getCommitPosition()));
  if (from.hasPosition() && log.entries[start - 1]?.position !== Number(from.getPosition()!.getCommitPosition()))
    throw unknown();
  const filter = options.getFilter();
  const matches = filterOf(filter);
  const window = (filter?.getMax() || DEFAULT_SEARCH_WINDOW) * (filter?.getCheckpointintervalmultiplier() || 1);
  let [live, searched] = [false, 0];
  await confirm(reply);
  const visit = async (entry: Entry) => {
    if (matches(entry)) await reply.send(eventMessage(entry));
    if (filter && ++searched % window === 0) await reply.send(checkpoint(entry.position));
  };
  await follow(log, reply, start, visit, async () => {
    if (live) return;
    live = true;
    await reply.send(caughtUp());
  });
}

const checkpoint = (position: number) =>
  new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position)),
  );

function filterOf(filter: streams.ReadReq.Options.FilterOptions | undefined): (entry: Entry) => boolean {
  if (!filter) return () => true;
  const byStream = filter.hasStreamIdentifier();
  const expression = byStream ? filter.getStreamIdentifier()! : filter.getEventType()!;
  const regex = expression.getRegex() ? new RegExp(expression.getRegex()) : undefined;
  return (entry) => {
    const text = byStream ? entry.stream : entry.type;
    return regex ? regex.test(text) : expression.getPrefixList().some((prefix) => text.startsWith(prefix));
  };
}
