import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { activity } from '#coordination-map';
import { COMMONS } from '#kernel';
import { subscription } from '../domain/subscription.commands.js';
import type { Kind } from '../domain/kinds.js';
import type { Choices } from '../domain/subscription.js';
import { happenings, type Telling } from '../rules/happenings.js';
import { Desk, idOf, NETWORK, NOW, TIME_ZONE, Told } from '../testing.js';

const [AMINA, OMAR, HOOK, OTHER] = ['amina', 'omar', 'hook', 'other'].map(idOf) as [string, string, string, string];
/** Eight o’clock in Casablanca, on the day after {@link NOW}. */
const NEXT_MORNING = '2024-03-02T07:00:00.000Z';

let desk: Desk;
beforeEach(async () => void (desk = await Desk.open()));
afterEach(() => desk.close());

const telling = (kind: Kind, account = AMINA, more: Partial<Telling> = {}): Telling => ({
  ...{ id: idOf(`${kind} ${account}`), account, network: NETWORK, kind, object: idOf(kind), at: NOW },
  ...{ content: { about: 'actionItem', values: {} }, positions: [7] },
  ...more,
});
const idFor = (kind: Kind, account = AMINA): string => telling(kind, account).id;

const nobodyChose = new Told();
const chosen = (choices: Choices, told = new Told()): Told =>
  told.tell(subscription, AMINA, { type: 'NotificationsChosen', data: choices });
const withWebhook = (webhook: string, told = new Told()): Told =>
  told.tell(subscription, AMINA, { type: 'WebhookRegistered', data: { webhook, url: 'https://example.org' } });

const digestAt = (instant: string, account = AMINA): string => `digest-${account}-${Date.parse(instant)}`;
const kindsIn = async (account: string) => (await desk.inbox(account)).map(({ kind }) => kind).sort();

