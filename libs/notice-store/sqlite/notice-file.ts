import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** `TNSN`: says in the file's header whose file it is (https://sqlite.org/pragma.html#pragma_application_id). */
const APPLICATION_ID = 0x544e534e;
const FORMAT = 1;

/** An inbox is grouped from the first index and its unread counts from the second, without a look at the table. */
const SCHEMA = `
  CREATE TABLE notices (
    id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL,
    network TEXT NOT NULL,
    kind TEXT NOT NULL,
    object TEXT NOT NULL,
    at TEXT NOT NULL,
    digest TEXT,
    content TEXT NOT NULL,
    events INTEGER NOT NULL,
    last INTEGER NOT NULL,
    readAt TEXT
  ) STRICT;
  CREATE INDEX notices_by_object ON notices (account, object, at, id, network, kind, readAt);
  CREATE INDEX notices_unread ON notices (account, network, object, digest) WHERE readAt IS NULL;
  CREATE INDEX notices_by_time ON notices (at);
  CREATE TABLE checkpoints (follower TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL) STRICT;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
`;

/**
 * Opens the file of a notice store, or makes it; `:memory:` is one that nobody else sees and that ends with the process.
 * Every commit is on the disk before it returns (WAL, `synchronous=FULL`). A lock that another process holds is waited for 50 ms only, because that stops the event loop.
 *
 * Throws an Error that names the file where it is not a notice store, or one of a later version.
 */
export function openNoticeFile(path: string): DatabaseSync {
  const database = connect(path);
  try {
    if (isNew(database, path)) create(database, path);
    database.exec('PRAGMA synchronous = FULL; PRAGMA busy_timeout = 50;');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function connect(path: string): DatabaseSync {
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    return new DatabaseSync(path, { timeout: 5_000 });
  } catch (error) {
    throw cannotOpen(path, error);
  }
}

function create(database: DatabaseSync, path: string): void {
  database.exec('PRAGMA journal_mode = WAL; BEGIN IMMEDIATE');
  // Another process may have been quicker.
  database.exec(isNew(database, path) ? `${SCHEMA} COMMIT` : 'ROLLBACK');
}

/** Whether the file has nothing in it yet. */
function isNew(database: DatabaseSync, path: string): boolean {
  const [application, format, tables] = header(database, path);
  if (application === 0 && tables === 0) return true;
  if (application !== APPLICATION_ID) throw new Error(`${path} is not a notice store but another SQLite file`);
  if (format !== FORMAT)
    throw new Error(`${path} has format ${format} of the notice store; this version reads format ${FORMAT}`);
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
  new Error(`${path} cannot be opened as a notice store: ${(cause as Error).message}`, { cause });
