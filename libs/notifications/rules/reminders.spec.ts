import { describe, expect, it } from '@jest/globals';
import type { Grant } from '#access';
import { item } from '#action-plan';
import { position } from '#advocacy';
import { activity, frame } from '#coordination-map';
import { addDays, type Day, type Event } from '#kernel';
import { membership, organisation, workingGroup } from '#networks';
import { type Days, reminders } from './reminders.js';
import { idOf, NETWORK, Told } from '../testing.js';

const [AMANE, OMDH, HEALTH, GUIDE, LAW] = ['amane', 'omdh', 'health', 'guide', 'law'].map(idOf) as [
  string,
  string,
  string,
  string,
  string,
];
const DUE = '2024-06-15';
const reason = { fr: 'Raison' };

const event = (type: string, data: object = {}): Event => ({ type, data });
const focalPoint = (of: string, network = NETWORK): Grant => ({ role: 'focal-point', network, organisation: of });
const assigned = (owner: string, kind = 'organisation') => event('ActionItemAssigned', { kind, owner });
const proposed = event('ActionItemProposed', { plan: '2024', title: { fr: 'Guide' }, weight: 1, dueOn: DUE });

const told = (): Told =>
  new Told()
    .network(NETWORK, 'Plateforme')
    .member('amane')
    .member('omdh')
    .tell(workingGroup, HEALTH, [
      event('WorkingGroupFormed', { name: { fr: 'Santé' } }),
      event('WorkingGroupJoined', { organisation: OMDH }),
    ])
    .person('hind', { role: 'coordinator', network: NETWORK })
    .person('amina', focalPoint(AMANE))
    .person('omar', focalPoint(OMDH))
    .person('malika', focalPoint(AMANE, 'ccm'), { role: 'coordinator', network: 'ccm' })
    .person('nadia', { role: 'observer', network: NETWORK });

const daysFrom = (after: Day, until: Day): Days => ({ after, until, now: `${until}T06:00:00.000Z` });

/** Whom a sweep of one day, or of several, reminds of what. */
const swept = async (of: Told, until: Day, after = addDays(until, -1)) =>
  of.kindsByName(await reminders(of.reader, daysFrom(after, until)));

describe('work that is due', () => {
  const guide = (...events: readonly Event[]) => told().tell(item, GUIDE, [proposed, assigned(AMANE), ...events]);

  it.each([
    [-8, {}],
    [-7, { amina: ['due-in-a-week'] }],
    [-1, { amina: ['due-tomorrow'] }],
    [0, {}],
    [1, { amina: ['overdue'] }],
    [8, { amina: ['overdue'] }],
    [15, { amina: ['overdue'], hind: ['overdue-for-long'] }],
  ])('is said to whoever has it, and to coordinators when it is late for long: %i days from then', async (days, to) => {
    expect(await swept(guide(), addDays(DUE, days))).toEqual(to);
  });

  it('is said to all of a group', async () => {
    const group = told()
      .person('lamia', { role: 'group-lead', network: NETWORK, organisation: AMANE, group: HEALTH })
      .tell(item, GUIDE, [proposed, assigned(HEALTH, 'workingGroup')]);
    expect(await swept(group, addDays(DUE, -1))).toEqual({ lamia: ['due-tomorrow'], omar: ['due-tomorrow'] });
  });

  it('names the day and whose it is', async () => {
    const [reminder] = await reminders(guide().reader, daysFrom(addDays(DUE, -2), addDays(DUE, -1)));
    expect(reminder).toEqual({
      ...{ id: expect.any(String), account: idOf('amina'), network: NETWORK, kind: 'due-tomorrow', object: GUIDE },
      ...{ at: '2024-06-14T06:00:00.000Z', positions: [] },
      content: { about: 'actionItem', values: { dueOn: DUE, owner: AMANE } },
    });
  });

  it.each([
    [['ActionItemStarted'], true],
    [['ActionItemBlocked'], true],
    [['ActionItemCompleted'], false],
    [['ActionItemCompleted', 'ActionItemReopened'], true],
    [['ActionItemCompleted', 'ActionItemVerified'], false],
    [['ActionItemCancelled'], false],
    [['AssignmentDeclined'], false],
    [['ActionItemCarriedOver'], false],
  ])('is said as long as it is somebody’s to do: %j', async (types, isSaid) => {
    const events = types.map((type) => event(type, { reason }));
    expect(await swept(guide(...events), addDays(DUE, 1))).toEqual(isSaid ? { amina: ['overdue'] } : {});
  });

  it('is said of its new day once it was rescheduled', async () => {
    const moved = guide(event('ActionItemRescheduled', { dueOn: addDays(DUE, 30), reason }));
    expect(await swept(moved, addDays(DUE, 1))).toEqual({});
    expect(await swept(moved, addDays(DUE, 29))).toEqual({ amina: ['due-tomorrow'] });
  });

  it('is said to its new owner', async () => {
    expect(await swept(guide(assigned(OMDH)), addDays(DUE, 1))).toEqual({ omar: ['overdue'] });
  });

  it('is said of the last day alone where several were missed', async () => {
    expect(await swept(guide(), addDays(DUE, 1), addDays(DUE, -8))).toEqual({ amina: ['overdue'] });
    const long = { amina: ['overdue'], hind: ['overdue-for-long'] };
    expect(await swept(guide(), addDays(DUE, 16), addDays(DUE, -8))).toEqual(long);
  });
});

