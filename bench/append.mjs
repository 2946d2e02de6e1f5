import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openEventStore } from '#event-store';
import { progressReports } from './events.mjs';
import { check, median, result, seconds } from './measure.mjs';

const EVENTS = 40_000;
const ITEMS = 4_000;
const WRITERS = 64;
const ROUNDS = 7;

/** Durable appends by 64 writers against bare inserts of the same rows, in transactions of 100, into a table of the same definition. */
export async function append({ folder }) {
  const rounds = [];
  for (let n = 0; n <= ROUNDS; n++) {
    const reports = progressReports(EVENTS, ITEMS);
    const store = EVENTS / (await throughStore(join(folder, `append-store-${n}.db`), reports));
    const raw = EVENTS / (await throughInserts(join(folder, `append-raw-${n}.db`), reports));
    // The first one warms up.
    if (n > 0) rounds.push({ store, raw, ratio: store / raw });
  }
  const [store, raw] = [median(rounds.map((each) => each.store)), median(rounds.map((each) => each.raw))];
  return [
    result({
      name: 'append',
      what: `durable appends, ${WRITERS} writers, against bare inserts in transactions of 100`,
      value: median(rounds.map(({ ratio }) => ratio)),
      least: 0.7,
      figures: { storePerSecond: Math.round(store), insertsPerSecond: Math.round(raw), rounds: ROUNDS, events: EVENTS },
    }),
  ];
}

async function throughStore(path, reports) {
  const store = await openEventStore(`sqlite:${path}`);
  const revisions = new Map();
  let next = 0;
  const writer = async () => {
    while (next < reports.length) {
      const { stream, event } = reports[next++];
      const expected = revisions.get(stream) ?? -1;
      revisions.set(stream, expected + 1);
      await store.append([{ stream, expected, events: [event] }]);
    }
  };
  const took = await seconds(() => Promise.all(Array.from({ length: WRITERS }, writer)));
  check((await store.lastPosition()) === reports.length, 'every append is in the log');
  const [stream, revision] = revisions.entries().next().value;
  check((await store.readStream(stream)).at(-1).revision === revision, 'a stream ends where its writers left it');
  await store.close();
  return took;
}

async function throughInserts(path, reports) {
  await (await openEventStore(`sqlite:${path}`)).close();
  const database = new DatabaseSync(path);
  database.exec('PRAGMA synchronous = FULL; PRAGMA cache_size = -32000');
  const insert = database.prepare(`
    INSERT INTO events (network, stream, revision, id, type, recorded_at, unguarded, data, metadata)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const rows = rowsOf(reports);
  const took = await seconds(() => {
    for (let from = 0; from < rows.length; from += 100) {
      database.exec('BEGIN IMMEDIATE');
      for (const row of rows.slice(from, from + 100)) insert.run(...row);
      database.exec('COMMIT');
    }
  });
  const { count } = database.prepare('SELECT count(*) AS count FROM events').get();
  check(count === reports.length, 'every row is in the table');
  database.close();
  return took;
}

function rowsOf(reports) {
  const revisions = new Map();
  return reports.map(({ stream, event: { id, type, data, metadata } }) => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    return ['atlas', stream, revision, id, type, Date.now(), 0, JSON.stringify(data), JSON.stringify(metadata)];
  });
}
