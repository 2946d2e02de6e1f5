import { readdirSync, readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyStore } from '#kernel';
import { SqliteKeyStore } from '../../../key-store/sqlite/sqlite-key-store.js';
import { SetClock } from '../../../runtime/testing/bench.js';

/**
 * A key store in a file of its own, under a clock that is moved by hand, and under no master key: what is to be read in its bytes here is
 * what a thief of both would read.
 */
export class KeyFile {
  readonly clock = new SetClock(Date.parse('2026-03-01T09:00:00.000Z'));
  private readonly folder = mkdtempSync(join(tmpdir(), 'tansiq-keys-'));
  private readonly opened: KeyStore[] = [];

  readonly path = join(this.folder, 'keys.db');
  readonly store = this.open();

  /** The same file, as another process has it. */
  open(): KeyStore {
    const store = new SqliteKeyStore(this.path, () => this.clock.now());
    this.opened.push(store);
    return store;
  }

  /** Lets so many milliseconds pass. */
  wait(milliseconds: number): void {
    this.clock.set(this.instant(milliseconds));
  }

  /** So many milliseconds from now. */
  instant(later = 0): string {
    return new Date(this.clock.now() + later).toISOString();
  }

  /** Every byte of every file in its folder. */
  bytes(): string {
    return readdirSync(this.folder)
      .map((name) => readFileSync(join(this.folder, name), 'latin1'))
      .join('\n');
  }

  async dispose(): Promise<void> {
    await Promise.all(this.opened.map((store) => store.close()));
    rmSync(this.folder, { recursive: true });
  }
}
