import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { accessRoutes, COMMANDS, ROUTES, type Row } from '#access';
import { describeApi, together } from '#http';
import { notificationRoutes } from '#notifications';
import { Registry } from '#runtime';
import { contexts } from '../apps/contexts.js';
import { NAMES, World } from './cast.js';
import type { Heard, Somebody } from './somebody.js';
import { CONTENTS, type Said } from './contents.js';
import { Description } from './description.js';
import { Judge, type Matter, type Verdict, verdictIn } from './verdict.js';

const registry = new Registry(contexts);
const { operations } = new Description(describeApi(registry, together(accessRoutes, notificationRoutes)));
const commands = [...registry.commands.values()].map(({ name, path }) => [name, path] as const);
const rows: ReadonlyMap<string, Row> = new Map([
  ...Object.entries(ROUTES),
  ...commands.map(([name, path]) => [`POST ${path}`, COMMANDS[name]!] as const),
]);

/** What people read: in no description for programs. */
const PAGES = [
  ...['GET /', 'GET /docs', 'GET /docs/permissions', 'GET /privacy'],
  ...['GET /sign-in', 'POST /sign-in', 'GET /sign-in/oidc', 'GET /sign-in/oidc/callback', 'POST /sign-out'],
  ...['GET /activate', 'POST /activate', 'GET /account', 'POST /account/password'],
  ...['GET /inbox', 'GET /inbox/:object', 'POST /inbox/read', 'GET /inbox/calendars', 'POST /inbox/calendars/renew'],
  ...['GET /unsubscribe', 'POST /unsubscribe', 'GET /answer', 'POST /answer', 'GET /calendar.ics'],
  ...['GET /mails', 'GET /mails/:id', 'GET /mails/:id/html', 'GET /mails/:id/eml'],
];

let world: World;
let judge: Judge;
beforeAll(async () => {
  world = await World.begin();
  judge = new Judge(world);
});
afterAll(() => world.close());

let before: number;
beforeEach(async () => void (before = await world.product.logPosition()));
afterEach(async () => expect(await world.product.logPosition()).toBe(before));

type Ask = (asking: Somebody) => Promise<Heard>;

/** Has everybody say the same; answers what is not as it has to be. */
async function faults(
  expected: (asking: Somebody) => Verdict | undefined,
  ask: Ask,
  whenHeard: RegExp,
): Promise<string[]> {
  const found: string[] = [];
  for (const name of NAMES) {
    const [wanted, heard] = [expected(world.cast[name]), await ask(world.cast[name])];
    const verdict = verdictIn(heard);
    const asItHasTo = verdict === wanted && (verdict !== 'heard' || whenHeard.test(`${heard.status} ${heard.problem}`));
    if (wanted !== undefined && !asItHasTo)
      found.push(`${name} is to be ${wanted}: ${heard.status} ${heard.text.slice(0, 300)}`);
  }
  return found;
}

const addressOf = (path: string, at = 'nothing', network = 'atlas'): string =>
  path.replace(':network', network).replace(/:(id|plan)/, at);

/** The routes that a server has, out of how it prints them, with a colon for each parameter. */
function served(tree: string): readonly string[] {
  const parents: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods] = /^([│├└─ ]*)(\S+)(?: \((.*)\))?$/.exec(line) ?? [];
    const depth = indent.length / 4;
    parents[depth] = (parents[depth - 1] ?? '') + part;
    const path = parents[depth].replace(/:[\w|:]+/g, ':');
    return (methods?.split(', ') ?? []).filter((each) => each !== 'HEAD').map((method) => `${method} ${path}`);
  });
}

describe('the permissions', () => {
  it('name every operation of the description, and what is for people alone', () => {
    const described = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    const named = [...rows.keys()].filter((route) => !PAGES.includes(route));
    expect(named.map((route) => route.replace(/:(\w+)/g, '{$1}')).sort()).toEqual(described.sort());
    for (const page of PAGES) expect(rows.has(page)).toBe(true);
  });

  it('name every route that the product serves', () => {
    const tree = world.product.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
    const named = [...rows.keys()].map((route) => route.replace(/:\w+/g, ':'));
    expect(served(tree).toSorted()).toEqual([...new Set(named)].sort());
  });

  it('name every command and no other, and are tried with content for each', () => {
    const names = commands.map(([name]) => name).sort();
    expect(Object.keys(COMMANDS).sort()).toEqual(names);
    expect(Object.keys(CONTENTS).sort()).toEqual(names);
  });
});

