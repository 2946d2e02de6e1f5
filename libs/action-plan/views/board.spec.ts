import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { derivedId } from '#kernel';
import { ITEM_STATUSES, type ItemStatus } from '../domain/action-item.js';
import { boardOf } from './board.js';
import type { ItemDocument } from './item.document.js';
import type { PlanDocument } from './plans.view.js';

const [AMANE, GROUP, RIGHTS, HEALTH, CARE] = ['amane', 'group', 'rights', 'health', 'care'].map((name) =>
  derivedId(name),
) as [string, string, string, string, string];
const objective = (id: string, axis: string, weight = 1) => ({ id, axis: { fr: axis }, objective: { fr: id }, weight });

const plan: PlanDocument = {
  id: derivedId('plan'),
  network: 'pnpm',
  year: '2023',
  status: 'adopted',
  objectives: [objective(RIGHTS, 'Droits'), objective(HEALTH, 'Santé', 2), objective(CARE, 'SANTE')],
  draftedOn: '2023-02',
  revisions: [],
  revision: 0,
};

let count = 0;
const itemOf = (changed: Partial<ItemDocument> = {}): ItemDocument => ({
  id: derivedId('item', String(count++)),
  network: 'pnpm',
  plan: '2023',
  title: { fr: 'Action' },
  weight: 1,
  status: 'started',
  percent: 0,
  blocked: false,
  owners: [],
  reports: [],
  evidence: [],
  steps: [],
  search: 'action',
  revision: 0,
  ...changed,
});
const amane = { kind: 'organisation', id: AMANE } as const;
const group = { kind: 'workingGroup', id: GROUP } as const;
const names = new Map([
  [AMANE, { id: AMANE, name: { fr: 'Association Meilleur Avenir pour Nos Enfants' }, acronym: 'AMANE' }],
  [GROUP, { id: GROUP, name: { fr: 'Groupe santé' } }],
]);
const board = (items: readonly ItemDocument[], today = '2023-07-15') => boardOf(plan, items, today, names);

describe('the board of a plan', () => {
  it('gives an organisation one line, whichever of its records items were given to', () => {
    const former = derivedId('former record');
    const called = new Map([...names, [former, names.get(AMANE)!]]);
    const items = [itemOf({ owner: amane }), itemOf({ owner: { kind: 'organisation', id: former } })];
    expect(boardOf(plan, items, '2023-07-15', called).owners).toMatchObject([{ owner: amane, count: 2 }]);
    const onlyFormer = new Map([[former, names.get(AMANE)!]]);
    expect(boardOf(plan, items.slice(1), '2023-07-15', onlyFormer).owners).toMatchObject([
      { owner: amane, name: { fr: 'Association Meilleur Avenir pour Nos Enfants' } },
    ]);
  });

  it('sorts items under objectives and axes; axes are one where only case and accents differ', () => {
    const { axes } = board([
      itemOf({ objective: CARE, dueOn: '2023-09-01' }),
      itemOf({ objective: CARE, dueOn: '2023-03-01' }),
      itemOf(),
    ]);
    expect(
      axes.map(({ axis, objectives }) => [axis?.fr, objectives.map(({ id, items }) => [id, items.length])]),
    ).toEqual([
      ['Droits', [[RIGHTS, 0]]],
      [
        'Santé',
        [
          [HEALTH, 0],
          [CARE, 2],
        ],
      ],
      [undefined, [[undefined, 1]]],
    ]);
    expect(axes[1]?.objectives[1]?.items.map(({ dueOn }) => dueOn)).toEqual(['2023-03-01', '2023-09-01']);
  });

  it('weighs an item by itself and by its objective', () => {
    const { progress, weight, done, axes } = board([
      itemOf({ objective: RIGHTS, weight: 2, percent: 50 }),
      itemOf({ objective: HEALTH, weight: 3, percent: 100, status: 'completed' }),
    ]);
    expect({ progress, weight, done }).toEqual({ progress: 87.5, weight: 8, done: 7 });
    expect(axes.map((axis) => axis.progress)).toEqual([50, 100]);
  });

  it('counts a cancelled item and lets it weigh nothing; a carried over one stays unfinished', () => {
    const { count, weight, progress, byStatus } = board([
      itemOf({ status: 'cancelled', percent: 80 }),
      itemOf({ status: 'carried-over', percent: 40 }),
      itemOf({ status: 'verified', percent: 100 }),
    ]);
    expect({ count, weight, progress }).toEqual({ count: 3, weight: 2, progress: 70 });
    expect(byStatus).toEqual({ cancelled: 1, 'carried-over': 1, verified: 1 });
  });

  it('flags what is late, blocked, or nobody’s, as of the day', () => {
    const items = [
      itemOf({ dueOn: '2023-07-14', owner: amane }),
      itemOf({ dueOn: '2023-07-15', owner: amane, blocked: true }),
      itemOf({ dueOn: '2023-07-01', owner: amane, status: 'completed' }),
      itemOf({ status: 'proposed' }),
      itemOf({ status: 'cancelled' }),
    ];
    expect(board(items)).toMatchObject({ overdue: 1, blocked: 1, unassigned: 1 });
    expect(board(items, '2023-07-14')).toMatchObject({ overdue: 0 });
    expect(board(items, '2023-08-01')).toMatchObject({ overdue: 2 });
  });

  it('tells what each owner has, by name, the most first', () => {
    const { owners } = board([
      itemOf(),
      itemOf(),
      itemOf(),
      itemOf({ owner: amane }),
      itemOf({ owner: group, weight: 2, percent: 50 }),
    ]);
    expect(owners.map(({ owner, name, count, progress }) => [owner?.id, name?.fr, count, progress])).toEqual([
      [GROUP, 'Groupe santé', 1, 50],
      [AMANE, 'Association Meilleur Avenir pour Nos Enfants', 1, 0],
      [undefined, undefined, 3, 0],
    ]);
  });

  it('sets what was planned against what was done, month by month, as far as the year has come', () => {
    const { months } = board([
      itemOf({ dueOn: '2023-03-31', completedOn: '2023-05-02', status: 'completed', percent: 100, weight: 2 }),
      itemOf({ dueOn: '2023-06-01' }),
      itemOf(),
      itemOf({ dueOn: '2023-01-01', status: 'cancelled' }),
    ]);
    expect(months).toHaveLength(12);
    const at = (month: string) => months.find((each) => each.month === month);
    expect([at('2023-02'), at('2023-03'), at('2023-05'), at('2023-07'), at('2023-08'), at('2023-12')]).toEqual([
      { month: '2023-02', planned: 0, actual: 0 },
      { month: '2023-03', planned: 2, actual: 0 },
      { month: '2023-05', planned: 2, actual: 2 },
      { month: '2023-07', planned: 3, actual: 2 },
      { month: '2023-08', planned: 3 },
      { month: '2023-12', planned: 4 },
    ]);
  });

  it('is a board without items, too', () => {
    expect(board([])).toMatchObject({
      count: 0,
      weight: 0,
      progress: 0,
      owners: [],
      axes: [{ progress: 0 }, { progress: 0 }],
    });
  });
});

