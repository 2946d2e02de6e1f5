import { chmodSync, closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makePrivateFolder } from '../private-folder.js';

/** `TNSK`: says in the file's header whose file it is (https://sqlite.org/pragma.html#pragma_application_id). */
const APPLICATION_ID = 0x544e534b;
const FORMAT = 1;

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
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
`;

/**
 * A commit is on the disk, and the journal gone from the folder, before it returns. No write-ahead log, which would keep what was removed;
 * no temporary files, which would spread it. A lock that another process holds is waited for 50 ms only, because that stops the event loop.
 */
const SETTINGS = `
  PRAGMA journal_mode = DELETE;
  PRAGMA synchronous = EXTRA;
  PRAGMA secure_delete = ON;
  PRAGMA temp_store = MEMORY;
  PRAGMA busy_timeout = 50;
`;

/**
 * Opens the file of a key store, or makes it, for its owner alone to read; `:memory:` is one that ends with the process.
 *
 * Throws an Error that names the file where it is not a key store, or one of a later version.
 */
export function openKeyFile(path: string): DatabaseSync {
  const database = connect(path);
  try {
    if (isNew(database, path)) create(database, path);
    if (path !== ':memory:') chmodSync(path, 0o600); // a backup that was put back may have come with other rights
    database.exec(SETTINGS);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function connect(path: string): DatabaseSync {
  try {
    if (path !== ':memory:') {
      makePrivateFolder(dirname(path));
      closeSync(openSync(path, 'a', 0o600)); // SQLite would make it for all to read
    }
    return new DatabaseSync(path, { timeout: 5_000 });
  } catch (error) {
    throw cannotOpen(path, error);
  }
}

function create(database: DatabaseSync, path: string): void {
  database.exec('PRAGMA synchronous = EXTRA; BEGIN IMMEDIATE');
  // Another process may have been quicker.
  database.exec(isNew(database, path) ? `${SCHEMA} COMMIT` : 'ROLLBACK');
}

/** Whether the file has nothing in it yet. */
function isNew(database: DatabaseSync, path: string): boolean {
  const [application, format, tables] = header(database, path);
  if (application === 0 && tables === 0) return true;
  if (application !== APPLICATION_ID) throw new Error(`${path} is not a key store but another SQLite file`);
  if (format !== FORMAT)
    throw new Error(`${path} has format ${format} of the key store; this version reads format ${FORMAT}`);
  return false;
}

function header(database: DatabaseSync, path: string): readonly number[] {
  const select = `SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
    FROM pragma_application_id, pragma_user_version`;
  try {
    return Object.values(database.prepare(select).get()!) as number[];
  } catch (error) {
    throw cannotOpen(path, error);
  }
}

const cannotOpen = (path: string, cause: unknown): Error =>
  new Error(`${path} cannot be opened as a key store: ${(cause as Error).message}`, { cause });
