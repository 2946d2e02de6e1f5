import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Position, Subscribe, Subscription } from '#kernel';
import type { Changes } from './changes.js';
import type { LogReader } from './log-reader.js';

/** Pauses after a failure, in milliseconds: the first, and the longest. */
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;

/** Follows the log: each batch until its handler has resolved, then the next. */
export class CatchUp implements Subscription {
  /** Resolves after the last batch. */
  readonly ended: Promise<void>;
  readonly #reader: LogReader;
  readonly #changes: Changes;
  readonly #handle: Subscribe['handle'];
  readonly #ending = new AbortController();

  constructor(reader: LogReader, changes: Changes, { after, handle }: Subscribe) {
    this.#reader = reader;
    this.#changes = changes;
    this.#handle = handle;
    this.ended = this.#follow(after);
  }

  close(): Promise<void> {
    this.#ending.abort();
    this.#changes.tell();
    return this.ended;
  }

  async #follow(after: Position): Promise<void> {
    let position = after;
    // The first batch is handed over even where it is empty: it says that there is nothing to catch up with.
    for (let first = true; await this.#goesOn();) {
      const batch = await this.#persist(async () => this.#reader.next(position));
      if (!batch) return;
      if (first || batch.events.length > 0) await this.#persist(() => this.#handle(batch));
      else await this.#changes.next();
      position = batch.position;
      first = false;
    }
  }

  /** Lets others have the event loop between two batches. */
  async #goesOn(): Promise<boolean> {
    await setImmediate();
    return !this.#ending.signal.aborted;
  }

  /** Does something until it succeeds, with growing pauses, or the subscription ends. Saying what went wrong is up to the handler. */
  async #persist<Result>(attempt: () => Promise<Result>): Promise<Result | undefined> {
    const { signal } = this.#ending;
    for (let pause = FIRST_PAUSE; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        return await attempt();
      } catch {
        await setTimeout(pause, undefined, { signal }).catch(() => undefined);
      }
    }
    return undefined;
  }
}
