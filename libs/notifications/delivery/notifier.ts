import {
  type Batch,
  BEGINNING,
  type EventStore,
  idOf,
  type NoticeStore,
  type Position,
  type Reader,
  type RecordedEvent,
  type Subscription,
} from '#kernel';
import type { Logger } from '#runtime';
import type { Dispatcher } from './dispatcher.js';
import { happenings } from '../rules/happenings.js';
import type { Outgoing } from './outgoing.js';
import { FAREWELL, RULES } from '../rules/rules.js';

const FOLLOWER = 'notifier';

/** How much of the log that tells nobody anything may be read again after a crash: each note of the place costs a write to disk. */
const UNNOTED = 10_000;

/** Events that may be told to somebody; those said for others may be of any type. */
const mayBeTold = ({ type, metadata }: RecordedEvent): boolean =>
  type in RULES || metadata.actor.onBehalfOf !== undefined;

/**
 * Follows the log and tells people what happens, from its own checkpoint: what was told stays told, whatever becomes of the views. It begins
 * with what happens from its first start on: the history that it finds is no news.
 */
export class Notifier {
  #subscription?: Subscription;
  #noted = BEGINNING;
  #reached = BEGINNING;

  constructor(
    private readonly store: EventStore,
    private readonly notices: NoticeStore,
    private readonly dispatcher: Dispatcher,
    /** Reads views that know all that is recorded up to a position. */
    private readonly readerAt: (position: number) => Reader,
    private readonly timeZone: string,
    private readonly logger: Logger,
    /** What the dispatcher sends: while some of it waits for the queue, no place is noted. */
    private readonly outgoing: Pick<Outgoing, 'isEmpty'> = { isEmpty: true },
  ) {}

  async start(): Promise<void> {
    let after = await this.notices.checkpoint(FOLLOWER);
    if (after === undefined) {
      after = await this.store.lastPosition();
      await this.notices.moveCheckpoint(FOLLOWER, after);
    }
    this.#noted = this.#reached = after;
    this.logger.info({ after }, 'telling people what happens');
    this.#subscription = this.store.subscribe({ after, handle: (batch) => this.#tell(batch) });
  }

  /** The position up to which everything was told. */
  get position(): Position {
    return this.#reached;
  }

  async close(): Promise<void> {
    await this.#subscription?.close();
    await this.#note(this.#reached).catch((error: unknown) =>
      this.logger.warn({ error }, 'the place in the log is not noted'),
    );
  }

  /** A batch that cannot be told now, since a store or a view does not answer, is told later: the log hands it over again. */
  async #tell({ events, position }: Batch): Promise<void> {
    try {
      await this.#forget(events.filter(({ type }) => type === FAREWELL));
      const telling = events.filter(mayBeTold);
      if (telling.length > 0) {
        const reader = this.readerAt(position);
        await this.dispatcher.dispatch(await happenings(telling, reader, this.timeZone), reader);
      }
      this.#reached = position;
      if (telling.length > 0 || position - this.#noted > UNNOTED) await this.#note(position);
    } catch (error) {
      this.logger.warn({ error, position }, 'what happened could not be told; it is tried again');
      throw error;
    }
  }

  async #note(position: Position): Promise<void> {
    if (position === this.#noted || !this.outgoing.isEmpty) return;
    await this.notices.moveCheckpoint(FOLLOWER, position);
    this.#noted = position;
  }

  async #forget(farewells: readonly RecordedEvent[]): Promise<void> {
    for (const { stream } of farewells) await this.notices.removeOf(idOf(stream));
  }
}
