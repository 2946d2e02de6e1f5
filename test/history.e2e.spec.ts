import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fc from 'fast-check';
import { pino } from 'pino';
import { QueryBus } from '@nestjs/cqrs';
import {
  dayOf,
  everything,
  type FileAnswer,
  isRefusal,
  type Moment,
  type NewEvent,
  type QueryRoute,
  type RecordedEvent,
  type Refusal,
} from '#kernel';
import { openEventStore } from '#event-store';
import { AskQuery, type Clock, EVENT_STORE, type QueryAnswer, readConfiguration, Registry } from '#runtime';
import { createServer } from '../apps/api/server.js';
import { ApiClient } from '../apps/cli/client.js';
import { demonstration } from '../apps/cli/demonstration/demonstration.js';
import { castOf } from '../apps/cli/demonstration/cast.js';
import { load } from '../apps/cli/demonstration/load.js';
import { contexts } from '../apps/contexts.js';
import { Everybody } from './people.js';
import { IN_MEMORY } from './product.js';

const ZONE = 'Africa/Casablanca';
const clockAt = (instant: () => number): Clock => ({
  timeZone: ZONE,
  now: instant,
  today: () => dayOf(new Date(instant()).toISOString(), ZONE),
});

/** Four hours pass with every twenty commands, so that what was known when makes a difference, and nobody is signed out meanwhile. */
class PassingClock {
  private commands = 0;
  readonly clock = clockAt(() => Date.parse('2026-11-22T09:00:00Z') + Math.floor(this.commands / 20) * 14_400_000);
  pass(): void {
    this.commands++;
  }
}

async function start(
  folder: string,
  eventStoreUrl: string,
  clock: Clock,
): Promise<{ app: NestFastifyApplication; url: string }> {
  const configuration = readConfiguration({
    ...{ ...IN_MEMORY, EVENT_STORE_URL: eventStoreUrl, KEY_STORE_URL: `sqlite:${join(folder, 'keys.db')}` },
    TIME_ZONE: ZONE,
  });
  const app = await createServer(configuration, pino({ level: 'silent' }), clock);
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { app, url: await app.getUrl() };
}

interface Row {
  readonly id?: string;
  readonly organisation?: string;
}

/** Every address that the API answers, with what the demonstration holds in the place of its parameters. */
async function addresses(client: ApiClient): Promise<readonly string[]> {
  const found: string[] = [];
  const routes = new Registry(contexts).queries.map((route) => route.path);
  const expand = async (path: string): Promise<readonly string[]> => {
    const parameter = /^(.*?)\/:(\w+)(.*)$/.exec(path);
    if (!parameter) return [path];
    const [, parent = '', , rest = ''] = parameter;
    const source = parent.replace(/\/why$/, '/recommendations').replace(/\/map\/organisations$/, '/members');
    const { items } = await client.get<{ items: Row[] }>(`${source}?limit=3`);
    const ids = items.map((row) => (source.endsWith('/members') ? row.organisation! : row.id!.split('/').at(-1)!));
    return (await Promise.all(ids.map((id) => expand(`${parent}/${id}${rest}`)))).flat();
  };
  for (const path of routes) found.push(...(await expand(path)));
  return found;
}

/** The route that answers at an address, and what stands there for its parameters. */
function routeAt(address: string): [QueryRoute, Readonly<Record<string, string>>] {
  for (const route of new Registry(contexts).queries) {
    const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
    const found = new RegExp(`^${route.path.replace(/:\w+/g, '([^/]+)')}$`).exec(address);
    if (found) return [route, Object.fromEntries(names.map((name, index) => [name, found[index + 1]!]))];
  }
  throw new Error(`nothing answers at ${address}`);
}

async function eventsOf(app: NestFastifyApplication): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const batch of app.get<import('#kernel').EventStore>(EVENT_STORE).readLog()) events.push(...batch);
  return events;
}

/** Another log with the same beginning, recorded at the same moments. */
async function copyOf(events: readonly RecordedEvent[], file: string): Promise<string> {
  let now = 0;
  const store = await openEventStore(`sqlite:${file}`, { now: () => now });
  const writes: Promise<unknown>[] = [];
  for (const { id, type, data, metadata, stream, recordedAt } of events) {
    if (Date.parse(recordedAt) !== now) await Promise.all(writes.splice(0));
    now = Date.parse(recordedAt);
    const event: NewEvent = { id, type, data, metadata };
    writes.push(store.append([{ stream, expected: 'any', events: [event] }]));
  }
  await Promise.all(writes);
  await store.close();
  return `sqlite:${file}`;
}

describe('any date, over every address of the API', () => {
  const time = new PassingClock();
  let folder: string;
  let app: NestFastifyApplication;
  let client: Everybody;
  let networks: readonly string[];
  let every: readonly string[];
  let events: readonly RecordedEvent[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tansiq-history-'));
    const started = await start(folder, 'sqlite::memory:', time.clock);
    app = started.app;
    await load(demonstration(), await castOf(app, started.url, 'fr'), () => time.pass());
    client = await Everybody.invitedBy((await castOf(app, started.url, 'fr')).operator);
    const { items } = await client.get<{ items: { id: string }[] }>('/networks');
    networks = items.map(({ id }) => id);
    for (const id of networks) await client.posted(`/networks/${id}/found`);
    await client.get(`/networks?waitFor=${(await client.get<{ logPosition: number }>('/health')).logPosition}`);
    every = await addresses(client);
    events = await eventsOf(app);
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  /** A question as the product itself asks it: whoever reads now had no account yet in a beginning of the log. */
  async function asked(of: NestFastifyApplication, path: string, moment: Moment = {}, waitFor?: number) {
    const [route, parameters] = routeAt(path);
    const answer = await of.get(QueryBus).execute<AskQuery, QueryAnswer | Refusal>(
      new AskQuery(route, {
        ...{ path: parameters, query: new route.query() as object, paging: { limit: 50 }, moment, waitFor },
        ...{ language: 'fr', audience: everything(networks) },
      }),
    );
    if (isRefusal(answer)) return answer;
    const { content } = answer.body as Partial<FileAnswer>;
    return content === undefined ? answer.body : (await buffer(Readable.from(content))).toString('base64');
  }

  const said = async (path: string): Promise<string> =>
    (await fetch(`${client.url}${path}`, { headers: client.credentials })).text();

  const withParameter = (path: string, name: string, value: string | number): string =>
    `${path}${path.includes('?') ? '&' : '?'}${name}=${value}`;

  it('covers every route', () => {
    expect(every.length).toBeGreaterThan(new Registry(contexts).queries.length);
  });

  it('answers as of now what it answers live', async () => {
    for (const path of every) {
      const past = await said(withParameter(path, 'asOf', time.clock.today()));
      expect({ path, body: past }).toEqual({ path, body: await said(path) });
    }
  }, 120_000);

  it('answers at an earlier position what a fresh replay up to it answers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: events.length - 1 }), async (index) => {
        const { position, recordedAt } = events[index]!;
        const url = await copyOf(events.slice(0, index + 1), join(folder, `${position}-${Math.random()}.db`));
        const { app: copied } = await start(
          folder,
          url,
          clockAt(() => Date.parse(recordedAt)),
        );
        try {
          await asked(copied, '/networks', {}, index + 1);
          for (const path of every) {
            const known = await asked(app, path, { knownAt: position });
            expect({ path, position, body: known }).toEqual({ path, position, body: await asked(copied, path) });
          }
        } finally {
          await copied.close();
        }
      }),
      { numRuns: 4 },
    );
  }, 240_000);
});
