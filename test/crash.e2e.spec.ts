import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Everybody } from './people.js';
import { Installation, type ProductProcess } from './process.js';
import { send, type Sent, writers } from './writers.js';

const FOUNDED: Sent = {
  key: 'found',
  path: '/networks/atlas/found',
  body: { kind: 'regional-committee', name: { fr: 'Atlas' } },
};

let installation: Installation;
let everybody: Everybody;
beforeEach(() => void (installation = new Installation()));
afterEach(() => installation.dispose());

/** A new installation, with a network that somebody founded. */
async function begun(): Promise<ProductProcess> {
  const api = await installation.start();
  everybody = await api.everybody();
  await everybody.post(FOUNDED.path, FOUNDED.body, FOUNDED.key);
  return api;
}

async function get<Body>(api: ProductProcess, path: string): Promise<Body> {
  const response = await fetch(`${api.url}${path}`, { headers: everybody.credentials });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Body;
}

interface Page {
  readonly items: readonly { readonly id: string; readonly organisation?: string; readonly type?: string }[];
  readonly next?: string;
}

async function all(api: ProductProcess, path: string): Promise<Page['items']> {
  const items: Page['items'][number][] = [];
  for (let cursor = ''; ;) {
    const page = await get<Page>(
      api,
      `${path}${path.includes('?') ? '&' : '?'}limit=200${cursor && `&cursor=${cursor}`}`,
    );
    items.push(...page.items);
    if (page.next === undefined) return items;
    cursor = page.next;
  }
}

/** The position of the log, once every view has reached it. */
async function level(api: ProductProcess): Promise<number> {
  const { logPosition } = await get<{ logPosition: number }>(api, '/health');
  await get(api, `/networks?waitFor=${logPosition}`);
  return logPosition;
}

/** Every list of the network and all shared ones: what a reader sees. */
const seen = (api: ProductProcess) =>
  Promise.all(
    ['/organisations', '/networks', '/networks/atlas/members', '/networks/atlas/timeline'].map((path) =>
      all(api, path),
    ),
  );

/** A process with a network that some 200 commands were recorded in. */
async function atWork(): Promise<ProductProcess> {
  const api = await begun();
  await writers(everybody.at(api.url), 'work', 16, 200, () => void api.send('SIGKILL'));
  const next = await installation.start();
  await level(next);
  return next;
}

describe('a process that is killed while many write', () => {
  it('loses nothing that it answered, and doubles nothing that is repeated', async () => {
    const sent = new Map<string, Sent>([[FOUNDED.key, FOUNDED]]);
    let api = await begun();
    for (const round of ['a', 'b', 'c']) {
      const dying = api;
      for (const each of await writers(everybody.at(dying.url), round, 16, 150, () => void dying.send('SIGKILL')))
        sent.set(each.key, each);
      api = await installation.start();
      expect((await dying.ended).signal).toBe('SIGKILL');
      await level(api);
      const known = new Set((await all(api, '/organisations')).map(({ id }) => id));
      const answered = [...sent.values()].filter(({ path, answer }) => path === '/organisations' && answer);
      expect(answered.filter(({ answer }) => !known.has(answer!.body.id))).toEqual([]);
    }

    const repeats = await Promise.all([...sent.values()].map((each) => send(everybody.at(api.url), each)));
    for (const { key, answer } of repeats) expect([key, sent.get(key)!.answer ?? answer]).toEqual([key, answer]);
    await level(api);
    const registered = repeats.filter(({ path }) => path === '/organisations').map(({ answer }) => answer!.body.id);
    const joined = repeats.filter(({ path }) => path.endsWith('/join')).map(({ path }) => path.split('/')[4]!);
    expect((await all(api, '/organisations')).map(({ id }) => id).toSorted()).toEqual(registered.toSorted());
    expect((await all(api, '/networks/atlas/members')).map((each) => each.organisation!).toSorted()).toEqual(
      joined.toSorted(),
    );
    expect(await all(api, '/networks/atlas/timeline')).toHaveLength(joined.length + 1);
  });
});

