import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { patiently } from './patiently.js';

interface Waiting {
  run(): unknown;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

/**
 * Group commit: writes that arrive in one turn of the event loop, or during the commit before, share a transaction, and with it
 * one flush to the disk. Each is answered after that flush.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  #waiting: Waiting[] = [];
  #last: Promise<void> = Promise.resolve();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  run<Answer>(write: () => Answer): Promise<Answer> {
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
    await setImmediate();
    const group = this.#waiting.splice(0);
    try {
      const answers = await patiently(() => this.#commit(group));
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
