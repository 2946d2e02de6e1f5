import type { DatabaseSync } from 'node:sqlite';
import { NoticeStoreUnavailable } from '#kernel';
import { openDatabaseFile, patience } from '#sqlite';

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
`;

/** A commit is on the disk before it returns. */
const SETTINGS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
`;

/**
 * Opens the file of a notice store, or makes it, for its owner alone to read; `:memory:` is one that ends with the process.
 *
 * Throws an Error that names the file where it is not a notice store, or one of a later version.
 */
export const openNoticeFile = (path: string): DatabaseSync =>
  openDatabaseFile(path, {
    name: 'notice store',
    applicationId: 'TNSN',
    format: 1,
    schema: SCHEMA,
    settings: SETTINGS,
  });

/** What fails of the file is `NoticeStoreUnavailable`. */
export const patiently = patience(
  (cause) => new NoticeStoreUnavailable(`the notice store's file: ${cause.message}`, { cause }),
);
