import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { insist, PATIENCE } from './patience.js';

/** What files of one kind have in common. */
export interface DatabaseFile {
  /** What messages call it, without an article: `key store`. */
  readonly name: string;
  /** Four letters that say in the file's header whose it is (https://sqlite.org/pragma.html#pragma_application_id). */
  readonly applicationId: string;
  /** Of the schema. A file of another one is refused. */
  readonly format: number;
  /** What a new file is made with, in one transaction. */
  readonly schema: string;
  /** Pragmas of every connection, `journal_mode` and `synchronous` among them. */
  readonly settings: string;
}

/**
 * Opens a file of one's own, or makes it, with its folder, for its owner alone to read; `:memory:` is one that nobody else sees and that ends
 * with the process. However many processes do so at once, one makes it. A lock that another process holds is waited for 50 ms only from then
 * on, because that stops the event loop: {@link patience} waits without.
 *
 * Throws an Error that names the file where it cannot be opened, is something else's, or of another format.
 */
export function openDatabaseFile(path: string, file: DatabaseFile): DatabaseSync {
  try {
    if (path !== ':memory:') makePrivately(path);
    const database = new DatabaseSync(path, { timeout: PATIENCE });
    try {
      prepare(database, path, file);
    } catch (error) {
      database.close();
      throw error;
    }
    return database;
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Error(`${path} cannot be opened as ${withArticle(file.name)}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** SQLite would make it for all to read. */
function makePrivately(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
}

function prepare(database: DatabaseSync, path: string, file: DatabaseFile): void {
  const isNew = () => hasNothingYet(database, path, file);
  const toBeMade = isNew();
  if (path !== ':memory:') chmodSync(path, 0o600); // a backup that was put back may have come with other rights
  insist(() => database.exec(file.settings)); // a change of the journal mode does not wait for others by itself
  if (toBeMade) {
    database.exec('BEGIN IMMEDIATE');
    // Another process may have been quicker.
    database.exec(isNew() ? `${file.schema}; ${header(file)} COMMIT` : 'ROLLBACK');
  }
  database.exec('PRAGMA busy_timeout = 50');
}

const header = ({ applicationId, format }: DatabaseFile): string =>
  `PRAGMA application_id = ${numberOf(applicationId)}; PRAGMA user_version = ${format};`;

/** Throws where there is something, and of another kind. */
function hasNothingYet(database: DatabaseSync, path: string, { name, applicationId, format }: DatabaseFile): boolean {
  const found = database
    .prepare(
      `SELECT application_id AS id, user_version AS format, (SELECT count(*) FROM sqlite_schema) AS tables
       FROM pragma_application_id, pragma_user_version`,
    )
    .get() as Record<'id' | 'format' | 'tables', number>;
  if (found.id === 0 && found.tables === 0) return true;
  if (found.id !== numberOf(applicationId))
    throw new Refused(`${path} is not ${withArticle(name)} but another SQLite file`);
  if (found.format !== format)
    throw new Refused(`${path} has format ${found.format} of the ${name}; this version reads format ${format}`);
  return false;
}

class Refused extends Error {}

const numberOf = (applicationId: string): number => Buffer.from(applicationId, 'latin1').readInt32BE();
const withArticle = (name: string): string => `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
