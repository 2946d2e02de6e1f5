import type { DatabaseSync } from 'node:sqlite';
import { GroupCommit } from '#sqlite';
import { patiently } from './key-file.js';

/** What a write answers, and whether it removed or replaced anything. */
export interface Written<Answer> {
  readonly answer: Answer;
  readonly removed: boolean;
}

/** Writes that share a transaction, and a cleaning of the file where anything was removed. Each is answered after that. */
export class Writes {
  readonly #database: DatabaseSync;
  readonly #commits: GroupCommit;
  #unclean = false;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#commits = new GroupCommit(database, patiently, { committed: () => this.#clean() });
  }

  run<Answer>(write: () => Written<Answer>): Promise<Answer> {
    return this.#commits.run(() => {
      const { answer, removed } = write();
      this.#unclean ||= removed;
      return answer;
    });
  }

  /** Resolves when every write so far has been answered. */
  drained(): Promise<void> {
    return this.#commits.drained();
  }

  /**
   * Writes the file anew: SQLite moves rows between pages as a table grows and shrinks, and even `secure_delete` leaves the bytes behind
   * of a row that was moved before it was removed (https://sqlite.org/lang_vacuum.html).
   */
  async #clean(): Promise<void> {
    const unclean = this.#unclean;
    this.#unclean = false;
    if (unclean) await patiently(() => this.#database.exec('VACUUM'));
  }
}
