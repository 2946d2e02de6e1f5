import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { given, on } from '#kernel/testing';
import { activity } from './activity.commands.js';
import type { ActivityEvent } from './activity.js';
import { initialState as emptyFrame, type Frame } from './frame.js';

const AMANE = derivedId('amane');
const frame: Frame = {
  ...emptyFrame,
  classification: { on: '2023-01-01', value: ['medical', 'legal'].map((code) => ({ code, name: { fr: code } })) },
  areas: {
    on: '2023-01-01',
    value: { vintage: 'MA-2015', areas: ['MA-04', 'MA-06'].map((code) => ({ code, name: { fr: code }, level: 1 })) },
  },
};
const facts = { frame, activeOn: (day: string) => day >= '2023-02-01' };
const declaration = { organisation: AMANE, field: 'medical', area: 'MA-04', status: 'planned' as const };
const cell = { organisation: AMANE, field: 'medical', area: 'MA-04' };

const declared = (more: object = {}) =>
  on<ActivityEvent>('2023-05-01', { type: 'ActivityDeclared', data: { ...declaration, ...more } });
const changed = (from: 'planned' | 'ongoing', to: 'ongoing' | 'suspended', day = '2023-06-01') =>
  on<ActivityEvent>(day, { type: 'ActivityStatusChanged', data: { ...cell, from, to } });
const ended = on<ActivityEvent>('2023-09', { type: 'ActivityEnded', data: { ...cell, from: 'planned' } });

describe('declaring an activity', () => {
  const when = (content: object = {}, occurredOn = '2024-03-01') =>
    given(activity, [], { occurredOn }).when('DeclareActivity', { ...declaration, ...content }, facts);

  it('says who does what, where, and to whom it is told', () => {
    const content = { startsOn: '2023-03', planned: 300, visibility: 'members', reference: 'row 17' };
    expect(when(content).events).toEqual([{ type: 'ActivityDeclared', data: { ...declaration, ...content } }]);
    expect(when({ visibility: 'public' }).events).toEqual([{ type: 'ActivityDeclared', data: declaration }]);
  });

  it.each([
    ['in a field that the network does not have', { field: 'sport' }, 'map-field-unknown'],
    ['in an area that the network does not have', { area: 'MA-99' }, 'map-area-unknown'],
    ['that ends before it starts', { startsOn: '2023-05', endsOn: '2023-04-30' }, 'activity-ends-before-it-starts'],
  ])('is refused %s', (_, content, refusal) => expect(when(content).refusal).toBe(refusal));

  it('is refused to who was no active member on its day', () => {
    expect(when({}, '2023-01').refusal).toBe('activity-organisation-not-active');
    expect(when({}, '2023').refusal).toBeUndefined();
  });

  it('takes dates for as long as they may mean', () => {
    expect(when({ startsOn: '2023-05-20', endsOn: '2023-05' }).refusal).toBeUndefined();
  });
});

describe('changing the status', () => {
  const when = (events: readonly (ActivityEvent & { occurredOn?: string })[], to: string, occurredOn = '2024-03-01') =>
    given(activity, events, { occurredOn }).when('ChangeActivityStatus', { to }, facts);

  it('carries the cell and the reach that move with it', () => {
    expect(when([declared({ planned: 300, visibility: 'members' })], 'ongoing').events).toEqual([
      {
        type: 'ActivityStatusChanged',
        data: { ...cell, visibility: 'members', planned: 300, from: 'planned', to: 'ongoing' },
      },
    ]);
  });

  it.each([
    ['to what it is', [declared()], 'planned', 'activity-same-status'],
    ['back to planned', [declared(), changed('planned', 'ongoing')], 'planned', 'activity-step-impossible'],
    ['once it has ended', [declared(), ended], 'ongoing', 'activity-ended'],
  ])('is refused %s', (_, events, to, refusal) => expect(when(events, to).refusal).toBe(refusal));

  it('is refused before the last step, which the past adds up', () => {
    const told = [declared(), changed('planned', 'ongoing', '2023-06')];
    expect(when(told, 'suspended', '2023-06-29').refusal).toBe('activity-before-last-step');
    expect(when(told, 'suspended', '2023-06-30').refusal).toBeUndefined();
  });

  it('takes a suspended activity on again', () => {
    const told = [declared(), changed('planned', 'ongoing'), changed('ongoing', 'suspended')];
    expect(when(told, 'ongoing').refusal).toBeUndefined();
  });
});