/** A revision that nothing has: whoever is heard is told so, and nothing is written. */
const STALE = { 'if-match': '"999999"' };

describe.each(commands)('%s', (name, path) => {
  const row = COMMANDS[name]!;
  const network = path.includes(':network') ? 'atlas' : undefined;

  const say = (said: Said, onBehalfOf?: string): Promise<string[]> => {
    const matter: Matter = { network: network ?? (said.content as { network?: string }).network, ...said, onBehalfOf };
    const content = { ...said.content, onBehalfOf };
    return faults(
      (asking) => judge.of(row, 'POST', asking, matter),
      (asking) => asking.post(addressOf(path, said.at), content, STALE),
      /^412 revision-mismatch$/,
    );
  };

  it.each(CONTENTS[name]!)('is heard from whom the permissions name, and nobody else: %j', async (each) => {
    const said = world.at({ content: {}, ...each });
    expect(await say(said)).toEqual([]);
    if (said.word !== undefined) expect(await say(said, said.word)).toEqual([]);
  });

  it('is not even read where it could be of nobody like them', async () => {
    const { at } = world.at(CONTENTS[name]![0]!);
    const send = (asking: Somebody) => asking.post(addressOf(path, at), { nonsense: [] }, STALE);
    expect(await faults((asking) => judge.beforehand(row, asking, { network, at }), send, /^422/)).toEqual([]);
  });
});

const inNetworks = commands.filter(([, path]) => path.includes(':network'));

it.each(inNetworks)('%s is nobody’s where there is no such network', async (name, path) => {
  const { at, content } = world.at(CONTENTS[name]![0]!);
  const { status } = await world.cast.coordinator.post(addressOf(path, at, 'nowhere'), content);
  expect(status).toBe(404);
});

/** Where each question is asked about something that there is. */
const PLACES: Readonly<Record<string, string>> = {
  ...{ plans: '2025', problems: 'not-found', views: 'members', networks: 'atlas', accounts: '@ofAmal' },
  ...{ members: '@amal', organisations: '@amal', 'working-groups': '@group', workshops: '@workshop', items: '@item' },
  ...{ indicators: '@indicator', positions: '@position', why: '@recommendation.0', activities: '@clinic', lists: '3w' },
  ...{ about: 'nothing', inbox: 'nothing', mails: 'nothing', jobs: 'nothing' },
};

const placed = (path: string): string =>
  path.replace(/([\w-]+)\/:\w+/g, (_, part: string) => `${part}/${PLACES[part]!}`);

const own = Object.entries(ROUTES).map(
  ([route, row]) => [...(route.split(' ') as ['GET' | 'POST', string]), row] as const,
);

describe.each(own)('%s %s', (method, path, row) => {
  const address = () => world.at(placed(path));

  it('answers whom the permissions name, and nobody else', async () => {
    const network = path.includes(':network') ? 'atlas' : undefined;
    const at = /^\/accounts\/:id/.test(path) ? world.id('ofAmal') : undefined;
    const ask = (asking: Somebody) =>
      method === 'GET' ? asking.get(address()) : world.apart(asking).then((each) => each.post(address()));
    const isQuestion = method === 'GET' && !PAGES.includes(`GET ${path}`);
    const answered = isQuestion ? /^(200|404 (account-unknown|not-found))/ : /^[2-4]/;
    expect(await faults((asking) => judge.of(row, method, asking, { at, network }), ask, answered)).toEqual([]);
  });

  if (method === 'GET')
    it('tells by HEAD what it tells by GET', async () => {
      for (const asking of NAMES.map((name) => world.cast[name]))
        expect((await asking.speak('HEAD', address(), {})).status).toBe((await asking.get(address())).status);
    });
});
