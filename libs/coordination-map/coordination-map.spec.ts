import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  type Aggregate,
  type Audience,
  derivedId,
  type Event,
  type Facts,
  type Reading,
  type RecordedEvent,
} from '#kernel';
import { project, recorded } from '#kernel/testing';
import { membership } from '#networks';
import type { ActivityEvent } from './domain/activity.js';
import type { ActivityFacts } from './domain/activity.commands.js';
import type { FrameEvent } from './domain/frame.js';
import { activity, coordinationMap, frame } from './index.js';
import { Told } from './testing.js';

const fixtures = JSON.parse(readFileSync(new URL('./fixtures/events.json', import.meta.url), 'utf8')) as Event[];
const types = coordinationMap.aggregates.flatMap(({ evolve }) => Object.keys(evolve));
const AMANE = derivedId('amane');

describe('the context as a whole', () => {
  it('has an example of every event, and shows them all', () => {
    expect(new Set(fixtures.map(({ type }) => type))).toEqual(new Set(types));
    const ids: Readonly<Record<string, string>> = { frame: 'pnpm', activity: derivedId('activity'), list: '3w' };
    const events = fixtures.map((event, position) => {
      const aggregate = coordinationMap.aggregates.find(({ evolve }) => event.type in evolve)!;
      return recorded(event, aggregate, position, { id: ids[aggregate.name] });
    });
    expect(coordinationMap.views.map((view) => [...project(view, events).values()])).toMatchObject([
      [{ id: 'pnpm', fields: [{}, {}], areas: [{}, {}], confirmationDays: 90, needs: [{ value: 1200 }] }],
      [{ status: 'ended', area: 'MA-04-RAB', reached: 40, endsOn: '2023-11', visibility: 'members' }],
      [{ strands: [] }, { strands: [{ statuses: [{ status: 'ended', activities: 1 }] }] }],
      [{ id: 'pnpm/3w', reading: { columns: [{}, {}, {}] }, imports: [{ rows: 42, began: 30 }] }],
    ]);
  });

  it('has one path for every command that people send', () => {
    const names = coordinationMap.aggregates.flatMap(({ commands }) => Object.keys(commands));
    const paths = Object.entries(coordinationMap.commands);
    expect([...paths.map(([name]) => name), ...coordinationMap.internal!].sort()).toEqual(names.sort());
    expect(new Set(paths.map(([, path]) => path)).size).toBe(paths.length);
  });
});

