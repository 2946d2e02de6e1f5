import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { account } from '#access';
import { item } from '#action-plan';
import { openEventStore } from '#event-store';
import type { EventStore, NoticeStore, Position } from '#kernel';
import { Notifier } from './notifier.js';
import { appendOf, Desk, idOf, NETWORK, NOW, TIME_ZONE, Told } from '../testing.js';

const AMANE = idOf('amane');
const silent = pino({ level: 'silent' });

let desk: Desk;
let store: EventStore;
let told: Told;
let written = 0;
beforeEach(async () => {
  desk = await Desk.open();
  store = await openEventStore('sqlite::memory:', { now: () => Date.parse(NOW) });
  written = 0;
  told = new Told()
    .member('amane')
    .person('hind', { role: 'coordinator', network: NETWORK })
    .person('amina', { role: 'focal-point', network: NETWORK, organisation: AMANE });
});
afterEach(async () => {
  await store.close();
  await desk.close();
});

/** Writes to the log what was told since the last time. */
async function write(): Promise<Position> {
  for (const event of told.events.slice(written)) await store.append([appendOf(event)]);
  written = told.events.length;
  return store.lastPosition();
}

const give = (name: string): Promise<Position> => {
  const [proposed, assigned] = [
    { type: 'ActionItemProposed', data: { plan: '2024', title: { fr: name }, weight: 1 } },
    { type: 'ActionItemAssigned', data: { kind: 'organisation', owner: AMANE } },
  ];
  told.tell(item, idOf(name), [proposed, assigned], { by: 'hind' });
  return write();
};

/** One process that tells; its views know all that is written. */
const notifierOf = (notices: NoticeStore = desk.notices): Notifier =>
  new Notifier(store, notices, desk.dispatcher(), () => told.reader, TIME_ZONE, silent);

async function reached(notifier: Notifier, position: Position): Promise<void> {
  while (notifier.position < position) await pause(5);
}

/** Tells what there is, in a process of its own. */
async function tellUpTo(position: Position): Promise<void> {
  const notifier = notifierOf();
  await notifier.start();
  await reached(notifier, position);
  await notifier.close();
}

const objectsOf = async (name: string) => (await desk.inbox(idOf(name))).map(({ object }) => object).sort();
const ids = (...names: readonly string[]) => names.map((name) => idOf(name)).sort();

describe('the first time', () => {
  it('begins at the end of the log: what it finds is no news', async () => {
    await tellUpTo(await give('before'));
    expect(await desk.inbox(idOf('amina'))).toEqual([]);
    await tellUpTo(await give('after'));
    expect(await objectsOf('amina')).toEqual(ids('after'));
  });

  it('begins with the first event where the log is empty', async () => {
    const notifier = notifierOf();
    await notifier.start();
    await reached(notifier, await give('guide'));
    await notifier.close();
    expect(await objectsOf('amina')).toEqual(ids('guide'));
  });

  it('is over once it has begun, whatever happens before it tells anything', async () => {
    const notifier = notifierOf();
    await write();
    await notifier.start();
    await notifier.close();
    await tellUpTo(await give('guide'));
    expect(await objectsOf('amina')).toEqual(ids('guide'));
  });
});

describe('later', () => {
  beforeEach(async () => tellUpTo(await write()));

  it('goes on from where it was', async () => {
    await tellUpTo(await give('first'));
    const [inbox, waiting] = [await desk.inbox(idOf('amina')), await desk.waiting()];
    await tellUpTo(await store.lastPosition());
    expect(await desk.inbox(idOf('amina'))).toEqual(inbox);
    expect(await desk.waiting()).toEqual(waiting);
    await tellUpTo(await give('second'));
    expect(await objectsOf('amina')).toEqual(ids('first', 'second'));
  });

  it('notes its place as soon as it has told something', async () => {
    const notifier = notifierOf();
    await notifier.start();
    const position = await give('guide');
    while ((await desk.notices.checkpoint('notifier')) !== position) await pause(5);
    expect(await objectsOf('amina')).toEqual(ids('guide'));
    await notifier.close();
  });

  it('tells nothing twice where its place was not noted', async () => {
    const before = (await desk.notices.checkpoint('notifier'))!;
    await tellUpTo(await give('guide'));
    const [inbox, waiting] = [await desk.inbox(idOf('amina')), await desk.waiting()];

    const killed = Object.assign(Object.create(desk.notices) as NoticeStore, {
      checkpoint: () => Promise.resolve(before),
    });
    const again = notifierOf(killed);
    await again.start();
    expect(again.position).toBe(before);
    await reached(again, await store.lastPosition());
    await again.close();
    expect(await desk.inbox(idOf('amina'))).toEqual(inbox);
    expect(await desk.waiting()).toEqual(waiting);
  });

  it('tells once, however many processes tell', async () => {
    const several = [notifierOf(), notifierOf(), notifierOf()];
    await Promise.all(several.map((each) => each.start()));
    const last = await Promise.all(['one', 'two', 'three', 'four'].map(give)).then(() => store.lastPosition());
    await Promise.all(several.map((each) => reached(each, last)));
    await Promise.all(several.map((each) => each.close()));
    expect(await objectsOf('amina')).toEqual(ids('one', 'two', 'three', 'four'));
    expect(await desk.waiting()).toEqual({ mail: 4 });
  });

  it('tries again where the queue fails, and loses and doubles nothing', async () => {
    desk.failing.failures = 2;
    const notifier = notifierOf();
    await notifier.start();
    await give('first');
    await reached(notifier, await give('second'));
    await notifier.close();
    expect(desk.failing.failures).toBeLessThan(0);
    expect(await objectsOf('amina')).toEqual(ids('first', 'second'));
    expect(Object.values(await desk.dueBy(NOW))).toHaveLength(2);
  });

  it('notes no place beyond what could be told', async () => {
    desk.failing.failures = Infinity;
    const notifier = notifierOf();
    await notifier.start();
    await give('guide');
    while ((await desk.inbox(idOf('amina'))).length === 0) await pause(5);
    await notifier.close();
    expect(await desk.notices.checkpoint('notifier')).toBeLessThan(await store.lastPosition());
    desk.failing.failures = 0;
    await tellUpTo(await store.lastPosition());
    expect(await desk.waiting()).toEqual({ mail: 1 });
  });

  it('removes what was told to whoever is erased', async () => {
    told.person('omar', { role: 'focal-point', network: NETWORK, organisation: AMANE });
    await tellUpTo(await give('first'));
    expect(await objectsOf('amina')).toEqual(ids('first'));
    told.tell(account, idOf('amina'), { type: 'AccountErased', data: {} });
    await tellUpTo(await give('second'));
    expect(await objectsOf('amina')).toEqual([]);
    expect(await objectsOf('omar')).toEqual(ids('first', 'second'));
  });
});
