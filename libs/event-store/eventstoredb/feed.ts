import { StoreUnavailable } from '#kernel';
import { translated } from './calls.js';

/** So many events wait at most, and come at once at most. */
export const BATCH = 500;

/** A stream of the client's: a read, or a subscription. */
export interface Source {
  readonly readableLength: number;
  on(event: string, listener: (...args: unknown[]) => void): unknown;
  pause(): unknown;
  resume(): unknown;
  cancel?(): Promise<void>;
  unsubscribe?(): Promise<void>;
}

/** What came; `complete` where everything up to the mark has. */
export interface Part<Item> {
  readonly items: readonly Item[];
  readonly complete: boolean;
}

/**
 * Takes what a stream of the client's brings in parts, and makes it pause while enough is waiting.
 *
 * A mark says that everything up to now belongs to it (the end of a read, or having caught up): the client tells that as soon as it
 * arrives, while events before it still wait to be handed over.
 */
export class Feed<Item> {
  readonly #source: Source;
  #waiting: Item[] = [];
  #received = 0;
  #mark = Infinity;
  #told = false;
  #atLeast = 1;
  #failure: Error | undefined;
  #wake = () => {};
  #stillAlive = () => {};

  constructor(source: Source) {
    this.#source = source;
    source.on('data', (item) => {
      this.#received++;
      if (this.#waiting.push(item as Item) >= BATCH) source.pause();
      this.alive();
      this.#wakeIfReady();
    });
    source.on('end', () => this.mark());
    source.on('error', (error) => this.fail(error as Error));
  }

  mark(): void {
    this.#mark = this.#received + this.#source.readableLength;
    this.#told = false;
    this.#wakeIfReady();
  }

  unmark(): void {
    this.#mark = Infinity;
  }

  fail(error: Error): void {
    this.#failure ??= error;
    this.#wake();
  }

  /** Something other than an event has come: the server is there. */
  alive(): void {
    this.#stillAlive();
  }

  /**
   * Waits for so many items, or for the mark where that has not been told yet. Throws what the stream failed with, or {@link StoreUnavailable} where nothing at all came
   * for `limit` milliseconds.
   */
  async take(atLeast: number, limit?: number): Promise<Part<Item>> {
    this.#atLeast = atLeast;
    if (!this.#ready) await this.#arrival(limit);
    if (this.#failure) throw translated(this.#failure);
    const items = this.#waiting;
    this.#waiting = [];
    const complete = this.#received >= this.#mark && this.#source.readableLength === 0;
    this.#told ||= complete;
    this.#source.resume();
    return { items, complete };
  }

  /** Everything up to the mark. */
  async all(limit: number): Promise<Item[]> {
    const all: Item[] = [];
    for (;;) {
      const { items, complete } = await this.take(BATCH, limit);
      all.push(...items);
      if (complete) return all;
    }
  }

  /** Ends the stream; does not wait for it, as the client may still be looking for a server. */
  close(): void {
    const end = this.#source.unsubscribe ?? this.#source.cancel;
    void end?.call(this.#source).catch(() => {});
  }

  get #ready(): boolean {
    const reached = this.#received >= this.#mark && !this.#told;
    return this.#failure !== undefined || this.#waiting.length >= this.#atLeast || reached;
  }

  #wakeIfReady(): void {
    if (this.#ready) this.#wake();
  }

  #arrival(limit?: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const stalled =
        limit && setTimeout(() => reject(new StoreUnavailable(`EventStoreDB was silent for ${limit} ms`)), limit);
      this.#stillAlive = () => stalled && stalled.refresh();
      this.#wake = () => {
        if (stalled) clearTimeout(stalled);
        resolve();
      };
    });
  }
}
