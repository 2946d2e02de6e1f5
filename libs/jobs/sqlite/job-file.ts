import type { DatabaseSync } from 'node:sqlite';
import { JobQueueUnavailable } from '#kernel';
import { openDatabaseFile, patience } from '#sqlite';

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
`;

/** A commit is on the disk before it returns. */
const SETTINGS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
`;

/**
 * Opens the file of a job queue, or makes it, for its owner alone to read; `:memory:` is one that ends with the process.
 *
 * Throws an Error that names the file where it is not a job queue, or one of a later version.
 */
export const openJobFile = (path: string): DatabaseSync =>
  openDatabaseFile(path, {
    name: 'job queue',
    applicationId: 'TNSJ',
    format: 1,
    schema: SCHEMA,
    settings: SETTINGS,
  });

/** What fails of the file is `JobQueueUnavailable`. */
export const patiently = patience(
  (cause) => new JobQueueUnavailable(`the job queue's file: ${cause.message}`, { cause }),
);
