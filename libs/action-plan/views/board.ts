import { type Day, firstDay, folded, inLanguage, lastDay } from '#kernel';
import { isOpen } from '../domain/action-item.js';
import type { Board, BoardAxis, BoardMonth, BoardObjective, BoardOwner, BoardStanding } from './board.document.js';
import { byDueDate, isOverdue, type OwnerNames, summaryOf } from './item-summary.js';
import type { ItemDocument } from './item.document.js';
import type { ObjectiveDocument, PlanDocument } from './plans.view.js';

/** An item and what it weighs in the plan. */
interface Weighed {
  readonly item: ItemDocument;
  readonly weight: number;
}

/**
 * Computes a plan's board from its items, in one pass over them for each grouping. `today` decides what is overdue, and up to which
 * month there is anything to tell.
 */
export function boardOf(plan: PlanDocument, items: readonly ItemDocument[], today: Day, names: OwnerNames): Board {
  const objectives = new Map(plan.objectives.map((objective) => [objective.id, objective]));
  const weighed = items.map((item) => ({ item, weight: weightOf(item, objectives.get(item.objective ?? '')) }));
  return {
    plan,
    today,
    ...standingOf(weighed, today),
    axes: axesOf(weighed, objectives, today, names),
    owners: ownersOf(weighed, today, names),
    months: monthsOf(plan.year, weighed, today),
  };
}

const weightOf = ({ status, weight }: ItemDocument, objective?: ObjectiveDocument): number =>
  status === 'cancelled' ? 0 : weight * (objective?.weight ?? 1);

function standingOf(weighed: readonly Weighed[], today: Day): BoardStanding {
  const weight = sum(weighed, (each) => each.weight);
  const done = sum(weighed, (each) => each.weight * each.item.percent) / 100;
  const open = weighed.filter(({ item }) => isOpen(item.status));
  return {
    count: weighed.length,
    weight,
    done,
    progress: weight === 0 ? 0 : Math.round((1000 * done) / weight) / 10,
    byStatus: Object.fromEntries(
      [...grouped(weighed, ({ item }) => item.status)].map(([status, of]) => [status, of.length]),
    ),
    overdue: open.filter(({ item }) => isOverdue(item, today)).length,
    blocked: open.filter(({ item }) => item.blocked).length,
    unassigned: open.filter(({ item }) => !item.owner).length,
  };
}

/** Axes in the plan's order, also those without items; what has no objective comes last. */
function axesOf(
  weighed: readonly Weighed[],
  objectives: ReadonlyMap<string, ObjectiveDocument>,
  today: Day,
  names: OwnerNames,
): readonly BoardAxis[] {
  const under = grouped(weighed, ({ item }) => objectives.get(item.objective ?? '')?.id ?? '');
  const axes = [...grouped([...objectives.values()], ({ axis }) => folded(inLanguage(axis, 'fr'))).values()];
  const placed = axes.map((of): BoardAxis => ({
    axis: of[0]!.axis,
    ...standingOf(
      of.flatMap(({ id }) => under.get(id) ?? []),
      today,
    ),
    objectives: of.map((each) => objectiveOf(under.get(each.id) ?? [], today, names, each)),
  }));
  const loose = under.get('');
  return loose ? [...placed, { ...standingOf(loose, today), objectives: [objectiveOf(loose, today, names)] }] : placed;
}

const objectiveOf = (
  weighed: readonly Weighed[],
  today: Day,
  names: OwnerNames,
  objective?: ObjectiveDocument,
): BoardObjective => ({
  id: objective?.id,
  objective: objective?.objective,
  ...standingOf(weighed, today),
  items: weighed.map(({ item }) => summaryOf(item, today, names)).sort(byDueDate),
});

/** Who has an item: an organisation under its present record, whichever it was given the item under. */
const ownerOf = ({ owner }: ItemDocument, names: OwnerNames) =>
  owner && { ...owner, id: names.get(owner.id)?.id ?? owner.id };

/** Those who carry most first; what nobody has comes last. */
const ownersOf = (weighed: readonly Weighed[], today: Day, names: OwnerNames): readonly BoardOwner[] =>
  [...grouped(weighed, ({ item }) => ownerOf(item, names)?.id ?? '').values()]
    .map((of) => ({ item: of[0]!.item, of }))
    .map(({ item, of }): BoardOwner => ({
      owner: ownerOf(item, names),
      name: item.owner && names.get(item.owner.id)?.name,
      ...standingOf(of, today),
    }))
    .sort((one, other) => Number(!one.owner) - Number(!other.owner) || other.weight - one.weight);

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;

function monthsOf(year: string, weighed: readonly Weighed[], today: Day): readonly BoardMonth[] {
  const yearEnd = lastDay(year);
  return MONTHS.map((number) => {
    const month = `${year}-${number}`;
    const end = lastDay(month);
    const planned = sum(weighed, ({ item, weight }) => ((item.dueOn ?? yearEnd) <= end ? weight : 0));
    const actual = sum(weighed, ({ item, weight }) => (item.completedOn && item.completedOn <= end ? weight : 0));
    return { month, planned, ...(firstDay(month) <= today ? { actual } : {}) };
  });
}

const sum = (weighed: readonly Weighed[], value: (each: Weighed) => number): number =>
  weighed.reduce((total, each) => total + value(each), 0);

const grouped = <Value>(
  values: readonly Value[],
  key: (value: Value) => string,
): ReadonlyMap<string, readonly Value[]> => Map.groupBy(values, key);