describe('what is said of an activity', () => {
  const declared: ActivityEvent = {
    type: 'ActivityDeclared',
    data: {
      ...{ organisation: AMANE, field: 'medical', area: 'R1', status: 'ongoing' },
      ...{ title: { fr: 'Refuge' }, visibility: 'members', planned: 40, reached: 3 },
    },
  };
  const told = new Told().frame('2022', {
    type: 'ClassificationAdopted',
    data: { fields: [{ code: 'medical', name: { fr: 'Soins' } }] },
  });
  const happened = (event: ActivityEvent) => recorded(event, activity, 0, { id: derivedId('activity') });
  const toldTo = (event: ActivityEvent, reads: Reading['reads'], ...own: string[]) => {
    const audience: Audience = {
      account: null,
      networks: new Map([['pnpm', { reads, own: new Set(own) }]]),
      operates: false,
    };
    const guard = coordinationMap.guarded![event.type]!;
    return guard(happened(event) as never, told.contextOf({}, '', { audience })) as Promise<RecordedEvent | undefined>;
  };

  it('is told to those that it is for, without counts under 5, and with names for codes', async () => {
    expect(await toldTo(declared, 'public')).toBeUndefined();
    const { data } = (await toldTo(declared, 'all'))!;
    expect(data).toMatchObject({ field: { fr: 'Soins' }, area: 'R1', planned: 40 });
    expect(data).not.toHaveProperty('reached');
    expect((await toldTo(declared, 'members', AMANE))!.data).toMatchObject({ planned: 40, reached: 3 });
  });

  it('hides a count under 5 on both sides of a change', async () => {
    const changed: ActivityEvent = {
      type: 'ActivityScopeChanged',
      data: {
        ...{ organisation: AMANE, status: 'ongoing' },
        from: { field: 'medical', area: 'R1', reached: 3 },
        to: { field: 'medical', area: 'R1', reached: 12, planned: 4 },
      },
    };
    const { from, to } = (await toldTo(changed, 'all'))!.data as Record<'from' | 'to', object>;
    expect([from, to]).toEqual([
      { field: 'medical', area: 'R1' },
      { field: 'medical', area: 'R1', reached: 12 },
    ]);
  });

  it.each(Object.keys(activity.evolve))('is kept from others whatever it is: %s', async (type) => {
    const data = { organisation: AMANE, field: 'medical', area: 'R1', visibility: 'restricted' };
    const event = { type, data: { ...data, from: {}, to: {} } } as unknown as ActivityEvent;
    expect(await toldTo(event, 'members')).toBeUndefined();
    expect(await toldTo(event, 'members', AMANE)).toBeDefined();
  });

  it('names the area of a need', async () => {
    const need = fixtures.find(({ type }) => type === 'NeedRecorded')!;
    const areas = fixtures.find(({ type }) => type === 'AreasAdopted') as FrameEvent;
    const context = new Told().frame('2022', areas).contextOf({}, '', {});
    const { data } = (await coordinationMap.guarded!.NeedRecorded!(recorded(need, frame, 0) as never, context))!;
    expect(data).toMatchObject({ area: { fr: 'Rabat-Salé-Kénitra' } });
  });

  it('has a title that gives nothing away of what is not for everybody', () => {
    const titleOf = (event: ActivityEvent) => coordinationMap.subjects[event.type]!(happened(event))[0]!.title;
    expect(JSON.stringify(titleOf(declared))).not.toContain('Refuge');
    const { visibility: _, ...open } = declared.data as { visibility?: string };
    expect(titleOf({ ...declared, data: open } as ActivityEvent)).toEqual({ fr: 'Refuge' });
  });
});

describe('whose word it is, and on what it is decided', () => {
  const states = new Map<Aggregate, unknown>([
    [activity, { ...activity.initialState, status: 'ongoing', organisation: AMANE }],
    [
      membership,
      membership.evolve.MemberJoined!(
        membership.initialState,
        recorded({ type: 'MemberJoined', data: { category: 'full' } }, membership, 0, {
          occurredOn: '2023-05-01',
        }) as never,
      ),
    ],
  ]);
  const facts = (known: ReadonlyMap<Aggregate, unknown>): Facts => ({
    state: async (aggregate) => (known.get(aggregate) ?? aggregate.initialState) as never,
    exists: async (aggregate) => known.has(aggregate),
    all: async () => new Map(),
  });

  it('is the word of the organisation that does it', async () => {
    const { DeclareActivity, EndActivity } = coordinationMap.speakers!;
    const ofAmane = { kind: 'organisation', id: AMANE };
    expect(await DeclareActivity!({ organisation: AMANE }, facts(states), 'a', 'pnpm')).toEqual(ofAmane);
    expect(await EndActivity!({}, facts(states), 'a', 'pnpm')).toEqual(ofAmane);
    expect(await EndActivity!({}, facts(new Map()), 'a', 'pnpm')).toBeUndefined();
    expect(coordinationMap.speakers).not.toHaveProperty('AdoptAreas');
  });

  it('asks whether that is a member, by the day', async () => {
    for (const name of ['DeclareActivity', 'ConfirmActivity']) {
      const load = coordinationMap.facts[name]!;
      const found = (await load({ organisation: AMANE }, facts(states), 'a', 'pnpm')) as ActivityFacts;
      expect([found.activeOn('2023-04-30'), found.activeOn('2023-05-01')]).toEqual([false, true]);
    }
  });
});
