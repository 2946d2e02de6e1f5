import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NoticeStore } from '#kernel';
import { NOTICE_STORE } from '#runtime';
import { LiveLine } from './live-line.js';
import { MovableClock, Notified, type Reader, until } from './notified.js';
import { TestWebhook } from './servers/webhooks/index.js';

let notified: Notified;
let reader: Reader;
/** Somebody of each reach, none of them the reader. */
let others: readonly Reader[];
const receivers: TestWebhook[] = [];
beforeAll(async () => {
  notified = await Notified.begin(new MovableClock('2026-04-13T09:00:00Z'), { PRIVATE_WEBHOOKS: 'yes' });
  reader = await ofBadr('reader');
  others = (['operator', 'coordinator', 'neighbour', 'lead', 'ofAmal', 'analyst', 'observer'] as const).map((name) =>
    notified.as(name),
  );
});
afterAll(async () => {
  await notified.close();
  await Promise.all(receivers.map((each) => each.close()));
});

const ofBadr = (name: string): Promise<Reader> =>
  notified.invite(name, { role: 'focal-point', network: 'atlas', organisation: '@badr' });
const url = () => notified.world.product.url;
const here = (link: string): string => link.replace('https://tansiq.example', url());
const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } };

/** Where mail programs get no more of the mails that somebody got. */
const linkIn = async ({ email }: Reader): Promise<string> => {
  const mail = await until(() => notified.smtp.to(email)[0]);
  return here(mail.header('list-unsubscribe').slice(1, -1));
};

/** What somebody is told, posted to them. */
async function hooked(reader: Reader): Promise<TestWebhook> {
  const webhook = await TestWebhook.start();
  receivers.push(webhook);
  await reader.done(`/accounts/${reader.account}/webhooks`, { url: webhook.url });
  return webhook;
}

/** Where somebody answers an invitation that they got by mail. */
async function answerLink({ email }: Reader): Promise<string> {
  const gathering = { kind: 'meeting', title: { fr: 'Réunion' }, startsOn: '2026-06-01' };
  const workshop = await notified.done('/workshops', gathering);
  await notified.done(`/workshops/${workshop}/invitations`, { organisations: ['@badr'] });
  const invitation = await until(() => notified.smtp.to(email).find(({ text }) => /\/answer\?/.test(text!)));
  return here(/https:\S+\/answer\?link=\S+/.exec(invitation.text!)![0]);
}

describe('what somebody is told', () => {
  let item: string;
  beforeAll(async () => {
    item = await notified.give('@chams');
    await notified.done(`/items/${item}/assign`, { to: { kind: 'organisation', id: '@badr' } });
    await reader.told(item, 'work-given');
  });

  it('is read by nobody else', async () => {
    for (const other of others) {
      expect(await other.about(item)).toEqual([]);
      expect((await other.inbox()).items.map(({ object }) => object.id)).not.toContain(item);
      expect((await other.post('/me/inbox/read', { objects: [item] })).body).toEqual({ marked: 0 });
      expect((await other.post('/me/inbox/read', { until: '2030-01-01T00:00:00Z' })).status).toBe(200);
      expect((await other.get(`/inbox/${item}`)).status).toBe(404);
    }
    expect((await reader.inbox()).unread.total).toBe(1);
  });

  it.each(['/me/inbox', '/me/inbox/live', '/me/inbox/about/x', '/me/calendars', '/inbox', '/jobs', '/mails'])(
    'is read by nobody who has not signed in: %s',
    async (path) => {
      expect((await notified.world.cast.nobody.get(path)).status).toBe(401);
    },
  );

  it('is marked read by no program that may only read', async () => {
    const program = await notified.world.withToken(reader, { access: 'read' });
    expect((await program.get('/me/inbox')).status).toBe(200);
    for (const path of ['/me/inbox/read', '/me/calendars/renew'])
      expect((await program.post(path, { objects: [item] })).problem).toBe('token-reads-only');
  });

  it('is told by a program of one network for that network alone', async () => {
    const role = { role: 'focal-point', network: 'rif', organisation: notified.world.id('ezzahra') } as const;
    const both = await notified.invite('two-networks', role);
    const grant = { role: 'focal-point', network: 'atlas', organisation: notified.world.id('badr') };
    await notified.world.product.everybody.post(`/accounts/${both.account}/roles/grant`, grant);
    await both.told(await notified.give('@badr'), 'work-given');
    const held = { ...both, roles: [role] };
    const program = await notified.world.withToken(Object.assign(Object.create(both), held) as Reader, {
      access: 'write',
      network: 'rif',
    });
    expect((await program.get('/me/inbox')).body).toEqual({ items: [], unread: { total: 0, networks: {} } });
    expect((await both.inbox()).unread).toEqual({ total: 1, networks: { atlas: 1 } });
  });

  it('goes from their sight with the role by which they may read the network, and is sent nowhere any more', async () => {
    const [leaving, staying] = [await ofBadr('leaving'), await ofBadr('going-on')];
    const hooks = await Promise.all([leaving, staying].map(hooked));
    const answer = await answerLink(leaving);
    expect((await fetch(answer)).status).toBe(200);
    await until(() => hooks.every(({ received }) => received.length > 0));
    await notified.idle();
    const mails = notified.smtp.to(leaving.email).length;

    for (const hook of hooks) hook.status = 500;
    notified.smtp.mood = { refuses: 451 };
    const given = await notified.give('@badr');
    await notified.done(`/items/${given}/reschedule`, { dueOn: '2031-05-31', reason: { fr: 'Report' } });
    await leaving.told(given, 'work-rescheduled');
    await notified.idle();
    const tried = hooks[0]!.received.length;
    const role = { role: 'focal-point', network: 'atlas', organisation: notified.world.id('badr') };
    const reason = { fr: 'Départ' };
    await notified.as('coordinator').done(`/accounts/${leaving.account}/roles/revoke`, { ...role, reason });
    expect(await leaving.inbox()).toEqual({ items: [], unread: { total: 0, networks: {} } });
    expect(await leaving.about(given)).toEqual([]);
    expect((await fetch(answer)).status).toBe(404);
    const line = await LiveLine.open(url(), leaving.credentials);
    expect(await line.next()).toEqual({ event: 'unread', data: { total: 0, networks: {} } });
    line.close();

    for (const hook of hooks) hook.status = 204;
    notified.smtp.mood = 'takes';
    notified.clock.pass(86_400_000);
    await until(() => notified.smtp.to(staying.email).find(({ messageId }) => messageId?.startsWith('<digest-')));
    await until(() => notified.smtp.to(staying.email).find(({ text }) => text!.includes(given)));
    await until(() => hooks[1]!.about(given).length > 2);
    await notified.idle();
    expect(notified.smtp.to(leaving.email)).toHaveLength(mails);
    expect(hooks[0]!.received).toHaveLength(tried);
  });
});

