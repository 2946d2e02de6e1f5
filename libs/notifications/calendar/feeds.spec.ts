import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { item, itemsView } from '#action-plan';
import type { Grant } from '#access';
import { position, positionsView } from '#advocacy';
import {
  type Aggregate,
  type Audience,
  COMMONS,
  derivedId,
  type Event,
  everything,
  type ReadStore,
  type Reading,
  type RecordedEvent,
  type View,
} from '#kernel';
import { project, recorded } from '#kernel/testing';
import { organisation, organisationsView, workingGroup, workingGroupsView } from '#networks';
import { openReadStore } from '#read-store';
import { workshop, workshopsView } from '#workshops';
import { calendar } from './calendar.js';
import type { CalendarEntry } from './entry.js';
import { type FeedContext, ofGroup, ofNetwork, ofPerson } from './feeds.js';

const [AMANE, FORMER, OMDH, GROUP] = ['amane', 'former', 'omdh', 'group'].map((name) => derivedId(name)) as [
  string,
  string,
  string,
  string,
];
const TODAY = '2026-11-28';
const reason = { fr: 'Raison' };

const events: RecordedEvent[] = [];
function tell(network: string, aggregate: Aggregate, id: string, ...told: readonly Event[]): void {
  for (const event of told)
    events.push(recorded(event, aggregate, events.length, { network, id, occurredOn: '2026-08-01' }));
}

/** Things are called by the title that their entries have. */
const gathering = (network: string, title: string, startsOn: string, more: object = {}, ...then: readonly Event[]) =>
  tell(
    network,
    workshop,
    derivedId(network, title),
    { type: 'WorkshopScheduled', data: { kind: 'workshop', title: { fr: title }, startsOn, ...more } },
    ...then,
  );
const work = (network: string, title: string, dueOn: string | undefined, ...then: readonly Event[]) =>
  tell(
    network,
    item,
    derivedId(network, title),
    { type: 'ActionItemProposed', data: { plan: '2026', title: { fr: title }, weight: 1, dueOn } },
    ...then,
  );
const consultation = (network: string, title: string, closesOn: string, ...then: readonly Event[]) =>
  tell(
    network,
    position,
    derivedId(network, title),
    { type: 'PositionDrafted', data: { title: { fr: title } } },
    { type: 'ConsultationOpened', data: { round: 1, closesOn } },
    ...then,
  );
const invited = (...organisations: readonly string[]) => ({ type: 'OrganisationsInvited', data: { organisations } });
const answered = (organisation: string, answer: string) => ({
  type: 'InvitationAnswered',
  data: { organisation, answer },
});
const owned = (owner: string, kind = 'organisation') => ({ type: 'ActionItemAssigned', data: { kind, owner } });
const registered = { type: 'OrganisationRegistered', data: { name: { fr: 'Association' }, kind: 'association' } };
const merged = { type: 'OrganisationsMerged', data: { survivor: AMANE, merged: FORMER } };

for (const id of [AMANE, FORMER, OMDH]) tell(COMMONS, organisation, id, registered);
for (const id of [AMANE, FORMER]) tell(COMMONS, organisation, id, merged);
tell('pnpm', workingGroup, GROUP, { type: 'WorkingGroupFormed', data: { name: { fr: 'Santé' } } });
tell('pnpm', workingGroup, GROUP, { type: 'WorkingGroupJoined', data: { organisation: AMANE } });

gathering('pnpm', 'over', '2026-08-29');
gathering('pnpm', 'just over', '2026-08-20', { endsOn: '2026-08-30' });
gathering('pnpm', 'some day', '2027-01');
gathering('pnpm', 'others', '2026-12-01', { host: OMDH }, invited(OMDH));
gathering('pnpm', 'hosted', '2026-12-02', { host: AMANE }, invited(OMDH));
gathering('pnpm', 'organised', '2026-12-03', { organisers: [AMANE] });
gathering('pnpm', 'asked', '2026-12-04', {}, invited(OMDH, FORMER));
gathering('pnpm', 'perhaps', '2026-12-05', {}, invited(AMANE), answered(AMANE, 'tentative'));
gathering('pnpm', 'accepted', '2026-12-06', {}, invited(AMANE), answered(AMANE, 'accepted'));
gathering('pnpm', 'declined', '2026-12-07', {}, invited(AMANE), answered(AMANE, 'declined'));
gathering('pnpm', 'off', '2026-12-08', {}, invited(AMANE), { type: 'WorkshopCancelled', data: { reason } });
gathering('pnpm', 'been', '2026-11-08', {}, invited(AMANE), { type: 'WorkshopHeld', data: { startsOn: '2026-11-08' } });
gathering('gtm', 'elsewhere', '2026-12-01', {}, invited(AMANE));

