import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derivedId, effectiveDay, isRefusal, type RecordedEvent } from '#kernel';
import { project, recorded } from '#kernel/testing';
import { activity } from '../domain/activity.commands.js';
import { type Activity, type ActivityEvent, ACTIVITY_STATUSES, isUnder5 } from '../domain/activity.js';
import { initialState as emptyFrame } from '../domain/frame.js';
import { activitiesView, type ActivityDocument } from './activities.view.js';
import type { CellDocument } from './cell.document.js';
import { cellId, mapCellsView } from './map-cells.view.js';

const AMANE = derivedId('amane');
const told = (id: string, position: number, event: ActivityEvent, occurredOn = '2024-03-01') =>
  recorded(event, activity, position, { id, occurredOn });

describe('a cell', () => {
  const declared: ActivityEvent = {
    type: 'ActivityDeclared',
    data: { organisation: AMANE, field: 'medical', area: 'MA-04', status: 'ongoing', planned: 12, reached: 3 },
  };
  const moved: ActivityEvent = {
    type: 'ActivityScopeChanged',
    data: {
      organisation: AMANE,
      status: 'ongoing',
      from: { field: 'medical', area: 'MA-04', planned: 12, reached: 3 },
      to: { field: 'medical', area: 'MA-06', planned: 12, reached: 30 },
    },
  };

  it('counts what is done there, and of counts how many are under 5', () => {
    const cells = project(mapCellsView, [told('a', 0, declared), told('b', 1, declared)]);
    expect([...cells.values()]).toEqual([
      {
        ...{ id: 'pnpm/medical/MA-04', network: 'pnpm', field: 'medical', area: 'MA-04' },
        strands: [
          {
            ...{ organisation: AMANE, visibility: 'public', confirmedOn: '2024-03-01' },
            statuses: [
              {
                ...{ status: 'ongoing', activities: 2 },
                planned: { sum: 24, counts: 2, under5: 0 },
                reached: { sum: 6, counts: 2, under5: 2 },
              },
            ],
          },
        ],
      },
    ]);
  });

  it('is left for another one, with what was reached since', () => {
    const cells = project(mapCellsView, [told('a', 0, declared), told('a', 1, moved)]);
    expect(cells.get('pnpm/medical/MA-04')!.strands).toEqual([]);
    expect(cells.get('pnpm/medical/MA-06')!.strands).toMatchObject([
      { statuses: [{ activities: 1, reached: { sum: 30, counts: 1, under5: 0 } }] },
    ]);
  });

  it('keeps the newest confirmation, however late others are told', () => {
    const confirmed: ActivityEvent = {
      type: 'ActivityConfirmed',
      data: { organisation: AMANE, field: 'medical', area: 'MA-04' },
    };
    const days = ['2024-01-01', '2024-02-10', '2024-01-20'];
    const [cell] = project(mapCellsView, [
      told('a', 0, declared, days[0]),
      told('a', 1, confirmed, days[1]),
      told('a', 2, confirmed, days[2]),
    ]).values();
    expect(cell!.strands[0]!.confirmedOn).toBe('2024-02-10');
  });
});

/** All that may be wanted of activities; what the decisions refuse does not happen. */
const wish = fc.record({
  of: fc.nat(3),
  on: fc.constantFrom('2022', '2022-11', '2023', '2023-01', '2023-01-15', '2023-02', '2023-02-20', '2023-03-05'),
  command: fc.oneof(
    fc.record({
      name: fc.constant('DeclareActivity'),
      content: fc.record(
        {
          organisation: fc.constantFrom('one', 'two'),
          field: fc.constantFrom('medical', 'legal'),
          area: fc.constantFrom('A', 'B'),
          status: fc.constantFrom(...ACTIVITY_STATUSES),
          visibility: fc.constantFrom('public', 'members', 'restricted'),
          planned: fc.nat(9),
          reached: fc.nat(9),
        },
        { requiredKeys: ['organisation', 'field', 'area', 'status'] },
      ),
    }),
    fc.record({
      name: fc.constant('ChangeActivityStatus'),
      content: fc.record({ to: fc.constantFrom('planned', 'ongoing', 'suspended') }),
    }),
    fc.record({
      name: fc.constant('ChangeActivityScope'),
      content: fc.record(
        {
          field: fc.constantFrom('medical', 'legal'),
          area: fc.constantFrom('A', 'B'),
          planned: fc.nat(9),
          reached: fc.nat(9),
        },
        { requiredKeys: [] },
      ),
    }),
    fc.record({ name: fc.constant('ConfirmActivity'), content: fc.constant({}) }),
    fc.record({ name: fc.constant('EndActivity'), content: fc.constant({}) }),
  ),
});
type Wish = typeof wish extends fc.Arbitrary<infer Value> ? Value : never;