describe('a consultation that ends', () => {
  const law = (...events: readonly Event[]) =>
    told().tell(position, LAW, [
      event('PositionDrafted', { title: { fr: 'Loi' } }),
      event('ConsultationOpened', { round: 1, closesOn: DUE }),
      ...events,
    ]);
  const given = (of: string) => event('OpinionGiven', { organisation: of, opinion: 'support' });
  const both = { amina: ['consultation-closing'], omar: ['consultation-closing'] };

  it('is said to members three days before', async () => {
    expect(await swept(law(), addDays(DUE, -4))).toEqual({});
    expect(await swept(law(), addDays(DUE, -3))).toEqual(both);
    expect(await swept(law(), addDays(DUE, -2))).toEqual({});
  });

  it('is not said to those who gave their opinion, under whichever record', async () => {
    expect(await swept(law(given(AMANE)), addDays(DUE, -3))).toEqual({ omar: ['consultation-closing'] });
    const merge = event('OrganisationsMerged', { merged: idOf('old'), survivor: AMANE });
    const merged = law(given(idOf('old')))
      .organisation('old')
      .tell(organisation, AMANE, merge)
      .tell(organisation, idOf('old'), merge);
    expect(await swept(merged, addDays(DUE, -3))).toEqual({ omar: ['consultation-closing'] });
  });

  it('is not said to those who are no active members', async () => {
    const suspended = law().tell(membership, AMANE, event('MemberSuspended', { reason }));
    expect(await swept(suspended, addDays(DUE, -3))).toEqual({ omar: ['consultation-closing'] });
  });

  it('is not said once it is closed, and again in another round', async () => {
    const tally = { support: 1, reservation: 0, object: 0, abstain: 0 };
    const closed = law(event('ConsultationClosed', { round: 1, ...tally }));
    expect(await swept(closed, addDays(DUE, -3))).toEqual({});
    closed.tell(position, LAW, event('ConsultationOpened', { round: 2, closesOn: addDays(DUE, 30) }));
    expect(await swept(closed, addDays(DUE, -3))).toEqual({});
    expect(await swept(closed, addDays(DUE, 27))).toEqual(both);
  });
});

describe('activities to confirm', () => {
  const declared = (name: string, on: Day, of: string, into: Told, network = NETWORK) =>
    into.tell(
      activity,
      idOf(name),
      event('ActivityDeclared', { organisation: of, field: 'health', area: 'MA-04', status: 'ongoing' }),
      { occurredOn: on, network },
    );
  const unconfirmed = { amina: ['activities-unconfirmed'] };
  const DECLARED = '2024-01-10';
  const STALE = addDays(DECLARED, 181);
  const three = (): Told => {
    const all = told();
    for (const name of ['one', 'two', 'three']) declared(name, DECLARED, AMANE, all);
    return all;
  };

  it('are asked about when their confirmation holds no more, and each 30 days', async () => {
    expect(await swept(three(), addDays(STALE, -1))).toEqual({});
    expect(await swept(three(), STALE)).toEqual(unconfirmed);
    expect(await swept(three(), addDays(STALE, 1))).toEqual({});
    expect(await swept(three(), addDays(STALE, 30))).toEqual(unconfirmed);
  });

  it('are one notice for each person and organisation, with how many they are', async () => {
    const all = declared('four', DECLARED, OMDH, three());
    const tellings = await reminders(all.reader, daysFrom(addDays(STALE, -1), STALE));
    expect(all.kindsByName(tellings)).toEqual({ ...unconfirmed, omar: ['activities-unconfirmed'] });
    expect(tellings.map(({ object, content }) => [object, content])).toEqual([
      [AMANE, { about: 'activities', values: { count: 3 } }],
      [OMDH, { about: 'activities', values: { count: 1 } }],
    ]);
  });

  it('are not those that ended or were confirmed since', async () => {
    const cell = { organisation: AMANE, field: 'health', area: 'MA-04' };
    const some = three()
      .tell(activity, idOf('one'), event('ActivityEnded', { ...cell, from: 'ongoing' }), { occurredOn: DECLARED })
      .tell(activity, idOf('two'), event('ActivityConfirmed', cell), { occurredOn: '2024-02-01' });
    const [reminder] = await reminders(some.reader, daysFrom(addDays(STALE, -1), STALE));
    expect(reminder!.content.values).toEqual({ count: 1 });
  });

  it('go by how long a confirmation holds in their network', async () => {
    const sooner = three().tell(frame, NETWORK, event('ConfirmationPeriodSet', { days: 30 }));
    expect(await swept(sooner, addDays(DECLARED, 31))).toEqual(unconfirmed);
  });

  it('of two networks are two notices', async () => {
    const both = declared('four', DECLARED, AMANE, three().network('ccm', 'Comité'), 'ccm');
    const twice = both.person('zineb', focalPoint(AMANE), focalPoint(AMANE, 'ccm'));
    const tellings = await reminders(twice.reader, daysFrom(addDays(STALE, -1), STALE));
    const zineb = tellings.filter(({ account }) => account === idOf('zineb'));
    expect(zineb.map(({ network, content }) => [network, content.values.count])).toEqual([
      [NETWORK, 3],
      ['ccm', 1],
    ]);
    expect(new Set(zineb.map(({ id }) => id)).size).toBe(2);
  });
});

describe('sweeps', () => {
  it('tell nothing twice, as often as they are repeated', async () => {
    const all = told()
      .tell(item, GUIDE, [proposed, assigned(AMANE)])
      .tell(activity, idOf('one'), event('ActivityDeclared', { organisation: AMANE, field: 'f', area: 'a' }), {
        occurredOn: '2023-12-18',
      });
    const idsOf = async (after: Day, until: Day) =>
      (await reminders(all.reader, daysFrom(after, until))).map(({ id }) => id);
    const first = await idsOf('2024-06-15', '2024-06-16');
    expect(first).toHaveLength(2);
    expect(await idsOf('2024-06-15', '2024-06-16')).toEqual(first);
    expect(await idsOf('2024-06-15', '2024-06-18')).toEqual(first);
  });
});
