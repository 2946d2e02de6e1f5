import type { KeyStore } from '#kernel';
import { masterKeyBeside, parseMasterKey } from './master-key.js';
import { protectedBy, SealBroken } from './protected.js';
import { instantOf } from './record.js';

export interface KeyStoreOptions {
  /** 32 bytes in base64 or hexadecimal. Only a store in a SQLite file can do without: the key then stands in `master.key` beside it. */
  readonly masterKey?: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told once, where the master key was made. */
  readonly warn: (message: string) => void;
}

const CHECK = { kind: 'installation', id: 'master-key-check' };

/**
 * Opens the key store that a URL names: `sqlite:./keys/keys.db`, `sqlite::memory:`, `mongodb://host/database` or `mongodb+srv://...`. Only
 * the adapter that is asked for is loaded.
 *
 * Throws an Error, before anything is written, on any other URL and where the master key is missing, unreadable or not the one that the
 * store was made with; `KeyStoreUnavailable` where MongoDB does not answer.
 */
export async function openKeyStore(url: string, { masterKey, now, warn }: KeyStoreOptions): Promise<KeyStore> {
  const given = masterKey === undefined ? undefined : parseMasterKey(masterKey);
  const sqlite = /^sqlite:(.+)$/.exec(url)?.[1];
  if (sqlite) {
    const key = given ?? masterKeyBeside(sqlite, warn);
    const { SqliteKeyStore } = await import('./sqlite/sqlite-key-store.js');
    return withKey(key, new SqliteKeyStore(sqlite, now), now);
  }
  if (!/^mongodb(\+srv)?:\/\//.test(url))
    throw new Error(
      `no key store is called ${url.split(':')[0]}: give sqlite:<file>, sqlite::memory: or mongodb://...`,
    );
  if (!given)
    throw new Error('a key store in MongoDB needs MASTER_KEY, the same for all; "openssl rand -base64 32" makes one');
  const { MongodbKeyStore } = await import('./mongodb/mongodb-key-store.js');
  return withKey(given, await MongodbKeyStore.open(url, now), now);
}

async function withKey(masterKey: Buffer, adapter: KeyStore, now: () => number): Promise<KeyStore> {
  const store = protectedBy(masterKey, adapter);
  try {
    await check(store, now);
    return store;
  } catch (error) {
    await store.close();
    if (!(error instanceof SealBroken)) throw error;
    throw new Error(
      'the master key (MASTER_KEY, or master.key beside the store) is not the one that the key store was made with',
      { cause: error },
    );
  }
}

/** Only the right key opens what the first opening sealed. */
async function check(store: KeyStore, now: () => number): Promise<void> {
  if (await store.get(CHECK.kind, CHECK.id)) return;
  const isFirst = await store.create({ ...CHECK, value: { since: instantOf(now) } });
  if (!isFirst) await store.get(CHECK.kind, CHECK.id);
}
