import type { DatabaseFile } from '../database-file.js';

/** A kind of file whose maker stands in it. */
export const noteBook: DatabaseFile = {
  name: 'note book',
  applicationId: 'NOTE',
  format: 1,
  schema: `CREATE TABLE makers (pid INTEGER) STRICT; CREATE TABLE notes (text TEXT) STRICT; INSERT INTO makers VALUES (${process.pid});`,
  settings: 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;',
};
