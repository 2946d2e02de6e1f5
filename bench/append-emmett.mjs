import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openEventStore } from '#event-store';
import { progressReports } from './events.mjs';
import { check, median, result, seconds } from './measure.mjs';

const EVENTS = 2_000;
const ROUNDS = 5;
const emmett = join(import.meta.dirname, 'emmett');

/** One append at a time, and 64, against emmett's SQLite store on the same machine, both with WAL and synchronous=FULL. */
export async function appendEmmett({ folder }) {
  if (!existsSync(join(emmett, 'node_modules'))) return 'not installed: npm ci --prefix bench/emmett';
  const rounds = [];
  for (let n = 0; n < ROUNDS; n++) {
    const ours = await throughStore(join(folder, `emmett-ours-${n}.db`), 1);
    const theirs = await throughEmmett(join(folder, `emmett-theirs-${n}.db`), 1, 120);
    check(theirs.appended === EVENTS, `emmett appends all with one writer, not ${theirs.appended}`);
    rounds.push({ ours, theirs: theirs.perSecond });
  }
  const figures = (name) => Math.round(median(rounds.map((each) => each[name])));
  return [
    result({
      name: 'append-emmett',
      what: 'durable appends, 1 writer, against emmett-sqlite 0.38.5',
      value: median(rounds.map(({ ours, theirs }) => ours / theirs)),
      least: 5,
      figures: { storePerSecond: figures('ours'), emmettPerSecond: figures('theirs'), rounds: ROUNDS, events: EVENTS },
    }),
    await manyWriters(folder),
  ];
}

async function manyWriters(folder) {
  const ours = await throughStore(join(folder, 'emmett-ours-64.db'), 64);
  const { perSecond, appended, refusals } = await throughEmmett(join(folder, 'emmett-theirs-64.db'), 64, 20);
  return result({
    name: 'append-emmett-64',
    what: 'the same with 64 writers',
    value: ours / perSecond,
    least: 5,
    figures: {
      storePerSecond: Math.round(ours),
      emmettPerSecond: Math.round(perSecond),
      appended,
      refusals,
      events: EVENTS,
    },
  });
}

/** Appends per second. */
async function throughStore(path, writers) {
  const store = await openEventStore(`sqlite:${path}`);
  const reports = progressReports(EVENTS, 4_000);
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
  const took = await seconds(() => Promise.all(Array.from({ length: writers }, writer)));
  check((await store.lastPosition()) === EVENTS, 'every append is in the log');
  await store.close();
  return EVENTS / took;
}

/** In a process of its own, with threads enough that its connections do not wait for one another's. */
async function throughEmmett(path, writers, limit) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(emmett, 'append.mjs'), path, ...[EVENTS, writers, limit].map(String)],
    { env: { ...process.env, UV_THREADPOOL_SIZE: '80' } },
  );
  const { appended, seconds, refusals, count, synchronous, journal } = JSON.parse(stdout);
  check(synchronous === 2 && journal === 'wal', 'emmett runs at the same durability');
  check(count >= appended, 'what emmett acknowledged is in its log');
  return { perSecond: appended / seconds, appended, refusals };
}
