import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { account, type Grant } from '#access';
import { item } from '#action-plan';
import { position } from '#advocacy';
import { activity } from '#coordination-map';
import { addDays, type Aggregate, COMMONS, type Event } from '#kernel';
import { membership, network, organisation, workingGroup } from '#networks';
import { workshop } from '#workshops';
import { type Kind, KIND_NAMES } from '../domain/kinds.js';
import { subscription } from '../domain/subscription.commands.js';
import { happenings } from './happenings.js';
import { RULES } from './rules.js';
import { idOf, NETWORK, type Occasion, TIME_ZONE, Told, TODAY } from '../testing.js';

const [AMANE, OLD_AMANE, OMDH, CARITAS, TADAMON] = ['amane', 'old-amane', 'omdh', 'caritas', 'tadamon'].map(idOf) as [
  string,
  string,
  string,
  string,
  string,
];
const [HEALTH, RIGHTS] = [idOf('health'), idOf('rights')];
const [GUIDE, SURVEY, MAP, RELAUNCH, LAW] = ['guide', 'survey', 'map', 'relaunch', 'law'].map(idOf) as [
  string,
  string,
  string,
  string,
  string,
];
const HOOK = idOf('hook');
const reason = { fr: 'Raison' };

const focalPoint = (of: string, key = NETWORK): Grant => ({ role: 'focal-point', network: key, organisation: of });
const leads = (group: string, of: string): Grant => ({ role: 'group-lead', network: NETWORK, organisation: of, group });
const titled = (fr: string) => ({ type: 'ActionItemProposed', data: { plan: '2024', title: { fr }, weight: 1 } });
const assigned = (owner: string, kind = 'organisation', more: object = {}) => ({
  type: 'ActionItemAssigned',
  data: { kind, owner, ...more },
});
const event = (type: string, data: object = {}): Event => ({ type, data });

const BEFORE = { by: 'hind', occurredOn: '2024-02-01' };

/** Two networks at work, with somebody of every role. */
const told = (): Told =>
  new Told()
    .network(NETWORK, 'Plateforme')
    .network('ccm', 'Comité')
    .member('amane')
    .organisation('old-amane')
    .tell(organisation, OLD_AMANE, event('OrganisationsMerged', { merged: OLD_AMANE, survivor: AMANE }))
    .tell(organisation, AMANE, event('OrganisationsMerged', { merged: OLD_AMANE, survivor: AMANE }))
    .member('omdh')
    .member('caritas', event('MemberSuspended', { reason }))
    .organisation('tadamon')
    .tell(membership, TADAMON, event('MembershipRequested'))
    .tell(membership, AMANE, event('MemberJoined', { category: 'full' }), { network: 'ccm' })
    .tell(workingGroup, HEALTH, [
      event('WorkingGroupFormed', { name: { fr: 'Santé' } }),
      event('WorkingGroupJoined', { organisation: OMDH }),
    ])
    .person('hind', { role: 'coordinator', network: NETWORK })
    .person('hamid', { role: 'coordinator', network: NETWORK, organisation: OMDH })
    .person('amina', focalPoint(AMANE))
    .person('aziz', focalPoint(OLD_AMANE))
    .person('omar', focalPoint(OMDH))
    .person('lamia', leads(HEALTH, TADAMON))
    .person('rita', leads(RIGHTS, AMANE))
    .person('khalid', focalPoint(CARITAS))
    .person('tarik', focalPoint(TADAMON))
    .person('nadia', { role: 'observer', network: NETWORK, organisation: AMANE })
    .person('youssef', { role: 'analyst', network: NETWORK, organisation: AMANE })
    .person('olga', { role: 'operator' })
    .person('malika', focalPoint(AMANE, 'ccm'))
    .person('walid', focalPoint(AMANE, 'ccm'), { role: 'observer', network: NETWORK })
    .person('leila', { role: 'coordinator', network: 'ccm' })
    .invited('ines', focalPoint(AMANE), { role: 'coordinator', network: NETWORK })
    .person('esma', focalPoint(AMANE), { role: 'coordinator', network: NETWORK })
    .tell(account, idOf('esma'), event('AccountErased'))
    .person('salma', focalPoint(OMDH))
    .tell(account, idOf('salma'), event('RoleRevoked', focalPoint(OMDH)))
    .tell(item, GUIDE, [titled('Guide'), assigned(AMANE)], BEFORE)
    .tell(item, SURVEY, [titled('Enquête'), assigned(HEALTH, 'workingGroup')], BEFORE)
    .tell(item, MAP, titled('Carte'), BEFORE)
    .tell(
      workshop,
      RELAUNCH,
      event('WorkshopScheduled', {
        ...{ kind: 'workshop', title: { fr: 'Relance' }, startsOn: '2024-05-01' },
        ...{ host: CARITAS, organisers: [TADAMON] },
      }),
      BEFORE,
    )
    .tell(workshop, RELAUNCH, event('OrganisationsInvited', { organisations: [OMDH] }), BEFORE)
    .tell(position, LAW, event('PositionDrafted', { title: { fr: 'Loi' } }), BEFORE);

