import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { KeyRecord, KeyStore } from '#kernel';
import { prepareStatements, type Statements } from '#sqlite';
import { checkRecord, instantOf } from '../record.js';
import { openKeyFile, patiently } from './key-file.js';
import { Writes } from './writes.js';

type Parameters = Record<string, SQLInputValue>;

const LIVE = '(expires_at IS NULL OR expires_at > :now)';
const NAMED = 'kind = :kind AND id = :id';
const OWNED = 'owner = :owner AND (:kind IS NULL OR kind = :kind)';

const STATEMENTS = {
  named: `SELECT * FROM records WHERE kind = :kind AND id IN (SELECT value FROM json_each(:ids)) AND ${LIVE}`,
  owned: `SELECT * FROM records WHERE ${OWNED} AND ${LIVE} ORDER BY kind, id`,
  insert: `INSERT INTO records (kind, id, owner, value, expires_at)
    VALUES (:kind, :id, :owner, :value, :expiresAt) ON CONFLICT DO NOTHING`,
  replace: `UPDATE records SET owner = :owner, value = :value, expires_at = :expiresAt WHERE ${NAMED} AND ${LIVE}`,
  remove: `DELETE FROM records WHERE ${NAMED}`,
  removeLive: `DELETE FROM records WHERE ${NAMED} AND ${LIVE}`,
  removeExpired: `DELETE FROM records WHERE ${NAMED} AND expires_at <= :now`,
  removeOwned: `DELETE FROM records WHERE ${OWNED}`,
  sweep: 'DELETE FROM records WHERE expires_at <= :now',
};

/**
 * Records in one SQLite file, which any number of processes may open. What is removed or replaced is gone from the file's bytes when the
 * call resolves. Throws `KeyStoreUnavailable` where the file fails, or another process holds it for more than 5 s.
 */
export class SqliteKeyStore implements KeyStore {
  readonly #database: DatabaseSync;
  readonly #statements: Statements<keyof typeof STATEMENTS>;
  readonly #writes: Writes;
  readonly #now: () => string;

  /** `path` is made where it does not exist; `:memory:` keeps nothing. Throws an Error where it is something else's file. */
  constructor(path: string, now: () => number) {
    this.#database = openKeyFile(path);
    this.#statements = prepareStatements(this.#database, STATEMENTS);
    this.#writes = new Writes(this.#database);
    this.#now = () => instantOf(now);
  }

  async get<Value>(kind: string, id: string): Promise<KeyRecord<Value> | undefined> {
    return (await this.getMany<Value>(kind, [id]))[0];
  }

  getMany<Value>(kind: string, ids: readonly string[]): Promise<readonly KeyRecord<Value>[]> {
    return this.#read('named', { kind, ids: JSON.stringify(ids) });
  }

  ofOwner<Value>(owner: string, kind?: string): Promise<readonly KeyRecord<Value>[]> {
    return this.#read('owned', { owner, kind: kind ?? null });
  }

  async create(record: KeyRecord): Promise<boolean> {
    return this.#write('removeExpired', record, { now: this.#now() });
  }

  async put(record: KeyRecord): Promise<void> {
    await this.#write('remove', record);
  }

  async replace(record: KeyRecord): Promise<boolean> {
    const row = rowOf(record);
    return this.#writes.run(() => {
      const replaced = this.#run('replace', { ...row, now: this.#now() });
      return { answer: replaced, removed: replaced };
    });
  }

  remove(kind: string, id: string): Promise<boolean> {
    return this.#writes.run(() => {
      const removed = this.#run('removeLive', { kind, id, now: this.#now() });
      return { answer: removed, removed };
    });
  }

  /** Cleans the file in any case: told again, it finishes what a crash has interrupted. */
  removeOf(owner: string, kind?: string): Promise<void> {
    return this.#writes.run(() => {
      this.#run('removeOwned', { owner, kind: kind ?? null });
      return { answer: undefined, removed: true };
    });
  }

  /** Cleans the file in any case, as above. */
  sweep(): Promise<void> {
    return this.#writes.run(() => {
      this.#run('sweep', { now: this.#now() });
      return { answer: undefined, removed: true };
    });
  }

  /** Finishes the writes under way, and lets go of the file. */
  async close(): Promise<void> {
    await this.#writes.drained();
    if (this.#database.isOpen) this.#database.close();
  }

  /** Makes way for a record, and inserts it; false where something stands there still. */
  async #write(makeWay: 'remove' | 'removeExpired', record: KeyRecord, more: Parameters = {}): Promise<boolean> {
    const row = rowOf(record);
    return this.#writes.run(() => {
      const removed = this.#run(makeWay, { kind: record.kind, id: record.id, ...more });
      return { answer: this.#run('insert', row), removed };
    });
  }

  #read<Value>(name: 'named' | 'owned', parameters: Parameters): Promise<KeyRecord<Value>[]> {
    return patiently(() => this.#statements[name].all({ ...parameters, now: this.#now() }).map(recordOf<Value>));
  }

  /** Whether any row was written or removed. */
  #run(name: keyof typeof STATEMENTS, parameters: Parameters): boolean {
    return this.#statements[name].run(parameters).changes > 0;
  }
}

function rowOf(record: KeyRecord) {
  checkRecord(record);
  const { kind, id, owner = null, value, expiresAt = null } = record;
  return { kind, id, owner, value: JSON.stringify(value), expiresAt };
}

function recordOf<Value>(row: Record<string, unknown>): KeyRecord<Value> {
  const { kind, id, owner, value, expires_at: expiresAt } = row as Record<string, string | null>;
  return {
    kind: kind!,
    id: id!,
    ...(owner === null ? {} : { owner }),
    value: JSON.parse(value!) as Value,
    ...(expiresAt === null ? {} : { expiresAt }),
  };
}
