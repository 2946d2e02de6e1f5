import type { DatabaseSync } from 'node:sqlite';
import { setImmediate, setTimeout as pass } from 'node:timers/promises';
import { patiently } from './patiently.js';

/** Between two flushes, which stop the event loop: what is written meanwhile shares the next; milliseconds. */
const PAUSE = 5;

/** Rows in one transaction, about: bounds how long the event loop stands still. */
const MOST_ROWS = 1_000;

interface Waiting {
  readonly rows: number;
  run(): unknown;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

/**
 * Group commit: writes that arrive together share a transaction, in the order of their arrival, and with it one flush to the disk. Each is
 * answered after that flush; the first after a quiet moment does not wait for others.
 */
export class Writes {
  readonly #database: DatabaseSync;
  readonly #waiting: Waiting[] = [];
  #working: Promise<void> | undefined;
  #flushedAt = 0;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

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
      const pause = this.#flushedAt + PAUSE - performance.now();
      await (pause > 0 ? pass(pause) : setImmediate());
      const group = this.#take();
      try {
        const answers = await patiently(() => this.#commit(group));
        this.#flushedAt = performance.now();
        group.forEach(({ resolve }, index) => resolve(answers[index]));
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#working = undefined;
  }

  #take(): readonly Waiting[] {
    let rows = 0;
    const end = this.#waiting.findIndex((waiting) => (rows += waiting.rows) > MOST_ROWS);
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : Math.max(1, end));
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