type ToldTo = Readonly<Record<string, Kind | readonly Kind[]>>;
type Case = readonly [event: Event, of: readonly [Aggregate, string], told: ToldTo, occasion?: Occasion];

const amane = (kind: Kind): ToldTo => ({ amina: kind, aziz: kind, rita: kind });
const health = (kind: Kind): ToldTo => ({ lamia: kind, omar: kind });
const coordinators = (kind: Kind): ToldTo => ({ hind: kind, hamid: kind });
const members = (kind: Kind): ToldTo => ({ ...amane(kind), omar: kind });
/** Whoever was invited, hosts or organises. */
const guests = (kind: Kind): ToldTo => ({ omar: kind, khalid: kind, tarik: kind, lamia: kind });

const byAmina: Occasion = { by: 'amina' };
const byHind: Occasion = { by: 'hind' };

const cases: readonly Case[] = [
  [assigned(AMANE), [item, MAP], amane('work-given'), byHind],
  [assigned(HEALTH, 'workingGroup'), [item, MAP], health('work-given'), byHind],
  [assigned(OMDH), [item, GUIDE], { ...amane('work-withdrawn'), omar: 'work-given' }, byHind],
  [event('AssignmentAccepted', { owner: AMANE }), [item, GUIDE], coordinators('work-accepted'), byAmina],
  [event('AssignmentDeclined', { owner: AMANE, reason }), [item, GUIDE], coordinators('work-declined'), byAmina],
  [
    event('ActionItemBlocked', { reason }),
    [item, GUIDE],
    { aziz: 'work-blocked', rita: 'work-blocked', ...coordinators('work-blocked') },
    byAmina,
  ],
  [event('ActionItemUnblocked'), [item, SURVEY], { ...health('work-unblocked'), hamid: 'work-unblocked' }, byHind],
  [
    event('ActionItemRescheduled', { dueOn: '2024-06-01', reason }),
    [item, GUIDE],
    { ...amane('work-rescheduled'), ...coordinators('work-rescheduled') },
  ],
  [event('ActionItemCompleted'), [item, GUIDE], coordinators('work-completed'), byAmina],
  [event('ActionItemVerified'), [item, SURVEY], health('work-verified'), byHind],
  [event('ActionItemReopened', { reason }), [item, GUIDE], amane('work-reopened'), byHind],
  [event('ActionItemCancelled', { reason }), [item, GUIDE], amane('work-cancelled'), byHind],
  [
    event('OrganisationsInvited', { organisations: [OLD_AMANE, OMDH] }),
    [workshop, RELAUNCH],
    members('invited'),
    byHind,
  ],
  [
    event('WorkshopRescheduled', { startsOn: '2024-06', reason }),
    [workshop, RELAUNCH],
    guests('workshop-moved'),
    byHind,
  ],
  [event('WorkshopCancelled', { reason }), [workshop, RELAUNCH], guests('workshop-cancelled'), byHind],
  [event('AgendaPublished', { sessions: [] }), [workshop, RELAUNCH], guests('agenda-published'), byHind],
  [event('MinutesPublished', { version: 1 }), [workshop, RELAUNCH], guests('minutes-published'), byHind],
  [
    event('InvitationAnswered', { organisation: OMDH, answer: 'accepted' }),
    [workshop, RELAUNCH],
    coordinators('invitation-answered'),
    { by: 'omar' },
  ],
  [
    event('ConsultationOpened', { round: 1, closesOn: '2024-04-01' }),
    [position, LAW],
    members('consultation-opened'),
    byHind,
  ],
  [event('PositionAdopted', { rule: {} }), [position, LAW], members('position-adopted'), byHind],
  [
    event('ResponseReceived', { answer: idOf('answer'), submission: idOf('submission'), kind: 'partly' }),
    [position, LAW],
    members('authority-answered'),
    byHind,
  ],
  [event('CharterAdopted', { version: 1 }), [network, NETWORK], members('charter-to-sign'), byHind],
  [event('CharterAmended', { version: 2 }), [network, NETWORK], members('charter-to-sign'), byHind],
  [event('MembershipRequested'), [membership, TADAMON], coordinators('membership-requested'), { by: 'tarik' }],
  [
    event('MemberJoined', { category: 'full' }),
    [membership, TADAMON],
    { tarik: 'membership-decided', lamia: 'membership-decided' },
    byHind,
  ],
  [
    event('MembershipDeclined', { reason }),
    [membership, TADAMON],
    { tarik: 'membership-decided', lamia: 'membership-decided' },
    byHind,
  ],
  [event('WebhookSuspended', { webhook: HOOK, reason }), [subscription, idOf('nadia')], { nadia: 'webhook-suspended' }],
  [
    event('ActivityConfirmed', { organisation: AMANE, field: 'health', area: 'MA-04' }),
    [activity, idOf('activity')],
    amane('said-for-you'),
    { by: 'hind', onBehalfOf: AMANE },
  ],
  [event('ActionItemStarted'), [item, SURVEY], health('said-for-you'), { by: 'hind', onBehalfOf: HEALTH }],
];

