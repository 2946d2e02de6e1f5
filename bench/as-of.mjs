import { setFlagsFromString } from 'node:v8';
import { DatabaseSync } from 'node:sqlite';
import { runInNewContext } from 'node:vm';
import { openReadStore } from '#read-store';
import { AskQuery, AskQueryHandler, History, ViewProgress } from '#runtime';
import { FIRST_YEAR, historyFile, NETWORKS, YEARS } from './history.mjs';
import { check, median, result, seconds } from './measure.mjs';
import { clock, openEvents, registry, snapshots, views } from './product.mjs';

const ROUTE = '/networks/:network/plans/:plan/board';
const DATES = 100;
const OF_ONE = 20_000;
const NEARBY = 240;
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/** Boards of a network with 20,000 of 1,000,000 events, as they were at dates of the past. */
export async function asOf({ kept }) {
  const file = await historyFile(kept);
  const [store, readStore] = [await openEvents(file), await openReadStore(`memory:${await snapshots(kept, file)}`)];
  await readStore.prepare(views);
  const route = registry.queries.find(({ path }) => path === ROUTE);
  const asker = () =>
    new AskQueryHandler(store, readStore, clock, new ViewProgress(readStore, undefined), new History(store, clock));
  const ask = async (handler, network, plan, asOf) => {
    const options = {
      path: { network, plan },
      query: {},
      paging: { limit: 50 },
      moment: asOf ? { asOf } : {},
      language: 'en',
    };
    const { body } = await handler.execute(new AskQuery(route, options));
    check(body?.count === 60, `the board of ${network} in ${plan} as of ${asOf} has its 60 items`);
    return body;
  };
  const context = { file, ask, asker };
  const results = [await firstAnswer(context), ...(await again(context)), await manyDates(context)];
  await readStore.close();
  await store.close();
  return results;
}

const LAST = String(FIRST_YEAR + YEARS - 1);

async function firstAnswer({ file, ask, asker }) {
  const rounds = [];
  for (const network of NETWORKS.slice(0, 9)) {
    const read = await seconds(() => readNetwork(file, network));
    const answered = await seconds(() => ask(asker(), network, LAST, `${LAST}-12-30`));
    rounds.push({ read, answered, ratio: answered / read });
  }
  return result({
    name: 'as-of',
    what: 'a first answer about the past of a network with 20,000 events, against reading and parsing them',
    value: median(rounds.map(({ ratio }) => ratio)),
    most: 3,
    figures: {
      readMs: milliseconds(rounds, 'read'),
      answeredMs: milliseconds(rounds, 'answered'),
      networks: rounds.length,
    },
  });
}

function readNetwork(file, network) {
  const database = new DatabaseSync(file, { readOnly: true });
  const select = 'SELECT * FROM events INDEXED BY events_by_network WHERE network = ? ORDER BY position';
  let count = 0;
  for (const row of database.prepare(select).iterate(network))
    if (JSON.parse(row.metadata) && JSON.parse(row.data)) count++;
  database.close();
  check(count === OF_ONE, `${network} has ${OF_ONE} events`);
}

/** The same date again, and the next day, against the same question about the present. */
async function again({ ask, asker }) {
  const handler = asker();
  const [network] = NETWORKS;
  const rounds = [];
  // Each day is asked for the first time, and is the next one after the last; the first ones warm up.
  for (let n = 0; n < NEARBY; n++) {
    const live = await seconds(() => ask(handler, network, LAST));
    const day = new Date(Date.UTC(Number(LAST), 2, 1) + n * 86_400_000).toISOString().slice(0, 10);
    const nearby = await seconds(() => ask(handler, network, LAST, day));
    const repeated = await seconds(() => ask(handler, network, LAST, day));
    if (n >= NEARBY / 4) rounds.push({ live, nearby, repeated });
  }
  const figures = Object.fromEntries(
    ['live', 'nearby', 'repeated'].map((name) => [`${name}Ms`, milliseconds(rounds, name)]),
  );
  const against = (name, what) => {
    const value = median(rounds.map((each) => each[name] / each.live));
    return result({
      name: `as-of-${name}`,
      what: `${what}, against the same question about the present`,
      value,
      most: 2,
      figures,
    });
  };
  return [against('repeated', 'the same date again'), against('nearby', 'the day after it, asked for the first time')];
}

/** Memory after 100 different dates, over memory after the first 20 of them. */
async function manyDates({ ask, asker }) {
  const handler = asker();
  let settled;
  const took = await seconds(async () => {
    for (let n = 0; n < DATES; n++) {
      const year = FIRST_YEAR + 1 + (n % (YEARS - 1));
      const month = String(3 + (n % 10)).padStart(2, '0');
      await ask(handler, NETWORKS[0], String(year), `${year}-${month}-28`);
      if (n === DATES / 5) settled = heapUsed();
    }
  });
  const end = heapUsed();
  return result({
    name: 'as-of-memory',
    what: `memory after ${DATES} different dates, against after the first ${DATES / 5}`,
    value: end / settled,
    most: 1.1,
    figures: {
      settledMB: Math.round(settled / 1e6),
      endMB: Math.round(end / 1e6),
      msPerDate: Math.round((took / DATES) * 1_000),
    },
  });
}

function heapUsed() {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const milliseconds = (rounds, name) => Number((median(rounds.map((each) => each[name])) * 1_000).toPrecision(3));