describe('laws of the board', () => {
  const items = fc.array(
    fc.record({
      objective: fc.constantFrom(RIGHTS, HEALTH, CARE, undefined, derivedId('of another plan')),
      status: fc.constantFrom<ItemStatus>(...ITEM_STATUSES),
      percent: fc.integer({ min: 0, max: 100 }),
      weight: fc.integer({ min: 1, max: 1000 }),
      owner: fc.constantFrom(amane, group, undefined),
      dueOn: fc.constantFrom('2022-11-30', '2023-02-28', '2023-12-31', '2024-01-31', undefined),
      completedOn: fc.constantFrom('2023-01-31', '2023-10-01', undefined),
    }),
    { maxLength: 40 },
  );
  const total = (parts: readonly { weight: number; done: number; count: number; overdue: number }[]) =>
    parts.reduce(
      (sum, part) => ({
        weight: sum.weight + part.weight,
        done: sum.done + part.done,
        count: sum.count + part.count,
        overdue: sum.overdue + part.overdue,
      }),
      { weight: 0, done: 0, count: 0, overdue: 0 },
    );

  it('the whole is the sum of its axes, of its objectives and of its owners, and its progress is between 0 and 100', () => {
    fc.assert(
      fc.property(items, (changes) => {
        const made = board(changes.map(itemOf));
        expect(made.progress).toBeGreaterThanOrEqual(0);
        expect(made.progress).toBeLessThanOrEqual(100);
        for (const parts of [made.axes, made.axes.flatMap(({ objectives }) => objectives), made.owners]) {
          const { done, ...counted } = total(parts);
          expect(counted).toEqual({ weight: made.weight, count: made.count, overdue: made.overdue });
          expect(done).toBeCloseTo(made.done, 6);
        }
      }),
    );
  });

  it('what is planned and what is done only grow over the year', () => {
    fc.assert(
      fc.property(items, (changes) => {
        const { months, weight } = board(changes.map(itemOf), '2024-06-01');
        for (const [index, { planned, actual }] of months.entries()) {
          expect(planned).toBeGreaterThanOrEqual(months[index - 1]?.planned ?? 0);
          expect(actual).toBeGreaterThanOrEqual(months[index - 1]?.actual ?? 0);
          expect(planned).toBeLessThanOrEqual(weight);
        }
      }),
    );
  });
});