describe('what somebody chose', () => {
  it('is read and changed by nobody else, whatever they run', async () => {
    const path = `/accounts/${reader.account}`;
    const webhook = { webhook: '01J0000000000000000000000A' };
    for (const other of others) {
      expect((await other.get(`${path}/notifications`)).status).toBe(403);
      const said = [
        other.post(`${path}/notifications`, { digest: { rhythm: 'never' } }),
        other.post(`${path}/webhooks`, { url: 'https://example.org/' }),
        other.post(`${path}/webhooks/remove`, webhook),
        other.post(`${path}/webhooks/resume`, webhook),
      ];
      expect((await Promise.all(said)).map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    }
    expect((await reader.get(`${path}/notifications`)).body.webhooks).toEqual([]);
  });
});

describe('what is to be done', () => {
  it('is for operators alone', async () => {
    for (const other of [reader, ...others]) {
      const isOperator = other.account === notified.as('operator').account;
      const statuses = [other.get('/jobs'), other.post('/jobs/x/revive'), other.post('/jobs/x/drop')];
      const expected = isOperator ? [200, 404, 404] : [403, 403, 403];
      expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual(expected);
    }
  });
});

describe('of an account that is erased', () => {
  it('nothing is kept that it was told, nothing more is sent, and its links are dead', async () => {
    const [leaving, staying] = [await ofBadr('erased'), await ofBadr('staying')];
    const item = await notified.give('@badr');
    await leaving.told(item, 'work-given');
    await notified.done(`/items/${item}/reschedule`, { dueOn: '2031-05-31', reason: { fr: 'Report' } });
    await leaving.told(item, 'work-rescheduled');
    const answer = await answerLink(leaving);
    const { items } = (await leaving.get('/me/calendars')).body as { items: readonly { address: string }[] };
    const links = [await linkIn(leaving), answer, ...items.map(({ address }) => here(address))];
    for (const link of links) expect((await fetch(link)).status).toBe(200);
    const line = await LiveLine.open(url(), leaving.credentials);
    await line.next();

    const { everybody } = notified.world.product;
    await everybody.post(`/accounts/${leaving.account}/erase`, { reason: { fr: 'À sa demande' } });
    for (const link of links) expect([link, (await fetch(link)).status]).toEqual([link, 404]);
    for (const link of links.slice(0, 2))
      expect((await fetch(link, { ...form, body: 'List-Unsubscribe=One-Click&answer=accepted' })).status).toBe(404);
    const store = notified.world.product.app.get<NoticeStore>(NOTICE_STORE);
    await until(async () => (await store.inbox({ account: leaving.account!, limit: 10 })).length === 0);

    const mails = notified.smtp.to(leaving.email).length;
    await staying.told(await notified.give('@badr'), 'work-given');
    notified.clock.pass(86_400_000);
    await until(() => notified.smtp.to(staying.email).find(({ messageId }) => messageId?.startsWith('<digest-')));
    await notified.idle();
    expect(notified.smtp.to(leaving.email)).toHaveLength(mails);
    line.close();
  });
});
