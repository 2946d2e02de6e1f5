import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { derivedId, streamOf } from '#kernel';
import { openEventStore } from '#event-store';
import { progressReport } from './events.mjs';
import { reporter } from './reporter.mjs';
import { check, median, quantile, result } from './measure.mjs';

const NETWORK = 'atlas';
const ITEMS = 2_000;
const CONNECTIONS = 64;
const SECONDS = 8;
const ROUNDS = 3;
const BODY = {
  note: { fr: 'Deux ateliers tenus, le rapport {round} est en cours de relecture par les membres.' },
};
const itemId = (n) => derivedId('item', String(n));

/** Progress reports over HTTP, acknowledged when they are durable, against a route that only validates them. */
export async function http({ folder }) {
  await prepare(join(folder, 'events.db'));
  const servers = { product: await serve('product', folder), empty: await serve('empty') };
  let results;
  try {
    // The first rounds warm up.
    const rounds = [];
    const [acknowledged, begin] = [
      { product: 0, empty: 0 },
      { product: 0, empty: 0 },
    ];
    for (let n = 0; n <= ROUNDS; n++) {
      const round = {};
      for (const [name, server] of Object.entries(servers)) {
        const { rate, count, next } = await load(server, begin[name]);
        begin[name] = next;
        round[name] = rate;
        acknowledged[name] += count;
      }
      if (n > 0) rounds.push({ ...round, ratio: round.product / round.empty });
    }
    const lags = await lagsOf(servers.product.child);
    check(lags.length >= acknowledged.product, 'every acknowledged command came into the views');
    results = [...rates(rounds), visibility(lags)];
  } finally {
    for (const { child } of Object.values(servers)) await stop(child);
  }
  await validate(join(folder, 'events.db'));
  return results;
}

const rates = (rounds) => [
  result({
    name: 'http',
    what: `acknowledged commands over HTTP, ${CONNECTIONS} connections, against an empty route with the same validation`,
    value: median(rounds.map(({ ratio }) => ratio)),
    least: 0.4,
    figures: {
      commandsPerSecond: median(rounds.map(({ product }) => product)),
      emptyPerSecond: median(rounds.map(({ empty }) => empty)),
      rounds: ROUNDS,
    },
  }),
];

const visibility = (lags) =>
  result({
    name: 'http-visible',
    what: 'from acknowledged to visible in every view, at p99, under that load',
    value: quantile(lags, 0.99),
    unit: 'ms',
    most: 50,
    figures: { p50: quantile(lags, 0.5), p99: quantile(lags, 0.99), max: quantile(lags, 1), commands: lags.length },
  });

/** A network with items that work has begun on. */
async function prepare(path) {
  const store = await openEventStore(`sqlite:${path}`);
  const told = (type, data) => ({ ...progressReport(NETWORK, 0), type, data });
  const write = (stream, events) => store.append([{ stream, expected: 'none', events }]);
  await write(streamOf(NETWORK, 'network', NETWORK), [
    told('NetworkFounded', { kind: 'thematic-platform', name: { fr: 'Atlas' } }),
  ]);
  const begun = [
    told('ActionItemProposed', { plan: '2024', title: { fr: 'Former les référents' }, weight: 1 }),
    told('ActionItemAssigned', { kind: 'organisation', owner: itemId('owner') }),
    told('AssignmentAccepted', { owner: itemId('owner') }),
    told('ActionItemStarted', {}),
  ];
  for (const [stream, events] of reporter(NETWORK, itemId('owner')))
    await write(
      stream,
      events.map((event) => told(event.type, event.data)),
    );
  await Promise.all(Array.from({ length: ITEMS }, (_, n) => write(streamOf(NETWORK, 'actionItem', itemId(n)), begun)));
  await store.close();
}

async function serve(kind, folder = '') {
  const child = fork(join(import.meta.dirname, 'http-servers.mjs'), [kind, folder], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ port, headers }] = await once(child, 'message');
  return { child, port, headers };
}

/** From a process of its own; every answer has to be a success. */
async function load({ port, headers }, begin) {
  const urls = Array.from({ length: ITEMS }, (_, n) => `/networks/${NETWORK}/items/${itemId(n)}/progress`);
  const script = join(import.meta.dirname, 'http-load.mjs');
  const job = {
    url: `http://127.0.0.1:${port}`,
    paths: urls,
    headers,
    connections: CONNECTIONS,
    duration: SECONDS,
    body: BODY,
    begin,
  };
  const child = fork(script, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.send(job);
  const [{ requests, errors, non2xx, next }] = await once(child, 'message');
  check(errors === 0 && non2xx === 0, `every command is acknowledged: ${errors} errors, ${non2xx} refusals`);
  return { rate: requests.average, count: requests.total, next };
}

/** Once no more of them come in. */
async function lagsOf(child, before = []) {
  child.send('lags');
  const [{ lags }] = await once(child, 'message');
  return lags.length === before.length ? lags : lagsOf(child, lags);
}

async function stop(child) {
  child.kill();
  await once(child, 'exit');
}

/** What was acknowledged is in the log, in each item's stream. */
async function validate(path) {
  const store = await openEventStore(`sqlite:${path}`);
  const events = await store.readStream(streamOf(NETWORK, 'actionItem', itemId(0)));
  check(events.length > 4 && events.at(-1).data.note.fr === BODY.note.fr, 'the reports are in the log');
  await store.close();
}