describe('what is told', () => {
  it('stands in the inbox, and goes on as is usual: at once, or in a digest', async () => {
    const told = [telling('work-given'), telling('work-accepted'), telling('work-verified'), telling('invited', OMAR)];
    await desk.dispatcher().dispatch(told, nobodyChose.reader);
    expect(await kindsIn(AMINA)).toEqual(['work-accepted', 'work-given', 'work-verified']);
    expect(await kindsIn(OMAR)).toEqual(['invited']);
    const atOnce = { [`mail-${idFor('work-given')}`]: { notice: idFor('work-given') } };
    const invited = { [`mail-${idFor('invited', OMAR)}`]: { notice: idFor('invited', OMAR) } };
    expect(await desk.dueBy('2024-03-02T06:59:59.999Z')).toEqual({ ...atOnce, ...invited });
    const digest = { [digestAt(NEXT_MORNING)]: { account: AMINA, digest: NEXT_MORNING } };
    expect(await desk.dueBy(NEXT_MORNING)).toEqual({ ...atOnce, ...invited, ...digest });
    const gathered = await desk.notices.ofDigest(AMINA, NEXT_MORNING);
    expect(gathered.map(({ kind }) => kind).sort()).toEqual(['work-accepted', 'work-verified']);
  });

  it('goes on as they chose', async () => {
    const { reader } = chosen({
      kinds: [
        { kind: 'work-given', mail: 'digest' },
        { kind: 'work-accepted', mail: 'at-once' },
        { kind: 'work-blocked', mail: 'never' },
        { kind: 'work-verified', inbox: false, mail: 'never', webhook: false },
      ],
    });
    const kinds = ['work-given', 'work-accepted', 'work-blocked', 'work-verified'] as const;
    await desk.dispatcher().dispatch(
      kinds.map((kind) => telling(kind)),
      reader,
    );
    expect(await kindsIn(AMINA)).toEqual(['work-accepted', 'work-blocked', 'work-given']);
    expect(Object.keys(await desk.dueBy(NEXT_MORNING)).sort()).toEqual([
      digestAt(NEXT_MORNING),
      `mail-${idFor('work-accepted')}`,
    ]);
  });

  it('goes to each of their webhooks that is not suspended, unless they chose that it does not', async () => {
    const told = withWebhook(HOOK, withWebhook(OTHER)).tell(subscription, AMINA, [
      { type: 'NotificationsChosen', data: { kinds: [{ kind: 'work-blocked', mail: 'never', webhook: false }] } },
    ]);
    await desk.dispatcher().dispatch([telling('work-accepted'), telling('work-blocked')], told.reader);
    const posted = (webhook: string, kind: Kind) => `webhook-${webhook}-${idFor(kind)}`;
    const both = [posted(HOOK, 'work-accepted'), posted(OTHER, 'work-accepted')].sort();
    expect(Object.keys(await desk.dueBy(NOW)).sort()).toEqual(both);

    told.tell(subscription, AMINA, { type: 'WebhookSuspended', data: { webhook: OTHER, reason: { fr: 'Parti' } } });
    await desk.dispatcher().dispatch([telling('work-verified')], told.reader);
    const after = await desk.dueBy(NOW);
    expect(Object.keys(after).sort()).toEqual([...both, posted(HOOK, 'work-verified')].sort());
    expect(after[posted(HOOK, 'work-verified')]).toEqual({ notice: idFor('work-verified'), webhook: HOOK });
  });

  it('is in the inbox alone where nothing else was chosen', async () => {
    const { reader } = chosen({ digest: { rhythm: 'never' } });
    await desk.dispatcher().dispatch([telling('work-accepted')], reader);
    expect(await kindsIn(AMINA)).toEqual(['work-accepted']);
    expect(await desk.waiting()).toEqual({});
  });

  it('is not mailed where the installation sends no mails', async () => {
    await desk.dispatcher(false).dispatch([telling('work-given'), telling('work-accepted')], withWebhook(HOOK).reader);
    expect(await kindsIn(AMINA)).toEqual(['work-accepted', 'work-given']);
    expect((await desk.inbox(AMINA)).map(({ digest }) => digest)).toEqual([undefined, undefined]);
    expect(await desk.waiting()).toEqual({ webhook: 2 });
  });

  it('may be nothing', async () => {
    await desk.dispatcher().dispatch([], nobodyChose.reader);
    const none = { kinds: [{ kind: 'work-accepted', inbox: false, mail: 'never', webhook: false }] } as const;
    await desk.dispatcher().dispatch([telling('work-accepted')], chosen(none).reader);
    expect(await desk.inbox(AMINA)).toEqual([]);
    expect(await desk.waiting()).toEqual({});
  });
});

describe('digests', () => {
  it('gather what is told until their hour, each in its time zone', async () => {
    const { reader } = chosen({ digest: { rhythm: 'weekly', weekday: 'sunday', hour: 9, timeZone: 'Asia/Kolkata' } });
    const dispatcher = desk.dispatcher();
    await dispatcher.dispatch([telling('work-accepted'), telling('work-accepted', OMAR)], reader);
    desk.now = Date.parse(NEXT_MORNING);
    await dispatcher.dispatch([telling('work-verified'), telling('work-verified', OMAR)], reader);
    const sunday = '2024-03-03T03:30:00.000Z';
    expect(await desk.waiting()).toEqual({ digest: 3 });
    expect((await desk.notices.ofDigest(AMINA, sunday)).map(({ kind }) => kind).sort()).toEqual([
      'work-accepted',
      'work-verified',
    ]);
    expect((await desk.notices.ofDigest(OMAR, NEXT_MORNING)).map(({ kind }) => kind)).toEqual(['work-accepted']);
    expect((await desk.notices.ofDigest(OMAR, '2024-03-03T07:00:00.000Z')).map(({ kind }) => kind)).toEqual([
      'work-verified',
    ]);
  });
});

