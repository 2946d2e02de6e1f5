import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openEventStore } from '#event-store';
import { progressReports } from './events.mjs';
import { check, median, result, seconds } from './measure.mjs';

const EVENTS = 1_000;
const ROUNDS = 3;
const emmett = join(import.meta.dirname, 'emmett');

/** One append at a time, and 64, against emmett's SQLite store on the same machine, both with WAL and synchronous=FULL. */
export async function appendEmmett({ folder }) {
  if (!existsSync(join(emmett, 'node_modules'))) return 'not installed: npm ci --prefix bench/emmett';
  const rounds = [];
  for (let n = 0; n < ROUNDS; n++) {
    const path = (name) => join(folder, `emmett-${name}-${n}.db`);
    const ours = await throughStore(path('ours'), 1);
    const theirs = await throughEmmett(path('theirs'), 1, 300);
    const held = await throughEmmett(path('held'), 1, 300, 'held');
    rounds.push({ ours, theirs: theirs.perSecond, held: held.perSecond });
  }
  const rate = (name) => Math.round(median(rounds.map((each) => each[name])));
  const storePerSecond = rate('ours');
  const [ours, theirs] = [
    await throughStore(join(folder, 'ours-64.db'), 64),
    await throughEmmett(join(folder, 'theirs-64.db'), 64, 20, 'held'),
  ];
  return [
    result({
      name: 'append-emmett',
      what: 'durable appends, 1 writer, against emmett-sqlite 0.38.5 as it comes',
      value: median(rounds.map((each) => each.ours / each.theirs)),
      least: 5,
      figures: { storePerSecond, emmettPerSecond: rate('theirs'), rounds: ROUNDS, events: EVENTS },
    }),
    result({
      name: 'append-emmett-held',
      what: 'the same, while another connection spares emmett the checkpoints',
      value: median(rounds.map((each) => each.ours / each.held)),
      figures: { storePerSecond, emmettPerSecond: rate('held'), rounds: ROUNDS, events: EVENTS },
    }),
    result({
      name: 'append-emmett-64',
      what: 'events appended by 64 writers: ours, all of them; emmett in 20 s',
      value: theirs.appended,
      unit: `of ${EVENTS}`,
      figures: {
        storePerSecond: Math.round(ours),
        emmettAppended: theirs.appended,
        emmettRefused: theirs.refused,
        emmettFailures: theirs.failures,
      },
    }),
  ];
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
async function throughEmmett(path, writers, limit, held = '') {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(emmett, 'append.mjs'), path, ...[EVENTS, writers, limit, held].map(String)],
    { env: { ...process.env, UV_THREADPOOL_SIZE: '80' } },
  );
  const { appended, seconds, refused, failures, count, synchronous, journal } = JSON.parse(stdout);
  // Now and then it answers the first append of all SQLITE_BUSY.
  check(writers > 1 || appended >= EVENTS - 1, `emmett appends all with one writer, not ${appended}`);
  check(synchronous === 2 && journal === 'wal', 'emmett runs at the same durability');
  check(writers > 1 || count === appended, 'what emmett acknowledged is in its log');
  return { perSecond: appended / seconds, appended, refused, failures };
}
