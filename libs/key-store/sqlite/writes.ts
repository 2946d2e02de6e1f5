import type { DatabaseSync } from 'node:sqlite';
import { patiently } from './patiently.js';

/** What a write answers, and whether it removed or replaced anything. */
export interface Written<Answer> {
  readonly answer: Answer;
  readonly removed: boolean;
}

interface Waiting {
  run(): Written<unknown>;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

/**
 * Writes one after the other; those that wait for the same turn share a transaction, and a cleaning of the file where anything was removed.
 * Each is answered after that.
 */
export class Writes {
  readonly #database: DatabaseSync;
  #waiting: Waiting[] = [];
  #last: Promise<void> = Promise.resolve();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  run<Answer>(write: () => Written<Answer>): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.#waiting.push({ run: write, resolve: resolve as Waiting['resolve'], reject });
      if (this.#waiting.length === 1) this.#last = this.#last.then(() => this.#next());
    });
  }

  /** Resolves when every write so far has been answered. */
  drained(): Promise<void> {
    return this.#last;
  }

  async #next(): Promise<void> {
    const group = this.#waiting.splice(0);
    try {
      const written = await patiently(() => this.#commit(group));
      if (written.some(({ removed }) => removed)) await this.#clean();
      group.forEach(({ resolve }, index) => resolve(written[index]!.answer));
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  #commit(group: readonly Waiting[]): readonly Written<unknown>[] {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const written = group.map(({ run }) => run());
      this.#database.exec('COMMIT');
      return written;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /**
   * Writes the file anew: SQLite moves rows between pages as a table grows and shrinks, and even `secure_delete` leaves the bytes behind
   * of a row that was moved before it was removed (https://sqlite.org/lang_vacuum.html).
   */
  #clean(): Promise<void> {
    return patiently(() => this.#database.exec('VACUUM'));
  }
}
