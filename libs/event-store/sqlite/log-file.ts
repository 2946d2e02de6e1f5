import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** `TNSQ`: says in the file's header whose file it is (https://sqlite.org/pragma.html#pragma_application_id). */
const APPLICATION_ID = 0x544e5351;
const FORMAT = 1;

/**
 * `unguarded` marks the first event of an append that named no revision (`any`, `exists`): only those are ever looked up by id,
 * so only those pay for an index on it. The third trigger is there for `INSERT OR REPLACE`, which removes rows without telling the second.
 */
const SCHEMA = `
  CREATE TABLE events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    network TEXT NOT NULL,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    unguarded INTEGER NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  CREATE INDEX events_by_network ON events (network);
  CREATE INDEX events_unguarded ON events (id) WHERE unguarded;
  CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
  CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
  CREATE TRIGGER events_are_never_replaced BEFORE INSERT ON events
    WHEN EXISTS (SELECT 1 FROM events WHERE position = NEW.position)
      OR EXISTS (SELECT 1 FROM events WHERE stream = NEW.stream AND revision = NEW.revision)
    BEGIN SELECT RAISE(ABORT, 'events are never replaced'); END;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
`;

/**
 * Opens the file of a log, or makes it; `:memory:` is one that nobody else sees and that ends with the process.
 * Every commit is on the disk before it returns (WAL, `synchronous=FULL`). A lock that another process holds is waited for 50 ms only, because that stops the event loop.
 *
 * Throws an Error that names the file where it is not an event store, or one of a later version.
 */
export function openLogFile(path: string): DatabaseSync {
  const database = connect(path);
  try {
    if (isNew(database, path)) create(database, path);
    database.exec(`
      PRAGMA synchronous = FULL;
      PRAGMA cache_size = -32000;
      PRAGMA busy_timeout = 50;
    `);
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
  if (application !== APPLICATION_ID) throw new Error(`${path} is not an event store but another SQLite file`);
  if (format !== FORMAT)
    throw new Error(`${path} has format ${format} of the event store; this version reads format ${FORMAT}`);
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
  new Error(`${path} cannot be opened as an event store: ${(cause as Error).message}`, { cause });
