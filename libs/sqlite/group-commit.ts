import type { DatabaseSync } from 'node:sqlite';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Patiently } from './patience.js';

/** Rows in one transaction, about: bounds how long the event loop stands still. */
const MOST_ROWS = 1_000;

interface Options {
  /** Between two flushes, which stop the event loop: what is written meanwhile shares the next; milliseconds, 0 where it is not said. */
  readonly pause?: number;
  /** Awaited after each commit, before what was written is answered. Where it fails, so do they. */
  readonly committed?: () => Promise<void>;
}

interface Waiting {
  readonly rows: number;
  run(): unknown;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

/**
 * Group commit: writes that arrive in one turn of the event loop, or during the commit before, share a transaction, in the order of their
 * arrival, and with it one flush to the disk. Each is answered after that flush. A transaction is written whole or not at all: where one write
 * throws, those beside it fail as well.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #patiently: Patiently;
  readonly #pause: number;
  readonly #committed: Options['committed'];
  readonly #waiting: Waiting[] = [];
  #working: Promise<void> | undefined;
  #flushedAt = -Infinity;

  constructor(database: DatabaseSync, patiently: Patiently, { pause = 0, committed }: Options = {}) {
    this.#database = database;
    this.#patiently = patiently;
    this.#pause = pause;
    this.#committed = committed;
  }

  /** `write` may be run more than once, where another process holds the file; `rows` is how many it writes, about. */
  run<Answer>(write: () => Answer, rows = 1): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.#waiting.push({ rows, run: write, resolve: resolve as Waiting['resolve'], reject });
      this.#working ??= this.#work();
    });
  }

  /** Resolves when every write so far has been answered. */
  async drained(): Promise<void> {
    await this.#working;
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      const pause = this.#flushedAt + this.#pause - performance.now();
      await (pause > 0 ? setTimeout(pause) : setImmediate());
      await this.#settle(this.#take());
    }
    this.#working = undefined;
  }

  /** As many as are bounded by the rows of a transaction, and one at least. */
  #take(): readonly Waiting[] {
    let rows = 0;
    const end = this.#waiting.findIndex((waiting) => (rows += waiting.rows) > MOST_ROWS);
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : Math.max(1, end));
  }

  async #settle(group: readonly Waiting[]): Promise<void> {
    try {
      const answers = await this.#patiently(() => this.#commit(group));
      this.#flushedAt = performance.now();
      await this.#committed?.();
      group.forEach(({ resolve }, index) => resolve(answers[index]));
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  #commit(group: readonly Waiting[]): readonly unknown[] {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const answers = group.map(({ run }) => run());
      this.#database.exec('COMMIT');
      return answers;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }
}