const kindsOf = async (before: Told, ...[what, [aggregate, id], , occasion]: Case): Promise<unknown> => {
  const after = before.tell(aggregate, id, what, occasion);
  return after.kindsByName(await happenings(after.events.slice(-1), after.reader, TIME_ZONE));
};

const each = (expected: ToldTo) =>
  Object.fromEntries(Object.entries(expected).map(([name, kinds]) => [name, [kinds].flat()]));

describe('who is told what', () => {
  it.each(cases.map((row) => [row[0].type, Object.keys(row[2]).join(', '), row] as const))(
    '%s: %s',
    async (_type, _names, row) => {
      expect(await kindsOf(told(), ...row)).toEqual(each(row[2]));
    },
  );

  it('is said by these examples for every rule', () => {
    const types = new Set(cases.map(([{ type }]) => type));
    expect(Object.keys(RULES).filter((type) => !types.has(type))).toEqual([]);
    const kinds = new Set(cases.flatMap((row) => Object.values(row[2]).flat()));
    const reminded = ['due-in-a-week', 'due-tomorrow', 'overdue', 'overdue-for-long', 'consultation-closing'];
    expect(KIND_NAMES.filter((kind) => !kinds.has(kind))).toEqual([...reminded, 'activities-unconfirmed']);
  });

  it('is nothing where no rule is for it', async () => {
    expect(await kindsOf(told(), event('ActionItemStarted'), [item, GUIDE], {}, byAmina)).toEqual({});
  });
});

