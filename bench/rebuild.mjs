import { DatabaseSync } from 'node:sqlite';
import { itemsView } from '#action-plan';
import { openReadStore } from '#read-store';
import { EVENTS, historyFile, NETWORKS, YEARS } from './history.mjs';
import { check, median, result, seconds } from './measure.mjs';
import { openEvents, project, registry } from './product.mjs';

const ROUNDS = 3;

/** All views built in memory from 1,000,000 events, against reading and parsing these with nothing but node:sqlite. */
export async function rebuild({ kept }) {
  const file = await historyFile(kept);
  const rounds = [];
  for (let n = 0; n < ROUNDS; n++) {
    const read = await seconds(() => readAll(file));
    const built = await build(file);
    rounds.push({ read, built, ratio: read / built });
  }
  const rate = (name) => Math.round(EVENTS / median(rounds.map((each) => each[name])));
  return [
    result({
      name: 'rebuild',
      what: 'all views from 1,000,000 events, against reading and parsing them',
      value: median(rounds.map(({ ratio }) => ratio)),
      least: 0.4,
      figures: {
        readPerSecond: rate('read'),
        rebuiltPerSecond: rate('built'),
        views: registry.views.size,
        rounds: ROUNDS,
      },
    }),
  ];
}

function readAll(file) {
  const database = new DatabaseSync(file, { readOnly: true });
  let count = 0;
  for (const row of database.prepare('SELECT * FROM events ORDER BY position').iterate()) {
    if (JSON.parse(row.metadata).network && JSON.parse(row.data)) count++;
  }
  database.close();
  check(count === EVENTS, `${EVENTS} events are read, not ${count}`);
}

async function build(file) {
  const [store, readStore] = [await openEvents(file), await openReadStore('memory:')];
  const took = await seconds(() => project(store, readStore));
  const items = await readStore.count(itemsView);
  check(items === NETWORKS.length * YEARS * 60, `every item has a document: ${items}`);
  const cancelled = await readStore.count(itemsView, { status: 'cancelled' });
  check(cancelled === items / 10, `every tenth item was cancelled: ${cancelled}`);
  await readStore.close();
  await store.close();
  return took;
}