describe('a process that is killed while it rebuilds its views', () => {
  it('has them rebuilt after its next start', async () => {
    interface Rebuilds {
      readonly items: readonly { readonly view: string; readonly state: string }[];
    }
    const dying = await atWork();
    const before = await seen(dying);
    const { views } = await get<{ views: { view: string }[] }>(dying, '/health');
    for (const { view } of views) await everybody.at(dying.url).post(`/views/${view}/rebuild`);
    const states = async (api: ProductProcess) =>
      (await get<Rebuilds>(api, '/views/rebuilds')).items.map(({ state }) => state);
    while (!(await states(dying)).includes('done'));
    await dying.send('SIGKILL');

    const api = await installation.start();
    while ((await states(api)).some((state) => state === 'waiting' || state === 'running'));
    expect(await states(api)).toEqual(views.map(() => 'done'));
    expect(await seen(api)).toEqual(before);
  });
});

/** A request that is under way for as long as its body is held back: the server has said that it waits for it. */
async function begin(url: string, { key, path, body }: Sent): Promise<() => Promise<IncomingMessage>> {
  const headers = {
    ...everybody.credentials,
    'content-type': 'application/json',
    'idempotency-key': key,
    expect: '100-continue',
  };
  const sending = request(`${url}${path}`, { method: 'POST', headers });
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
  sending.flushHeaders();
  await once(sending, 'continue');
  return async () => {
    sending.end(JSON.stringify(body));
    const [response] = await answered;
    response.resume();
    return response;
  };
}

/** Resolves once the process takes no more connections: it has heard that it is to end. */
async function closed(url: string): Promise<void> {
  const { hostname: host, port } = new URL(url);
  for (;;) {
    const probe = connect({ host, port: Number(port) });
    const isOpen = await once(probe, 'connect').then(
      () => true,
      () => false,
    );
    probe.destroy();
    if (!isOpen) return;
    await pause(5);
  }
}

describe('a process that is asked to end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('finishes what it has begun on %s, and ends with 0', async (signal) => {
    const api = await begun();
    const finish = await begin(api.url, { key: 'dormancy', path: '/networks/atlas/dormancy', body: {} });
    const ended = api.send(signal);
    await closed(api.url);
    expect(await finish()).toMatchObject({ statusCode: 200, headers: { connection: 'close' } });
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
    const next = await installation.start();
    await level(next);
    expect(await get(next, '/networks/atlas')).toMatchObject({ revision: 1 });
  });

  it('takes a snapshot: the next start reads only what came after', async () => {
    const api = await atWork();
    const before = await level(api);
    await api.send('SIGTERM');
    const next = await installation.start();
    expect(await next.says('following the log')).toMatchObject({ after: before });
    await send(everybody.at(next.url), {
      key: 'later',
      path: '/organisations',
      body: { kind: 'funder', name: { fr: 'Après' } },
    });
    await next.send('SIGKILL');
    const last = await installation.start();
    expect(await last.says('following the log')).toMatchObject({ after: before });
    expect(await level(last)).toBe(before + 1);
    expect(await all(last, '/organisations?kind=funder')).toHaveLength(1);
  });
});

describe('a snapshot that is damaged', () => {
  const views = () => join(installation.folder, 'data/views');
  const damages: readonly (readonly [string, () => void, string])[] = [
    [
      'in one view’s documents',
      () => damage(/^members\..*\.jsonl$/, (bytes) => bytes.fill(0x20, 100, 120)),
      'is damaged',
    ],
    [
      'by a file cut short',
      () => damage(/^organisations\..*\.jsonl$/, (bytes) => bytes.subarray(0, 1_000)),
      'is damaged',
    ],
    ['in what names its files', () => damage(/^manifest\.json$/, (bytes) => bytes.subarray(0, 50)), 'cannot be read'],
  ];

  function damage(file: RegExp, change: (bytes: Buffer) => Buffer): void {
    const [name] = readdirSync(views()).filter((each) => file.test(each));
    writeFileSync(join(views(), name!), change(readFileSync(join(views(), name!))));
  }

  it.each(damages)('%s is built anew from the events, and said to be', async (_, harm, said) => {
    const api = await atWork();
    const before = await seen(api);
    await api.send('SIGTERM');
    harm();
    const next = await installation.start();
    await level(next);
    expect(await seen(next)).toEqual(before);
    const warnings = next.lines.filter((line) => line.level === 40).map(({ msg }) => msg);
    expect([...new Set(warnings)]).toEqual([expect.stringContaining(said)]);
  });
});