describe('nobody is told', () => {
  it('what they did themselves', async () => {
    const withdrawn: Case = [assigned(OMDH), [item, GUIDE], {}, { by: 'omar' }];
    expect(await kindsOf(told(), ...withdrawn)).toEqual(each(amane('work-withdrawn')));
  });

  it.each([
    [30, '2024-01-31', true],
    [31, '2024-01-30', false],
    [1, '2024-02', true],
    [61, '2023', false],
    [-10, '2024-03-11', true],
  ])('what happened more than 30 days before it is recorded: %i days, on %s', async (_days, occurredOn, isTold) => {
    const kinds = await kindsOf(told(), assigned(AMANE), [item, MAP], {}, { ...byHind, occurredOn });
    expect(kinds).toEqual(isTold ? each(amane('work-given')) : {});
  });

  it('of what their account did before it was erased', async () => {
    const suspended: Case = [event('WebhookSuspended', { webhook: HOOK, reason }), [subscription, idOf('esma')], {}];
    expect(await kindsOf(told(), ...suspended)).toEqual({});
  });

  it('that an authority did not answer', async () => {
    const data = { answer: idOf('answer'), submission: idOf('submission'), kind: 'no-answer' };
    expect(await kindsOf(told(), event('ResponseReceived', data), [position, LAW], {}, byHind)).toEqual({});
  });

  it('in one network of what happens in another', async () => {
    const elsewhere: Occasion = { network: 'ccm' };
    expect(await kindsOf(told(), event('CharterAdopted', { version: 1 }), [network, 'ccm'], {}, elsewhere)).toEqual({
      malika: ['charter-to-sign'],
      walid: ['charter-to-sign'],
    });
    expect(await kindsOf(told(), assigned(AMANE), [item, idOf('elsewhere')], {}, elsewhere)).toEqual({
      malika: ['work-given'],
      walid: ['work-given'],
    });
  });
});

describe('one person is told one thing of one event', () => {
  it('by the first of several rules', async () => {
    const both = told().person('zineb', focalPoint(AMANE), focalPoint(OMDH), { role: 'coordinator', network: NETWORK });
    const kinds = await kindsOf(both, assigned(OMDH), [item, GUIDE], {}, byHind);
    expect(kinds).toEqual(each({ ...amane('work-withdrawn'), omar: 'work-given', zineb: 'work-given' }));
  });

  it('and not besides that it was said for them', async () => {
    const onBehalf = { by: 'hind', onBehalfOf: AMANE };
    const accepted = event('AssignmentAccepted', { owner: AMANE });
    const both = told().person('zineb', focalPoint(AMANE), { role: 'coordinator', network: NETWORK });
    expect(await kindsOf(both, accepted, [item, GUIDE], {}, onBehalf)).toEqual(
      each({ hamid: 'work-accepted', zineb: 'work-accepted', ...amane('said-for-you') }),
    );
  });

  it('of what all networks share, in whichever they speak for it', async () => {
    const renamed = event('OrganisationRenamed', { name: { fr: 'AMANE Maroc' } });
    expect(await kindsOf(told(), renamed, [organisation, AMANE], {}, { by: 'olga', onBehalfOf: AMANE })).toEqual(
      each({ ...amane('said-for-you'), malika: 'said-for-you', walid: 'said-for-you' }),
    );
  });
});

describe('what is told', () => {
  it('names who did it, what it is about and what was said', async () => {
    const after = told().tell(item, GUIDE, event('AssignmentDeclined', { owner: AMANE, reason }), byAmina);
    const [telling] = await happenings(after.events.slice(-1), after.reader, TIME_ZONE);
    const { id, position: place } = { ...after.events.at(-1)!, id: expect.any(String) };
    expect(telling).toEqual({
      ...{ id, account: idOf('hind'), network: NETWORK, kind: 'work-declined', object: GUIDE },
      ...{ at: after.events.at(-1)!.recordedAt, positions: [place] },
      content: { about: 'actionItem', by: idOf('amina'), values: { by: AMANE, reason } },
    });
  });

  it('belongs to no network where all share it', async () => {
    const after = told().tell(subscription, idOf('nadia'), event('WebhookSuspended', { webhook: HOOK, reason }));
    const [telling] = await happenings(after.events.slice(-1), after.reader, TIME_ZONE);
    expect(telling).toMatchObject({
      network: COMMONS,
      content: { about: 'subscription', values: { failure: reason } },
    });
    expect(telling!.content).not.toHaveProperty('by');
  });
});

