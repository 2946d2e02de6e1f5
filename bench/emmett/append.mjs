/**
 * Appends with emmett's SQLite event store: `node append.mjs <file> <events> <writers> <limit> [held]` prints how many were appended in
 * how many seconds, at most so many, and what the others were answered. Each event goes to one of 4,000 streams, with the revision that
 * it expects there. emmett opens a connection for every append, and closing the last one makes SQLite checkpoint and remove the WAL each
 * time; `held` keeps another one open and so spares it that.
 */
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { getSQLiteEventStore } from '@event-driven-io/emmett-sqlite';
import sqlite3 from 'sqlite3';
import { progressReports } from '../events.mjs';

const fileName = process.argv[2];
const [events, writers, limit] = process.argv.slice(3, 6).map(Number);
const held = process.argv[6] === 'held';
const output = console.log;
// It prints every failed transaction, whose error it then replaces by that of a rollback that cannot be.
const failures = {};
console.log = ({ code }) => (failures[code] = (failures[code] ?? 0) + 1);

const reports = progressReports(events, 4_000);
const open = () => getSQLiteEventStore({ fileName, schema: { autoMigration: 'CreateOrUpdate' } });
await open().readStream('atlas.none');
const connect = () => new sqlite3.Database(fileName);
const database = held ? connect() : undefined;
database?.get('PRAGMA journal_mode', () => undefined);

const versions = new Map();
let [next, appended, refused] = [0, 0, 0];
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
    } catch {
      refused++;
    }
  }
}
const start = performance.now();
await Promise.race([Promise.all(Array.from({ length: writers }, writer)), setTimeout(limit * 1_000)]);
const seconds = (performance.now() - start) / 1_000;

const last = database ?? connect();
const ask = promisify(last.get.bind(last));
const { count } = await ask('SELECT count(*) AS count FROM emt_messages');
const { synchronous } = await ask('PRAGMA synchronous');
const { journal_mode: journal } = await ask('PRAGMA journal_mode');
output(JSON.stringify({ appended, seconds, refused, failures, count, synchronous, journal }));
process.exit();