describe('changing the scope', () => {
  const when = (content: object, ...more: ActivityEvent[]) =>
    given(activity, [declared({ title: { fr: 'A' }, reached: 3, startsOn: '2023-05' }), ...more]).when(
      'ChangeActivityScope',
      content,
      facts,
    );

  it('tells both sides: the cell, the reach, and what changes', () => {
    expect(when({ area: 'MA-06', title: { fr: 'B' }, planned: 40 }).events).toEqual([
      {
        type: 'ActivityScopeChanged',
        data: {
          organisation: AMANE,
          status: 'planned',
          from: { field: 'medical', area: 'MA-04', title: { fr: 'A' }, reached: 3 },
          to: { field: 'medical', area: 'MA-06', title: { fr: 'B' }, planned: 40, reached: 3 },
        },
      },
    ]);
  });

  it.each([
    ['without a difference', { field: 'medical', title: { fr: 'A' } }, 'activity-scope-unchanged'],
    ['to a field that the network does not have', { field: 'sport' }, 'map-field-unknown'],
    ['to an end before its start', { endsOn: '2023-04' }, 'activity-ends-before-it-starts'],
  ])('is refused %s', (_, content, refusal) => expect(when(content).refusal).toBe(refusal));

  it('is refused once it has ended', () => {
    expect(when({ area: 'MA-06' }, ended).refusal).toBe('activity-ended');
  });

  it('is looked for on the map only where it moves', () => {
    const left = { ...facts, frame: emptyFrame };
    const told = given(activity, [declared()]);
    expect(told.when('ChangeActivityScope', { planned: 12 }, left).refusal).toBeUndefined();
    expect(told.when('ChangeActivityScope', { area: 'MA-06' }, left).refusal).toBe('map-field-unknown');
  });
});

describe('confirming', () => {
  const when = (occurredOn: string, ...more: ActivityEvent[]) =>
    given(activity, [declared(), ...more], { occurredOn }).when('ConfirmActivity', {}, facts);

  it('says that it is still so', () => {
    expect(when('2024-02').events).toEqual([{ type: 'ActivityConfirmed', data: cell }]);
  });

  it('is refused twice on a day, and of what has ended', () => {
    expect(when('2023-05-01').refusal).toBe('activity-already-confirmed');
    expect(when('2024-02', ended).refusal).toBe('activity-ended');
  });

  it('told late counts for its day, and moves nothing', () => {
    const confirmed = on<ActivityEvent>('2024-01-10', { type: 'ActivityConfirmed', data: cell });
    const late = when('2023-12-01', confirmed);
    expect(late.events).toHaveLength(1);
    const told = on<ActivityEvent>('2023-12-01', late.events[0]!);
    expect(given(activity, [declared(), confirmed, told]).state.confirmedOn).toBe('2024-01-10');
  });
});

describe('ending', () => {
  const when = (content: object, ...more: ActivityEvent[]) =>
    given(activity, [declared({ startsOn: '2023-05' }), ...more]).when('EndActivity', content);

  it('carries what leaves the map, and needs no membership', () => {
    expect(when({ endedOn: '2023-08' }).events).toEqual([
      { type: 'ActivityEnded', data: { ...cell, from: 'planned', endedOn: '2023-08' } },
    ]);
  });

  it('is refused twice, before the start, and in the future', () => {
    expect(when({}, ended).refusal).toBe('activity-ended');
    expect(when({ endedOn: '2023-04' }).refusal).toBe('activity-ends-before-it-starts');
    expect(when({ endedOn: '2024-03-02' }).refusal).toBe('activity-ends-in-the-future');
    expect(when({ endedOn: '2024-03' }).refusal).toBeUndefined();
  });
});