describe('told again', () => {
  const told = [telling('work-given'), telling('work-accepted')];

  it('it adds nothing', async () => {
    const { reader } = withWebhook(HOOK);
    await desk.dispatcher().dispatch(told, reader);
    const [inbox, waiting] = [await desk.inbox(AMINA), await desk.waiting()];
    desk.now = Date.parse('2024-03-05T12:00:00Z');
    await desk.dispatcher().dispatch(told, reader);
    expect(await desk.inbox(AMINA)).toEqual(inbox);
    expect(await desk.waiting()).toEqual(waiting);
    expect(waiting).toEqual({ mail: 1, digest: 1, webhook: 2 });
  });

  it('after it was sent, it is not sent again', async () => {
    await desk.dispatcher().dispatch(told, nobodyChose.reader);
    const sent = await desk.dueBy(NEXT_MORNING);
    await desk.dispatcher().dispatch(told, nobodyChose.reader);
    expect(await desk.waiting()).toEqual({});
    expect(await desk.dueBy(NEXT_MORNING)).toEqual(sent);
  });

  it('what was read stays read', async () => {
    await desk.dispatcher().dispatch(told, nobodyChose.reader);
    await desk.notices.markRead(AMINA, { objects: [idOf('work-given')] }, NOW);
    await desk.dispatcher().dispatch(told, nobodyChose.reader);
    expect(await desk.notices.unread(AMINA)).toEqual(new Map([[NETWORK, 1]]));
  });
});

describe('a failure between notices and jobs', () => {
  const told = [telling('work-given'), telling('work-accepted')];

  it.each([
    ['at once', NOW],
    ['when the digest’s hour has passed', '2024-03-02T10:00:00.000Z'],
    ['days later', '2024-03-06T10:00:00.000Z'],
  ])('is made good by the next try, %s', async (_when, again) => {
    desk.failing.failures = 1;
    await expect(desk.dispatcher().dispatch(told, nobodyChose.reader)).rejects.toThrow('the queue is away');
    expect(await kindsIn(AMINA)).toEqual(['work-accepted', 'work-given']);
    expect(await desk.waiting()).toEqual({});

    desk.now = Date.parse(again);
    await desk.dispatcher().dispatch(told, nobodyChose.reader);
    const latest = again > NEXT_MORNING ? again : NEXT_MORNING;
    expect(await desk.dueBy(latest)).toEqual({
      [`mail-${idFor('work-given')}`]: { notice: idFor('work-given') },
      [digestAt(NEXT_MORNING)]: { account: AMINA, digest: NEXT_MORNING },
    });
    expect((await desk.notices.ofDigest(AMINA, NEXT_MORNING)).map(({ kind }) => kind)).toEqual(['work-accepted']);
  });
});

describe('a list of 200 rows, for an organisation with 20 focal points', () => {
  const people = Array.from({ length: 20 }, (_, index) => `person-${index}`);
  const told = people
    .reduce(
      (all, name) => all.person(name, { role: 'focal-point', network: NETWORK, organisation: idOf('amane') }),
      new Told().member('amane'),
    )
    .person('hind', { role: 'coordinator', network: NETWORK });
  const before = told.events.length;
  for (let row = 0; row < 200; row++)
    told.tell(
      activity,
      idOf(`activity ${row}`),
      { type: 'ActivityConfirmed', data: { organisation: idOf('amane'), field: 'health', area: `A${row}` } },
      { by: 'hind', onBehalfOf: idOf('amane'), list: idOf('list') },
    );

  it.each([[[200]], [[1, 200]], [[50, 51, 120, 200]]])(
    'is 20 notices and one mail each, handed over up to %j',
    async (ends) => {
      const dispatcher = desk.dispatcher();
      for (const [index, end] of ends.entries()) {
        const batch = told.events.slice(before + (ends[index - 1] ?? 0), before + end);
        // Once more each time, as after a crash.
        for (let time = 0; time < 2; time++)
          await dispatcher.dispatch(await happenings(batch, told.reader, TIME_ZONE), told.reader);
      }
      const inboxes = await Promise.all(people.map((name) => desk.inbox(idOf(name))));
      expect(inboxes.map((inbox) => inbox.map(({ count, kind }) => [count, kind]))).toEqual(
        people.map(() => [[200, 'said-for-you']]),
      );
      expect(await desk.inbox(idOf('hind'))).toEqual([]);
      expect(await desk.waiting()).toEqual({ digest: 20 });
    },
  );
});

it('keeps what belongs to no network apart', async () => {
  await desk.dispatcher().dispatch([telling('webhook-suspended', AMINA, { network: COMMONS })], nobodyChose.reader);
  expect(await desk.notices.unread(AMINA)).toEqual(new Map([[COMMONS, 1]]));
});
