import type { DatabaseSync } from 'node:sqlite';
import { openDatabaseFile } from '#sqlite';

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
`;

/** Every commit is on the disk before it returns. */
const SETTINGS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA cache_size = -8000;
`;

/**
 * Opens the file of a log, or makes it, for its owner alone to read; `:memory:` is one that nobody else sees and that ends with the process.
 *
 * Throws an Error that names the file where it is not an event store, or one of a later version.
 */
export const openLogFile = (path: string): DatabaseSync =>
  openDatabaseFile(path, {
    name: 'event store',
    applicationId: 'TNSQ',
    format: 1,
    schema: SCHEMA,
    settings: SETTINGS,
  });
