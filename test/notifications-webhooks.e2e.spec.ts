import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectCloudEvent } from '../libs/notifications/webhooks/testing/cloud-event.js';
import { MovableClock, Notified, type Reader, until } from './notified.js';
import { Product } from './product.js';
import { TestWebhook } from './servers/webhooks/index.js';

const HOUR = 3_600_000;

let notified: Notified;
let receivers: TestWebhook[];
beforeAll(async () => {
  [notified, receivers] = [await Notified.begin(new MovableClock(), { PRIVATE_WEBHOOKS: 'yes' }), []];
});
afterAll(async () => {
  await notified.close();
  await Promise.all(receivers.map((each) => each.close()));
});

interface Registered {
  readonly reader: Reader;
  readonly receiver: TestWebhook;
  readonly webhook: string;
  readonly secret: string;
}

/** Somebody with a webhook. */
async function registered(name: string, language = 'fr'): Promise<Registered> {
  const receiver = await TestWebhook.start();
  receivers.push(receiver);
  const role = { role: 'focal-point', network: 'atlas', organisation: '@badr' } as const;
  const reader = await notified.invite(name, role, language);
  const { status, body } = await reader.post(`/accounts/${reader.account}/webhooks`, { url: receiver.url });
  expect(status).toBe(200);
  const { parts, secret } = body as { parts: readonly [string]; secret: string };
  return { reader, receiver, webhook: parts[0], secret };
}

const choices = async ({ reader }: Registered) => (await reader.get(`/accounts/${reader.account}/notifications`)).body;
const command = ({ reader, webhook }: Registered, name: string) =>
  reader.post(`/accounts/${reader.account}/webhooks/${name}`, { webhook });

describe('a webhook', () => {
  it('shows its secret once, and is posted notices that can be verified with it', async () => {
    const own = await registered('hooked', 'ar');
    const { reader, receiver, webhook, secret } = own;
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{42,}=*$/);
    const shown = await choices(own);
    expect(shown.webhooks).toEqual([{ id: webhook, url: receiver.url, status: 'active' }]);
    expect(JSON.stringify(shown)).not.toContain(secret);

    const item = await notified.give('@badr');
    await notified.done(`/items/${item}/reschedule`, { dueOn: '2031-05-31', reason: { fr: 'Report' } });
    await until(() => receiver.about(item).length === 2);
    const [event, moved] = receiver.verified(secret, item);
    const { id, text } = await reader.told(item, 'work-given');
    expectCloudEvent(event as unknown as Record<string, unknown>);
    expect(event).toMatchObject({
      ...{ id, source: 'https://tansiq.example/networks/atlas', subject: `actionItem/${item}` },
      type: 'org.tansiq.notice.work-given',
      data: { language: 'ar', network: 'atlas', link: `https://tansiq.example/inbox/${item}` },
    });
    const details = { dueOn: '2031-05-31', reason: { fr: 'Report' } };
    expect(moved).toMatchObject({ type: 'org.tansiq.notice.work-rescheduled', data: { details } });
    expect(event!.data.text).toMatch(/\p{Script=Arabic}/u);
    expect(event!.data.text).not.toBe(text);
    expect(receiver.about(item)[0]!.headers['webhook-id']).toBe(id);
  });

  it('is posted no kind that its owner does not want there', async () => {
    const { reader, receiver } = await registered('choosy');
    const kinds = [{ kind: 'work-given', webhook: false }];
    await reader.done(`/accounts/${reader.account}/notifications`, { kinds });
    const item = await notified.give('@badr');
    await notified.done(`/items/${item}/cancel`, { reason: { fr: 'Doublon' } });
    await until(() => receiver.about(item)[0]);
    await notified.idle();
    expect(receiver.about(item).map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
      'org.tansiq.notice.work-cancelled',
    ]);
  });

  it('is posted nothing more once it is removed', async () => {
    const [own, other] = [await registered('former'), await registered('present')];
    expect((await command(own, 'remove')).status).toBe(200);
    const item = await notified.give('@badr');
    await until(() => other.receiver.about(item)[0]);
    await notified.idle();
    expect(own.receiver.received).toEqual([]);
    expect((await choices(own)).webhooks).toEqual([]);
    expect((await command(own, 'remove')).problem).toBe('webhook-unknown');
  });

  it('is suspended at once where its receiver wants no more', async () => {
    const own = await registered('gone');
    own.receiver.status = 410;
    const item = await notified.give('@badr');
    const { text } = await until(async () => (await own.reader.inbox('?kind=webhook-suspended')).items[0]);
    expect(text).toMatch(/\S/);
    expect((await choices(own)).webhooks).toMatchObject([{ status: 'suspended', reason: { fr: expect.anything() } }]);
    expect(own.receiver.about(item)).toHaveLength(1);
  });

  it('is one of five at most', async () => {
    const { reader, receiver } = await registered('many');
    const register = () => reader.post(`/accounts/${reader.account}/webhooks`, { url: receiver.url });
    for (let more = 0; more < 4; more++) expect((await register()).status).toBe(200);
    expect((await register()).problem).toBe('too-many-webhooks');
  });
});

