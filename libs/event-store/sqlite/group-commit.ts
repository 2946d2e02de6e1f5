import { type Appended, ExpectedRevisionConflict } from '#kernel';
import type { LogWriter, Write } from './log-writer.js';
import { asUnavailable, isBusy } from './unavailable.js';

/** Appends in one transaction, at most: bounds how long the event loop stands still. */
const GROUP = 256;
/** How long another process may hold the file before an append gives up, and between two tries; milliseconds. */
const PATIENCE = 5_000;
const PAUSE = 10;

interface Waiting {
  readonly writes: readonly Write[];
  readonly since: number;
  resolve(appended: Appended): void;
  reject(error: unknown): void;
}

/**
 * Group commit: appends that arrive in one turn of the event loop share a transaction, and with it one flush to the disk.
 * Each is answered after that flush.
 */
export class GroupCommit {
  readonly #writer: LogWriter;
  readonly #committed: () => void;
  #waiting: Waiting[] = [];
  #last: Promise<unknown> = Promise.resolve();

  /** `committed` is told after every transaction. */
  constructor(writer: LogWriter, committed: () => void) {
    this.#writer = writer;
    this.#committed = committed;
  }

  append(writes: readonly Write[]): Promise<Appended> {
    const appended = new Promise<Appended>((resolve, reject) => {
      this.#waiting.push({ writes, since: performance.now(), resolve, reject });
      if (this.#waiting.length === 1) this.#schedule();
    });
    this.#last = appended.catch(() => undefined);
    return appended;
  }

  /** Resolves when every append so far has been answered. */
  async drained(): Promise<void> {
    await this.#last;
  }

  #commit(): void {
    const group = this.#waiting.slice(0, GROUP);
    try {
      const outcomes = this.#writer.commit(group.map(({ writes }) => writes));
      group.forEach((waiting, index) => answer(waiting, outcomes[index]!));
    } catch (error) {
      if (isBusy(error) && performance.now() - group[0]!.since < PATIENCE) return void this.#schedule(PAUSE);
      for (const { reject } of group) reject(asUnavailable(error));
    }
    this.#waiting = this.#waiting.slice(group.length);
    if (this.#waiting.length > 0) this.#schedule();
    this.#committed();
  }

  #schedule(pause?: number): void {
    if (pause === undefined) setImmediate(() => this.#commit());
    else setTimeout(() => this.#commit(), pause);
  }
}

function answer({ resolve, reject }: Waiting, outcome: Appended | ExpectedRevisionConflict): void {
  if (outcome instanceof ExpectedRevisionConflict) reject(outcome);
  else resolve(outcome);
}
