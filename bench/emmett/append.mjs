/**
 * Appends with emmett's SQLite event store: `node append.mjs <file> <events> <writers> <limit>` prints how many were appended in how many
 * seconds, at most so many, and what the others were answered. Each event goes to one of 4,000 streams, with the revision that it expects there.
 */
import { setTimeout } from 'node:timers/promises';
import { getSQLiteEventStore } from '@event-driven-io/emmett-sqlite';
import sqlite3 from 'sqlite3';
import { progressReports } from '../events.mjs';

const fileName = process.argv[2];
const [events, writers, limit] = process.argv.slice(3).map(Number);
const output = console.log;
// It prints every failed transaction.
console.log = () => undefined;

const reports = progressReports(events, 4_000);
const open = () => getSQLiteEventStore({ fileName, schema: { autoMigration: 'CreateOrUpdate' } });
await open().readStream('atlas.none');
// Held open: it opens a connection for every append, and closing the last one makes SQLite checkpoint and remove the WAL each time.
const database = new sqlite3.Database(fileName);
const ask = (sql) =>
  new Promise((resolve, reject) => database.get(sql, (error, row) => (error ? reject(error) : resolve(row))));
const { journal_mode: journal } = await ask('PRAGMA journal_mode');
const { synchronous } = await ask('PRAGMA synchronous');

const versions = new Map();
const refusals = {};
let [next, appended] = [0, 0];
/** Each has a store of its own: calls that overlap on one store close each other's connection. */
async function writer() {
  const store = open();
  while (next < reports.length) {
    const { stream, event } = reports[next++];
    const expected = versions.get(stream);
    try {
      const { nextExpectedStreamVersion } = await store.appendToStream(stream, [event], {
        expectedStreamVersion: expected ?? 'STREAM_DOES_NOT_EXIST',
      });
      versions.set(stream, nextExpectedStreamVersion);
      appended++;
    } catch (error) {
      const code = error.code ?? error.name;
      refusals[code] = (refusals[code] ?? 0) + 1;
    }
  }
}
const start = performance.now();
await Promise.race([Promise.all(Array.from({ length: writers }, writer)), setTimeout(limit * 1_000)]);
const seconds = (performance.now() - start) / 1_000;

const { count } = await ask('SELECT count(*) AS count FROM emt_messages');
output(JSON.stringify({ appended, seconds, refusals, count, synchronous, journal }));
process.exit();
