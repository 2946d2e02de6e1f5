import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../apps/cli/client.js';
import { SeveralMachines } from './deployments.js';
import { LiveLine } from './live-line.js';
import { type Inbox, until } from './notified.js';
import type { Everybody } from './people.js';
import { type Environment, Installation } from './process.js';
import { testMongodb } from './servers/mongodb/index.js';
import { canStartRedis, type OwnRedis, ownRedis, testRedis } from './servers/redis/index.js';
import { TestSmtp } from './servers/smtp/index.js';
import { TwoPersons } from './two-persons.js';

/** So many mails are under way at once from one process. */
const AT_ONCE = 5;

const mongodb = await testMongodb();
if (!canStartRedis) await (await testRedis())?.stop(); // says what is missing, or fails where it is required
afterAll(() => mongodb?.stop());

const durableRedis = (): Promise<OwnRedis> => ownRedis('--appendonly', 'yes', '--save', '');

let smtp: TestSmtp;
let mails: Environment;
beforeEach(async () => {
  smtp = await TestSmtp.start();
  mails = { MAIL_URL: smtp.url, MAIL_FROM: 'reseau@tansiq.example', PUBLIC_URL: 'https://tansiq.example' };
});
afterEach(() => smtp.down());

/** Many people of one organisation, whatever is given to which each of them is told, by mail, too. */
class Crowd {
  private constructor(
    readonly everybody: Everybody,
    private readonly organisation: string,
    private readonly readers: readonly ApiClient[],
  ) {}

  static async gather(everybody: Everybody, size: number): Promise<Crowd> {
    const network = { kind: 'regional-committee', name: { fr: 'Comité Atlas' } };
    await everybody.post('/networks/atlas/found', network);
    await everybody.post('/networks/atlas/plans/2025/draft', {});
    const association = { kind: 'association', name: { fr: 'Association nombreuse' } };
    const { id } = await everybody.post<{ id: string }>('/organisations', association);
    await everybody.post(`/networks/atlas/members/${id}/join`, { category: 'full' });
    const comes = async (_: unknown, index: number): Promise<ApiClient> => {
      const person = { name: `Personne ${index}`, email: `n${index}@crowd.example` };
      const role = { role: 'focal-point', network: 'atlas', organisation: id };
      const { link } = await everybody.post<{ link: string }>('/accounts', { ...person, ...role });
      const cookie = await TwoPersons.activated(everybody.url, new URL(link).searchParams.get('link')!);
      return new ApiClient(everybody.url, 'fr', { cookie });
    };
    return new Crowd(everybody, id, await Promise.all(Array.from({ length: size }, comes)));
  }

  /** The same, after a restart. */
  at(url: string): Crowd {
    const readers = this.readers.map(({ language, credentials }) => new ApiClient(url, language, credentials));
    return new Crowd(this.everybody.at(url), this.organisation, readers);
  }

  /** Work that nobody has yet. */
  async proposed(count: number): Promise<readonly string[]> {
    const propose = async (_: unknown, index: number): Promise<string> => {
      const item = { plan: '2025', title: { fr: `Action ${index}` }, dueOn: '2030-06-30' };
      return (await this.everybody.post<{ id: string }>('/networks/atlas/items', item)).id;
    };
    return Promise.all(Array.from({ length: count }, propose));
  }

  /** Gives work to the organisation, all at once. */
  async give(items: readonly string[]): Promise<void> {
    const to = { kind: 'organisation', id: this.organisation };
    await Promise.all(items.map((item) => this.everybody.post(`/networks/atlas/items/${item}/assign`, { to })));
  }

  /** What each has in their inbox, once all of them have so many things there. */
  async inboxes(things: number): Promise<readonly Inbox[]> {
    return until(async () => {
      const all = await Promise.all(this.readers.map((each) => each.get<Inbox>('/me/inbox?limit=200')));
      return all.every(({ items }) => items.length >= things) ? all : undefined;
    });
  }
}

/** How often each mail arrived, by its id. */
const arrivals = (): ReadonlyMap<string, number> => {
  const ids = Map.groupBy(smtp.arrived, ({ messageId }) => messageId!);
  return new Map([...ids].map(([id, all]) => [id, all.length]));
};

const doubled = (): number => [...arrivals().values()].reduce((sum, count) => sum + count - 1, 0);

/** Under how many ids somebody was told of one thing by mail: one, however often it was sent. */
const idsOfEach = (): readonly number[] => {
  const told = Map.groupBy(smtp.arrived, ({ recipient, text }) => `${recipient} ${/\/inbox\/(\w+)/.exec(text!)![1]}`);
  return [...told.values()].map((all) => new Set(all.map(({ messageId }) => messageId)).size);
};

/** Holds that each of so many has each of so many things in the inbox, once. */
function expectEachOnce(inboxes: readonly Inbox[], items: readonly string[]): void {
  for (const { items: lines, unread } of inboxes) {
    expect(lines.map(({ object }) => object.id).toSorted()).toEqual([...items].toSorted());
    expect(lines.map(({ all }) => all)).toEqual(items.map(() => 1));
    expect(unread.total).toBe(items.length);
  }
}

async function rebuilt(everybody: Everybody): Promise<void> {
  const { views } = await everybody.get<{ views: readonly { view: string }[] }>('/health');
  for (const { view } of views) await everybody.post(`/views/${view}/rebuild`);
  await until(async () => {
    const { items } = await everybody.get<{ items: readonly { state: string }[] }>('/views/rebuilds');
    return items.every(({ state }) => state === 'done');
  });
}