work('pnpm', 'long overdue', '2026-08-29');
work('pnpm', 'overdue', '2026-08-30', owned(AMANE));
work('pnpm', 'undated', undefined, owned(AMANE));
work('pnpm', 'nobody’s', '2026-12-01');
work('pnpm', 'old name’s', '2026-12-02', owned(FORMER));
work('pnpm', 'group’s', '2026-12-03', owned(GROUP, 'workingGroup'));
work('pnpm', 'done', '2026-12-04', owned(AMANE), { type: 'ActionItemCompleted', data: {} });
work('gtm', 'work elsewhere', '2026-12-01', owned(AMANE));

consultation('pnpm', 'long asked', '2026-08-29');
consultation('pnpm', 'consulted', '2026-12-09');
consultation('pnpm', 'withdrawn', '2026-12-09', { type: 'PositionWithdrawn', data: { reason } });
consultation('gtm', 'consulted elsewhere', '2026-12-09');

const VIEWS: readonly View[] = [workshopsView, itemsView, positionsView, organisationsView, workingGroupsView];

/** The real store with what the views make of the events, written in one order or the other. */
async function storeOf(isReversed = false): Promise<ReadStore> {
  const store = await openReadStore('memory:');
  await store.prepare(VIEWS);
  for (const view of VIEWS) {
    const kept = [...project(view, events).values()].map((document) => ({ document, position: 0 }));
    await store.projection(view).write(isReversed ? kept.toReversed() : kept, 0);
  }
  return store;
}

let [store, reversed] = [undefined, undefined] as unknown as [ReadStore, ReadStore];
beforeAll(async () => {
  [store, reversed] = [await storeOf(), await storeOf(true)];
});
afterAll(async () => {
  await store.close();
  await reversed.close();
});

const reading = (reads: Reading['reads'], ...networks: readonly string[]): Audience => ({
  account: null,
  networks: new Map(networks.map((network) => [network, { reads, own: new Set<string>() }])),
  operates: false,
});
const contextFor = (audience: Audience, reader: ReadStore = store): FeedContext => ({
  reader,
  audience,
  today: TODAY,
  publicUrl: 'https://reseau.example',
});
const inside = () => contextFor(everything(['pnpm', 'gtm']));
const titles = (entries: readonly CalendarEntry[], status?: CalendarEntry['status']) =>
  entries.filter((entry) => !status || entry.status === status).map(({ title }) => title.fr);

const PNPM = [
  ...['just over', 'overdue', 'been'],
  ...['nobody’s', 'others', 'old name’s', 'hosted', 'group’s', 'organised', 'done', 'asked', 'perhaps', 'accepted'],
  ...['declined', 'off', 'consulted'],
];
const sorted = (names: readonly (string | undefined)[]) => names.toSorted();

describe('the calendar of a network', () => {
  it('holds its gatherings, deadlines and open consultations, of the last ninety days and to come', async () => {
    const entries = await ofNetwork(inside(), 'pnpm');
    expect(sorted(titles(entries))).toEqual(sorted(PNPM));
    expect(sorted(titles(entries, 'CANCELLED'))).toEqual(['done', 'off']);
    expect(titles(entries, 'TENTATIVE')).toEqual([]);
  });

  it('is in the order of its days', async () => {
    const days = (await ofNetwork(inside(), 'pnpm')).map(({ dates }) => dates.startsOn);
    expect(days).toEqual(days.toSorted());
  });

  it('is the same, byte for byte, in whatever order its documents are found', async () => {
    const organizer = { name: 'PNPM', address: 'calendrier@reseau.example' };
    const settings = { name: { fr: 'PNPM' }, language: 'fr', timeZone: 'UTC', organizer, refresh: 3_600 } as const;
    const [one, other] = await Promise.all(
      [store, reversed].map(async (reader) => {
        const entries = await ofNetwork(contextFor(everything(['pnpm']), reader), 'pnpm');
        return calendar({ ...settings, entries });
      }),
    );
    expect(one).toBe(other);
  });

  it('tells who reads what is public nothing of consultations', async () => {
    const told = titles(await ofNetwork(contextFor(reading('public', 'pnpm')), 'pnpm'));
    expect(sorted(told)).toEqual(sorted(PNPM.filter((title) => title !== 'consulted')));
    expect(titles(await ofNetwork(contextFor(reading('members', 'pnpm')), 'pnpm'))).toContain('consulted');
  });

  it('is empty for who may not read the network', async () => {
    expect(await ofNetwork(contextFor(reading('all', 'gtm')), 'pnpm')).toEqual([]);
    expect(await ofGroup(contextFor(reading('all', 'gtm')), 'pnpm', GROUP)).toEqual([]);
  });
});