describe('work that changed hands several times', () => {
  it('is given to each and withdrawn from each, also where the views are ahead', async () => {
    const before = told();
    const { length } = before.events;
    const after = before
      .tell(item, MAP, assigned(AMANE), { ...byHind, occurredOn: addDays(TODAY, -3) })
      .tell(item, MAP, assigned(OMDH), { ...byHind, occurredOn: addDays(TODAY, -2) })
      .tell(item, MAP, assigned(TADAMON), { ...byHind, occurredOn: addDays(TODAY, -1) })
      .tell(item, MAP, assigned(OMDH), byHind);
    const kinds = after.kindsByName(await happenings(after.events.slice(length), after.reader, TIME_ZONE));
    const had = ['amina', 'aziz', 'rita', 'tarik', 'lamia'];
    expect(kinds).toEqual({
      ...Object.fromEntries(had.map((name) => [name, ['work-given', 'work-withdrawn']])),
      omar: ['work-given', 'work-given'],
    });
  });

  it('is not withdrawn from whoever declined it, nor from whoever has it again', async () => {
    const declined = told().tell(item, GUIDE, event('AssignmentDeclined', { owner: AMANE, reason }), byAmina);
    expect(await kindsOf(declined, assigned(OMDH), [item, GUIDE], {}, byHind)).toEqual({ omar: ['work-given'] });
    const before = told();
    const { length } = before.events;
    const back = before.tell(item, GUIDE, [assigned(OMDH), assigned(AMANE)], byHind);
    expect(back.kindsByName(await happenings(back.events.slice(length), back.reader, TIME_ZONE))).toEqual({
      ...each(amane('work-given')),
      omar: ['work-given', 'work-withdrawn'],
    });
  });
});

describe('a list', () => {
  const LIST = idOf('list');
  const people = Array.from({ length: 20 }, (_, index) => `person-${index}`);
  const withList = people.reduce(
    (all, name) => all.person(name, focalPoint(CARITAS)),
    new Told()
      .network(NETWORK, 'Plateforme')
      .member('caritas')
      .person('hind', { role: 'coordinator', network: NETWORK }),
  );
  const { length: before } = withList.events;
  for (let row = 0; row < 200; row++) {
    const declared = { organisation: CARITAS, field: 'health', area: `A${row}`, status: 'ongoing' };
    const occasion = { by: 'hind', onBehalfOf: CARITAS, list: LIST };
    withList.tell(activity, idOf(`activity-${row}`), event('ActivityDeclared', declared), occasion);
  }
  const rows = withList.events.slice(before);

  it('is one notice for each person, of all its rows, however the log is split', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: 199 }), { maxLength: 10 }), async (cuts) => {
        const ends = [...cuts.toSorted((one, other) => one - other), 200];
        const positions = new Map<string, number[]>();
        for (const [index, end] of ends.entries()) {
          const batch = rows.slice(ends[index - 1] ?? 0, end);
          for (const { id, account: to, positions: some } of await happenings(batch, withList.reader, TIME_ZONE))
            positions.set(`${to} ${id}`, [...(positions.get(`${to} ${id}`) ?? []), ...some]);
        }
        expect(positions.size).toBe(20);
        for (const all of positions.values()) expect(all).toEqual(rows.map((row) => row.position));
      }),
      { numRuns: 10 },
    );
  });

  it('is what the notice is about', async () => {
    const [telling] = await happenings(rows, withList.reader, TIME_ZONE);
    expect(telling).toMatchObject({ object: LIST, kind: 'said-for-you', content: { about: 'entries' } });
  });
});
