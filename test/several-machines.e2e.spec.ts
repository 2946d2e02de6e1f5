import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { Registry } from '#runtime';
import { load } from '../apps/cli/demonstration/load.js';
import { contexts } from '../apps/contexts.js';
import type { Everybody } from './people.js';
import { Installation, type ProductProcess } from './process.js';
import { Product } from './product.js';
import { SpawnedServer } from './servers/eventstoredb/spawn.js';
import { testMongodb } from './servers/mongodb/index.js';
import { send, type Sent } from './writers.js';
import { year } from './year.js';

/** A worker takes over within seconds; this is for a machine that is busy with other things. */
const TAKEN_OVER_MS = 20_000;

const real = process.env.EVENTSTORE_TEST_URL;
const mongodb = await testMongodb();
afterAll(() => mongodb?.stop());

/** Addresses of the network that need nothing else to be known; files tell what the others do. */
const addresses = new Registry(contexts).queries
  .filter(({ kind }) => kind !== 'file')
  .map(({ path }) => path.replace(':network', 'atlas').replace(':plan', '2025'))
  .filter((path) => path.startsWith('/networks/atlas') && !path.includes(':'));

/** Without what differs from log to log. */
const comparable = (body: object): unknown =>
  JSON.parse(
    JSON.stringify(body, (key, value: unknown) =>
      ['position', 'recordedAt', 'next'].includes(key) ? undefined : value,
    ),
  );

const ID = /[0-7][0-9A-HJKMNP-TV-Z]{25}/g;

const inOrder = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inOrder(each)]));
};

/** With ids called by when they first came up, as they follow from accounts, which are others in another installation. */
function alike(answers: readonly unknown[]): unknown {
  const timeline = JSON.stringify(answers[addresses.indexOf('/networks/atlas/timeline')]);
  const names = [...new Set(timeline.match(ID))].toReversed();
  const text = JSON.stringify(answers).replace(ID, (id) => `#${names.indexOf(id)}`);
  return inOrder(JSON.parse(text));
}

/** What one process on the default stores answers once the year is recorded. */
async function answersOfOne(): Promise<readonly unknown[]> {
  const product = await Product.start();
  await product.load(year());
  const answers = await Promise.all(
    addresses.map(async (path) => comparable((await product.get(path)).body as object)),
  );
  await product.close();
  return answers;
}

(mongodb ? describe : describe.skip)('one API and two workers on EventStoreDB and MongoDB', () => {
  const database = `tansiq_${randomUUID().slice(0, 8)}`;
  const eventStore = new SpawnedServer();
  let installation: Installation;
  let api: ProductProcess;
  let everybody: Everybody;
  let projecting: ProductProcess;

  beforeAll(async () => {
    if (!real) await eventStore.start();
    const [eventStoreUrl, readStoreUrl] = [real ?? eventStore.url, `${mongodb!.url}/${database}`];
    installation = new Installation({
      ...{ EVENT_STORE_URL: eventStoreUrl, READ_STORE_URL: readStoreUrl },
      NOTICE_STORE_URL: readStoreUrl,
      ...{ KEY_STORE_URL: readStoreUrl, MASTER_KEY: randomBytes(32).toString('base64') },
    });
    api = await installation.start('api');
    everybody = await api.everybody();
  }, 60_000);

  afterAll(async () => {
    await installation.dispose();
    await eventStore.dispose();
    const client = await MongoClient.connect(mongodb!.url);
    await client.db(database).dropDatabase();
    await client.close();
  });

  const get = (path: string): Promise<Response> => fetch(`${api.url}${path}`, { headers: everybody.credentials });

  /** Resolves once the views have reached a position; a takeover takes longer than one request waits. */
  async function reached(position: number): Promise<void> {
    while ((await get(`/networks?waitFor=${position}`)).status === 503);
  }

  const organisation = (name: string): Sent => ({
    key: randomUUID(),
    path: '/organisations',
    body: { kind: 'association', name: { fr: name } },
  });

  it('go on where the worker that projects is killed while a year is recorded, and answer as one process does', async () => {
    const workers = await Promise.all([installation.start('worker'), installation.start('worker')]);
    const dying = await Promise.any(workers.map((each) => each.says('following the log').then(() => each)));
    const waiting = workers.find((each) => each !== dying)!;
    expect(waiting.lines.map(({ msg }) => msg)).not.toContain('following the log');
    let killed = Infinity;
    const steps = year();
    const position = await load(steps, everybody.cast, (done) => {
      if (done !== Math.floor(steps.length / 2)) return;
      void dying.send('SIGKILL');
      killed = Date.now();
    });
    await waiting.says('following the log');
    expect(Date.now() - killed).toBeLessThan(TAKEN_OVER_MS);
    projecting = waiting;
    await reached(position);
    const answers = await Promise.all(
      addresses.map(async (path) => comparable((await (await get(path)).json()) as object)),
    );
    expect(alike(answers)).toEqual(alike(await answersOfOne()));
  }, 60_000);

  it('hand over where the worker that projects is asked to end', async () => {
    const next = await installation.start('worker');
    expect(await projecting.send('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
    await next.says('following the log');
  });

  it('let a reader see what it wrote', async () => {
    for (let i = 0; i < 10; i++) {
      const { answer } = await send(everybody, organisation(`Association ${i}`));
      const { id, position } = answer!.body;
      expect((await get(`/organisations/${id}?waitFor=${position}`)).status).toBe(200);
    }
  });

  (real ? it.skip : it)(
    'answer 503 while the log is down, go on reading, and write once it is back',
    async () => {
      const command = organisation('Pendant la panne');
      await eventStore.kill();
      const headers = { ...everybody.credentials, 'content-type': 'application/json', 'idempotency-key': command.key };
      const refused = await fetch(`${api.url}${command.path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(command.body),
      });
      expect(refused.status).toBe(503);
      expect(refused.headers.get('retry-after')).toBe('1');
      expect(await refused.json()).toMatchObject({ type: '/problems/store-unavailable' });
      expect((await get('/health')).status).toBe(503);
      expect((await get('/health/live')).status).toBe(200);
      expect(((await (await get('/networks/atlas/members')).json()) as { items: object[] }).items).toHaveLength(4);

      await eventStore.start();
      let sent = await send(everybody, command);
      while (sent.answer!.status === 503) sent = await send(everybody, command);
      expect(sent.answer!.status).toBe(201);
      await reached(sent.answer!.body.position);
      expect(await send(everybody, command)).toEqual(sent);
      expect((await get(`/organisations/${sent.answer!.body.id}`)).status).toBe(200);
    },
    60_000,
  );
});
