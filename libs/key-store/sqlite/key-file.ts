import type { DatabaseSync } from 'node:sqlite';
import { KeyStoreUnavailable } from '#kernel';
import { openDatabaseFile, patience } from '#sqlite';

const SCHEMA = `
  CREATE TABLE records (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    owner TEXT,
    value TEXT NOT NULL,
    expires_at TEXT,
    PRIMARY KEY (kind, id)
  ) STRICT;
  CREATE INDEX records_by_owner ON records (owner, kind, id);
  CREATE INDEX records_by_expiry ON records (expires_at) WHERE expires_at IS NOT NULL;
`;

/**
 * A commit is on the disk, and the journal gone from the folder, before it returns. No write-ahead log, which would keep what was removed;
 * no temporary files, which would spread it.
 */
const SETTINGS = `
  PRAGMA journal_mode = DELETE;
  PRAGMA synchronous = EXTRA;
  PRAGMA secure_delete = ON;
  PRAGMA temp_store = MEMORY;
`;

/**
 * Opens the file of a key store, or makes it, for its owner alone to read; `:memory:` is one that ends with the process.
 *
 * Throws an Error that names the file where it is not a key store, or one of a later version.
 */
export const openKeyFile = (path: string): DatabaseSync =>
  openDatabaseFile(path, {
    name: 'key store',
    applicationId: 'TNSK',
    format: 1,
    schema: SCHEMA,
    settings: SETTINGS,
  });

/** What fails of the file is `KeyStoreUnavailable`. */
export const patiently = patience(
  (cause) => new KeyStoreUnavailable(`the key store's file: ${cause.message}`, { cause }),
);