describe('a process that is killed in the middle of sending 1,000 notices', () => {
  const [PEOPLE, ITEMS] = [20, 50];
  let installation: Installation;
  beforeEach(() => void (installation = new Installation(mails)));
  afterEach(() => installation.dispose());

  it('loses none of them, doubles none in an inbox, and tells nothing again from a rebuild or a restart', async () => {
    const dying = await installation.start();
    let crowd = await Crowd.gather(await dying.everybody(), PEOPLE);
    const items = await crowd.proposed(ITEMS + 1);
    const [later, ...now] = items as [string, ...string[]];
    await crowd.give(now);
    await until(() => smtp.arrived.length > 100);
    expect((await dying.send('SIGKILL')).signal).toBe('SIGKILL');
    expect(smtp.arrived.length).toBeLessThan(PEOPLE * ITEMS);

    const next = await installation.start();
    crowd = crowd.at(next.url);
    expectEachOnce(await crowd.inboxes(ITEMS), now);
    await until(() => arrivals().size === PEOPLE * ITEMS);
    expect(idsOfEach()).toEqual(Array.from({ length: PEOPLE * ITEMS }, () => 1));
    const twice = doubled();
    expect(twice).toBeLessThanOrEqual(AT_ONCE);

    await rebuilt(crowd.everybody);
    await next.send('SIGTERM');
    const last = await installation.start();
    crowd = crowd.at(last.url);
    await crowd.give([later]);
    expectEachOnce(await crowd.inboxes(ITEMS + 1), items);
    await until(() => arrivals().size === PEOPLE * (ITEMS + 1));
    await idle(crowd.everybody);
    expect(doubled()).toBe(twice);
  }, 90_000);
});

describe('a process that is asked to end', () => {
  it('ends the lines of those who listen to their inbox, and with 0', async () => {
    const installation = new Installation(mails);
    const api = await installation.start();
    const { credentials } = await api.everybody();
    const lines = await Promise.all([1, 2, 3].map(() => LiveLine.open(api.url, credentials)));
    for (const line of lines) expect(await line.next()).toMatchObject({ event: 'unread' });
    expect(await api.send('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
    for (const line of lines) expect(await line.next()).toBeUndefined();
    await installation.dispose();
  });
});

/** Until nothing is to be done now, and nothing is being done. */
async function idle(everybody: Everybody): Promise<void> {
  interface Jobs {
    readonly kinds: readonly { readonly due: number; readonly running: number }[];
  }
  await until(async () => {
    const { kinds } = await everybody.get<Jobs>('/jobs');
    return kinds.every(({ due, running }) => due + running === 0);
  });
}

(canStartRedis ? describe : describe.skip)('while Redis is down', () => {
  let redis: OwnRedis;
  let installation: Installation;
  beforeEach(async () => {
    redis = await durableRedis();
    installation = new Installation({ ...mails, JOB_QUEUE_URL: redis.url });
  });
  afterEach(async () => {
    await installation.dispose();
    await redis.stop();
  });

  it('work goes on and inboxes fill; mails wait, and go out once when it is back', async () => {
    const api = await installation.start();
    const crowd = await Crowd.gather(await api.everybody(), 3);
    const items = await crowd.proposed(5);
    await crowd.give(items.slice(0, 1));
    await until(() => arrivals().size === 3);

    await redis.kill();
    for (const [index, item] of items.slice(1, 4).entries()) {
      await crowd.give([item]);
      await crowd.inboxes(index + 2);
    }
    expect(arrivals().size).toBe(3);

    await redis.start();
    await until(() => arrivals().size === 12);
    await crowd.give(items.slice(4));
    await until(() => arrivals().size === 15);
    await idle(crowd.everybody);
    expectEachOnce(await crowd.inboxes(5), items);
    expect(doubled()).toBe(0);
  }, 90_000);
});

(canStartRedis && mongodb ? describe : describe.skip)('two workers on EventStoreDB, MongoDB and Redis', () => {
  let redis: OwnRedis;
  let machines: SeveralMachines;
  beforeEach(async () => {
    [redis, machines] = [await durableRedis(), await SeveralMachines.on(mongodb!)];
  });
  afterEach(async () => {
    await machines.dispose();
    await redis.stop();
  });

  it('send each notice once, and what one leaves undone that is killed the other does', async () => {
    const environment = { ...mails, JOB_QUEUE_URL: redis.url };
    const api = (await machines.start(environment)).at(-1)!;
    const second = await machines.installation.start('worker', environment);
    const crowd = await Crowd.gather(await api.everybody(), 5);
    const items = await crowd.proposed(40);
    const [first, rest] = [items.slice(0, 10), items.slice(10)];
    await crowd.give(first);
    await until(() => arrivals().size === 50);
    expectEachOnce(await crowd.inboxes(10), first);
    await idle(crowd.everybody);
    expect(doubled()).toBe(0);

    await crowd.give(rest);
    await until(() => arrivals().size > 60);
    await second.send('SIGKILL');
    await until(() => arrivals().size === 200, 60_000);
    expectEachOnce(await crowd.inboxes(40), items);
    expect(new Set(idsOfEach())).toEqual(new Set([1]));
    expect(doubled()).toBeLessThanOrEqual(AT_ONCE);
  }, 120_000);
});
