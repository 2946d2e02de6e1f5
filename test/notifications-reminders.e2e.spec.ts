import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Kind, KINDS } from '#notifications';
import { MovableClock, Notified, type Reader, until } from './notified.js';

let notified: Notified;
/** Of the organisation badr. */
let reader: Reader;
/** Of the organisation chams. */
let other: Reader;
let coordinator: Reader;
beforeAll(async () => {
  notified = await Notified.begin(new MovableClock('2026-04-13T09:00:00Z'));
  coordinator = await notified.lasting(notified.as('coordinator'));
  other = await notified.lasting(notified.as('ofChams'));
  const ofBadr = { role: 'focal-point', network: 'atlas', organisation: '@badr' } as const;
  reader = await notified.lasting(await notified.invite('reminded', ofBadr));
});
afterAll(() => notified.close());

const FIRST = '2026-04-25';
const MOVED = '2026-05-25';
const due = (dueOn: string) => notified.give('@badr', { dueOn });
const reminders = async (object: string, whose = reader) =>
  (await whose.kinds(object)).filter((kind) => /^(due|overdue|consultation-closing|activities)/.test(kind));

/** Half past six in the morning: what is due by then has been told. */
const morning = (day: string): void => notified.clock.moveTo(`${day}T05:30:00Z`);

const mailsAbout = (object: string, kind: Kind) =>
  notified.smtp
    .to(reader.email)
    .filter(({ subject, text }) => subject!.startsWith(KINDS[kind].title.fr) && text!.includes(object));

it('are told of work as its day comes and goes, and follow the plan', async () => {
  const [item, moved, completed, cancelled] = [await due(FIRST), await due(FIRST), await due(FIRST), await due(FIRST)];
  await reader.told(cancelled, 'work-given');
  for (const step of ['accept', 'start', 'complete']) await reader.done(`/networks/atlas/items/${completed}/${step}`);
  await notified.done(`/items/${moved}/reschedule`, { dueOn: MOVED, reason: { fr: 'Travaux' } });
  await notified.done(`/items/${cancelled}/cancel`, { reason: { fr: 'Doublon' } });

  const told = async (kind: string, count: number) => {
    await until(async () => (await reminders(item)).filter((each) => each === kind).length === count);
    await notified.idle();
    for (const each of [moved, completed, cancelled]) expect(await reminders(each)).toEqual([]);
    expect(await reminders(item, coordinator)).toEqual([]);
  };

  morning('2026-04-18');
  await told('due-in-a-week', 1);
  expect((await reader.about(item))[0]!.text).toContain('25 avril 2026');
  morning('2026-04-24');
  await told('due-tomorrow', 1);
  await until(() => mailsAbout(item, 'due-tomorrow')[0]);
  morning('2026-04-25');
  morning('2026-04-26');
  await told('overdue', 1);
  await until(() => mailsAbout(item, 'overdue')[0]);
  morning('2026-05-02');
  morning('2026-05-03');
  await told('overdue', 2);
  expect(await reminders(item)).toEqual(['overdue', 'overdue', 'due-tomorrow', 'due-in-a-week']);

  morning('2026-05-10');
  const { text } = await coordinator.told(item, 'overdue-for-long');
  expect(text).toContain('Association badr');
  await until(async () => (await reminders(item)).length === 5);

  for (const step of ['accept', 'start', 'complete']) await reader.done(`/networks/atlas/items/${item}/${step}`);
  morning('2026-05-18');
  await reader.told(moved, 'due-in-a-week');
  expect(await reminders(item)).toHaveLength(5);
  expect(await reminders(item, coordinator)).toEqual(['overdue-for-long']);

  await notified.done(`/items/${item}/reopen`, { reason: { fr: 'Incomplet' } });
  await notified.done(`/items/${item}/reschedule`, { dueOn: '2026-05-20', reason: { fr: 'Suite' } });
  morning('2026-05-19');
  await until(async () => (await reminders(item))[0] === 'due-tomorrow');
  await notified.idle();
  expect(mailsAbout(item, 'overdue')).toHaveLength(3);
}, 60_000);

it('that nobody was there to tell are told once, late, the last alone', async () => {
  const item = await due('2026-05-30');
  morning('2026-06-09');
  await until(async () => (await reminders(item)).length > 0);
  await notified.idle();
  expect(await reminders(item)).toEqual(['overdue']);
});

it('are told of a consultation three days before it closes, to those who have not given their opinion', async () => {
  const position = await notified.done('/positions', { title: { fr: 'Santé' }, text: { fr: 'Soigner.' } });
  await notified.done(`/positions/${position}/consultation`, { closesOn: '2026-06-20' });
  await reader.told(position, 'consultation-opened');
  const opinion = { organisation: notified.world.id('chams'), opinion: 'support' };
  await other.done(`/networks/atlas/positions/${position}/opinions`, opinion);
  morning('2026-06-16');
  await notified.idle();
  expect(await reminders(position)).toEqual([]);
  morning('2026-06-17');
  const { text } = await reader.told(position, 'consultation-closing');
  expect(text).toContain('20 juin 2026');
  await until(() => mailsAbout(position, 'consultation-closing')[0]);
  expect(await reminders(position, other)).toEqual([]);
});

it('are told of activities that nobody confirmed for long: one for all of an organisation’s, and again', async () => {
  const organisation = notified.world.id('badr');
  await notified.done('/map/confirmation-period', { days: 30 });
  for (const field of ['medical', 'education']) {
    const activity = { organisation, field, area: 'MA-04', status: 'ongoing', population: { fr: `Enfants ${field}` } };
    await reader.done('/networks/atlas/activities', activity);
  }
  morning('2026-07-17');
  await notified.idle();
  expect(await reminders(organisation)).toEqual([]);
  morning('2026-07-18');
  const told = await reader.told(organisation, 'activities-unconfirmed');
  expect(told.text).toMatch(/\b2\b/);
  morning('2026-08-17');
  await until(async () => (await reminders(organisation)).length === 2);
});