describe('the calendar of a working group', () => {
  it('holds the deadlines of its items and the gatherings of its network', async () => {
    const entries = await ofGroup(inside(), 'pnpm', GROUP);
    expect(entries.filter(({ kind }) => kind !== 'workshop').map(({ title }) => title.fr)).toEqual(['group’s']);
    expect(entries.filter(({ kind }) => kind === 'workshop')).toHaveLength(10);
  });
});

describe('the calendar of a person', () => {
  const focalPoint: Grant = { role: 'focal-point', network: 'pnpm', organisation: AMANE };
  const own = ['hosted', 'organised', 'asked', 'perhaps', 'accepted', 'off', 'been'];
  const due = ['overdue', 'old name’s', 'done', 'group’s'];

  it('holds what their organisation hosts, organises, is asked to and has to do, under any of its records', async () => {
    const entries = await ofPerson(inside(), [focalPoint]);
    expect(sorted(titles(entries))).toEqual(sorted([...own, ...due, 'consulted']));
    expect(await ofPerson(inside(), [{ ...focalPoint, organisation: FORMER }])).toEqual(entries);
  });

  it('shows as tentative what they have not agreed to', async () => {
    expect(titles(await ofPerson(inside(), [focalPoint]), 'TENTATIVE')).toEqual(['asked', 'perhaps']);
  });

  it('holds all gatherings of networks that they coordinate, and no work of others', async () => {
    const entries = await ofPerson(inside(), [{ role: 'coordinator', network: 'pnpm' }]);
    expect(sorted(titles(entries))).toEqual(sorted(['just over', 'others', 'declined', ...own, 'consulted']));
    expect(titles(entries, 'TENTATIVE')).toEqual([]);
  });

  it('holds the work of groups that they lead', async () => {
    const lead: Grant = { role: 'group-lead', network: 'pnpm', organisation: OMDH, group: GROUP };
    expect(titles(await ofPerson(inside(), [lead]))).toContain('group’s');
    expect(
      titles(await ofPerson(inside(), [{ role: 'focal-point', network: 'pnpm', organisation: OMDH }])),
    ).not.toContain('group’s');
  });

  it('is of all networks together, each thing once', async () => {
    const grants: readonly Grant[] = [
      focalPoint,
      { role: 'coordinator', network: 'pnpm' },
      { role: 'focal-point', network: 'gtm', organisation: AMANE },
    ];
    const entries = await ofPerson(inside(), grants);
    expect(titles(entries)).toEqual(expect.arrayContaining(['elsewhere', 'work elsewhere', 'consulted elsewhere']));
    expect(new Set(entries.map(({ uid }) => uid)).size).toBe(entries.length);
  });

  it('holds nothing of networks that they may not read, and no consultation of those that they only observe', async () => {
    const observer: Grant = { role: 'observer', network: 'pnpm', organisation: AMANE };
    expect(sorted(titles(await ofPerson(contextFor(reading('public', 'pnpm')), [observer])))).toEqual(
      sorted([...own, ...due]),
    );
    expect(await ofPerson(contextFor(reading('members', 'gtm')), [focalPoint])).toEqual([]);
  });

  it('is empty for who acts for nobody', async () => {
    expect(await ofPerson(inside(), [{ role: 'operator' }])).toEqual([]);
    expect(await ofPerson(inside(), [{ role: 'analyst', network: 'pnpm' }])).toEqual([]);
  });
});
