import { setTimeout as pause } from 'node:timers/promises';
import { type AllStreamResolvedEvent, START } from '@eventstore/db-client';
import { type Batch, type Position, StoreUnavailable, type Subscribe, type Subscription } from '#kernel';
import { pauseAfter } from './calls.js';
import { clientPosition, isVisible, positionOf, recorded } from './events.js';
import { BATCH, Feed, type Part } from './feed.js';
import { isUnknown } from './log-reader.js';
import type { Connection } from './connection.js';

/**
 * A catch-up subscription that resumes by itself, which the client's does not: after any failure, from the last position that was handled,
 * with growing pauses. Unfiltered, so that its position moves with whatever is written.
 */
export class CatchUp implements Subscription {
  readonly #closed = new AbortController();
  readonly #running: Promise<void>;
  #position: Position;
  /** Whether the server knew nothing at the position, so that it has to be looked for from the start. */
  #lost = false;
  #failures = 0;

  constructor(
    private readonly connection: Connection,
    private readonly options: Subscribe,
  ) {
    this.#position = options.after;
    this.#running = this.#run();
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#closed.signal.aborted) {
      try {
        await this.#follow();
      } catch (error) {
        this.#lost = isUnknown(error);
        await this.#pause(++this.#failures);
      }
    }
  }

  async #follow(): Promise<void> {
    const { signal } = this.#closed;
    const fromStart = this.#lost || this.#position < 0;
    const source = this.connection.client.subscribeToAll({
      fromPosition: fromStart ? START : clientPosition(this.#position),
    });
    const feed = new Feed<AllStreamResolvedEvent>(source);
    let atLeast = BATCH;
    source.on('caughtUp', () => {
      atLeast = 1;
      feed.mark();
    });
    source.on('fellBehind', () => {
      atLeast = BATCH;
      feed.unmark();
    });
    const stop = () => feed.fail(new StoreUnavailable('the subscription was closed'));
    signal.addEventListener('abort', stop);
    try {
      while (!signal.aborted) await this.#handOver(await feed.take(atLeast));
    } finally {
      signal.removeEventListener('abort', stop);
      feed.close();
    }
  }

  async #handOver({ items, complete }: Part<AllStreamResolvedEvent>): Promise<void> {
    this.#failures = 0;
    const news = items.filter((item) => positionOf(item) > this.#position);
    const position = news.length > 0 ? positionOf(news.at(-1)!) : this.#position;
    const batch = { events: news.filter(isVisible).map(recorded), position, caughtUp: complete };
    if (batch.events.length > 0 || batch.caughtUp) await this.#handle(batch);
    if (!this.#closed.signal.aborted) this.#position = position;
  }

  /** Until it is handled, or the subscription closed. */
  async #handle(batch: Batch): Promise<void> {
    for (let failures = 1; !this.#closed.signal.aborted; failures++) {
      try {
        return await this.options.handle(batch);
      } catch {
        await this.#pause(failures);
      }
    }
  }

  async #pause(failures: number): Promise<void> {
    await pause(pauseAfter(failures), undefined, { signal: this.#closed.signal }).catch(() => {});
  }
}