/** Last: the clock is three days ahead then, and receivers take no signature of another day. */
describe('a webhook at which nothing arrives', () => {
  it('is tried again for three days, then suspended, with a word to its owner; resumed, it works again', async () => {
    const [own, other] = [await registered('failing'), await registered('working')];
    own.receiver.status = 500;
    const item = await notified.give('@badr');
    const trials = (count: number) => until(() => own.receiver.about(item).length === count);
    await trials(1);
    await notified.idle();
    notified.clock.pass(HOUR);
    await trials(2);
    await notified.idle();
    notified.clock.pass(2 * 24 * HOUR);
    await trials(3);
    await notified.idle();
    expect((await choices(own)).webhooks).toMatchObject([{ status: 'active' }]);
    notified.clock.pass(24 * HOUR);
    await trials(4);
    await until(async () => (await own.reader.inbox('?kind=webhook-suspended')).items[0]);
    await until(() => notified.smtp.to(own.reader.email).find(({ subject }) => /webhook/.test(subject!)));
    expect((await choices(own)).webhooks).toMatchObject([{ status: 'suspended', reason: { fr: expect.anything() } }]);
    const ids = own.receiver.about(item).map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(1);

    const missed = await notified.give('@badr');
    await until(() => other.receiver.about(missed)[0]);
    expect((await command(own, 'resume')).status).toBe(200);
    own.receiver.status = 204;
    const later = await notified.give('@badr');
    await until(() => own.receiver.about(later)[0]);
    await notified.idle();
    expect(own.receiver.about(missed)).toEqual([]);
    expect((await choices(own)).webhooks).toEqual([expect.objectContaining({ status: 'active' })]);
  });

  it('is forgiven where something arrives in between', async () => {
    const own = await registered('shaky');
    for (const status of [500, 204, 500]) {
      own.receiver.status = status;
      const before = own.receiver.received.length;
      await notified.give('@badr');
      notified.clock.pass(24 * HOUR);
      await until(() => own.receiver.received.length > before);
      await notified.idle();
    }
    notified.clock.pass(48 * HOUR);
    const before = own.receiver.received.length;
    await until(() => own.receiver.received.length > before);
    await notified.idle();
    expect((await choices(own)).webhooks).toMatchObject([{ status: 'active' }]);
  });
});

describe('an installation that posts nothing to private addresses', () => {
  let product: Product;
  beforeAll(async () => void (product = await Product.start()));
  afterAll(() => product.close());

  it.each([
    ['http://example.org/hook', 'not-https'],
    ['https://127.0.0.1/hook', 'private'],
    ['https://2130706433/hook', 'private'],
    ['https://[::1]/hook', 'private'],
    ['https://[::ffff:10.0.0.1]/hook', 'private'],
    ['https://169.254.169.254/latest/meta-data', 'private'],
    ['https://localhost:3000/accounts', 'private'],
    ['https://db.internal/', 'private'],
    ['https://someone:secret@example.org/', 'credentials'],
    ['ftp://example.org/', 'not-https'],
    ['nowhere', 'unreadable'],
  ])('takes no webhook at %s', async (url, why) => {
    const { account } = product.everybody;
    const { status, body } = await product.post(`/accounts/${account}/webhooks`, { url });
    expect([status, body]).toMatchObject([422, { type: '/problems/webhook-address-refused', values: { why } }]);
  });

  it('takes one at a public address', async () => {
    const { account } = product.everybody;
    const { status } = await product.post(`/accounts/${account}/webhooks`, { url: 'https://example.org/hook' });
    expect(status).toBe(200);
  });
});
