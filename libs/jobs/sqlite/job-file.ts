import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** `TNSJ`: says in the file's header whose file it is (https://sqlite.org/pragma.html#pragma_application_id). */
const APPLICATION_ID = 0x544e534a;
const FORMAT = 1;

/**
 * Times in milliseconds since 1970. What a job's `at` is depends on its state: when it is due (waiting), until when its process has it
 * (running; by the machine's clock, whatever the queue's clock says), when it died (dead). `done` is what remains of the others.
 */
const SCHEMA = `
  CREATE TABLE jobs (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'dead')),
    at INTEGER NOT NULL,
    payload TEXT NOT NULL,
    enqueued_at INTEGER NOT NULL,
    run_at INTEGER,
    recurrence TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    losses INTEGER NOT NULL DEFAULT 0,
    holder TEXT,
    reason TEXT
  ) STRICT;
  CREATE INDEX jobs_by_state ON jobs (state, kind, at);
  CREATE TABLE done (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX done_by_time ON done (at);
  CREATE TABLE recurrences (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    cron TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    next_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
`;

/** A commit is on the disk before it returns. A lock that another process holds is waited for 50 ms only, because that stops the event loop. */
const SETTINGS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA busy_timeout = 50;
`;

/**
 * Opens the file of a job queue, or makes it, for its owner alone to read; `:memory:` is one that ends with the process.
 *
 * Throws an Error that names the file where it is not a job queue, or one of a later version.
 */
export function openJobFile(path: string): DatabaseSync {
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
      mkdirSync(dirname(path), { recursive: true });
      closeSync(openSync(path, 'a', 0o600)); // SQLite would make it for all to read
    }
    return new DatabaseSync(path, { timeout: 5_000 });
  } catch (error) {
    throw cannotOpen(path, error);
  }
}

function create(database: DatabaseSync, path: string): void {
  database.exec('BEGIN IMMEDIATE');
  // Another process may have been quicker.
  database.exec(isNew(database, path) ? `${SCHEMA} COMMIT` : 'ROLLBACK');
}

/** Whether the file has nothing in it yet. */
function isNew(database: DatabaseSync, path: string): boolean {
  const [application, format, tables] = header(database, path);
  if (application === 0 && tables === 0) return true;
  if (application !== APPLICATION_ID) throw new Error(`${path} is not a job queue but another SQLite file`);
  if (format !== FORMAT)
    throw new Error(`${path} has format ${format} of the job queue; this version reads format ${FORMAT}`);
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
  new Error(`${path} cannot be opened as a job queue: ${(cause as Error).message}`, { cause });