const frame = {
  ...emptyFrame,
  classification: { on: '', value: ['medical', 'legal'].map((code) => ({ code, name: {} })) },
  areas: { on: '', value: { vintage: 'X', areas: ['A', 'B'].map((code) => ({ code, name: {}, level: 1 })) } },
};

/** What becomes true when all this is wanted, one after another. */
function comesOf(wishes: readonly Wish[]): readonly RecordedEvent[] {
  const events: RecordedEvent[] = [];
  const states = new Map<string, Activity>();
  for (const { of, on: occurredOn, command } of wishes) {
    const id = derivedId(`activity ${of}`);
    const state = states.get(id) ?? activity.initialState;
    if ((state.status === 'unknown') !== (command.name === 'DeclareActivity')) continue;
    const decision = activity.commands[command.name]!.decide(command.content, state, {
      ...{ network: 'pnpm', id, occurredOn, today: '2024-03-01', now: '2024-03-01T09:00:00.000Z', account: null },
      newId: () => id,
      facts: { frame, activeOn: () => true },
    });
    if (isRefusal(decision)) continue;
    for (const event of decision) {
      const happened = told(id, events.length, event, occurredOn);
      events.push(happened);
      states.set(id, activity.evolve[event.type]!(states.get(id) ?? activity.initialState, happened as never));
    }
  }
  return events;
}

/** The counts of the cells, by what is counted apart. */
const counted = (cells: Iterable<CellDocument>): Record<string, object> =>
  Object.fromEntries(
    [...cells].flatMap(({ id, strands }) =>
      strands.flatMap(({ organisation, visibility, statuses }) =>
        statuses.map(({ status, ...counts }) => [[id, organisation, visibility, status].join(' '), counts] as const),
      ),
    ),
  );

const sumOf = (counts: readonly (number | undefined)[]) => {
  const given = counts.filter((count) => count !== undefined);
  return {
    sum: given.reduce((sum, count) => sum + count, 0),
    counts: given.length,
    under5: given.filter(isUnder5).length,
  };
};

/** The same, counted from the activities' own documents. */
function recounted(activities: Iterable<ActivityDocument>): Record<string, object> {
  const groups = Object.groupBy(activities, (each) =>
    [cellId('pnpm', each), each.organisation, each.visibility, each.status].join(' '),
  );
  return Object.fromEntries(
    Object.entries(groups).map(([key, group = []]) => [
      key,
      {
        activities: group.length,
        planned: sumOf(group.map(({ planned }) => planned)),
        reached: sumOf(group.map(({ reached }) => reached)),
      },
    ]),
  );
}

describe('the cells of a network', () => {
  it('hold on any day what its activities come to when they are counted one by one', () => {
    const days = fc.constantFrom('2022-12-31', '2023-01-15', '2023-01-31', '2023-02-28', '2023-12-31', '2024-03-01');
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 30 }), days, (wishes, day) => {
        const seen = comesOf(wishes).filter(({ metadata }) => effectiveDay(metadata.occurredOn, '2024-03-01') <= day);
        const cells = project(mapCellsView, seen).values();
        expect(counted(cells)).toEqual(recounted(project(activitiesView, seen).values()));
      }),
      { numRuns: 300 },
    );
  });
});
