import { derivedId, type Elsewhere } from '#kernel';
import { type ActionItem, type ActionItemEvent, type ActionItemProposed, isOpen } from './action-item.js';
import type { ActionPlan, ActionPlanEvent } from './action-plan.js';

/** From which year's plan to which, as both stand. The later one may not exist yet. */
export interface CarryOver {
  readonly from: { readonly year: string; readonly plan: ActionPlan };
  readonly to: { readonly year: string; readonly plan: ActionPlan };
  /** Ids of the owners that may still be given work. */
  readonly active: ReadonlySet<string>;
}

/** Items by id. */
export type Items = ReadonlyMap<string, ActionItem>;

export const unfinished = (items: Items, year: string): Items =>
  new Map([...items].filter(([, { status, proposed }]) => proposed?.plan === year && isOpen(status)));

/** The id that an item has in a later plan: always the same, so that nothing is ever carried over twice. */
export const carriedId = (item: string, year: string): string => derivedId('carried over', item, year);

/** What becomes true when items go on in a later plan: old and new items say so, and the plan has the objectives that they need. */
export const carryOver = (items: Items, way: CarryOver): readonly Elsewhere[] => [
  ...laterPlan(items, way),
  ...[...items].flatMap(([id, item]) => [
    elsewhere('actionItem', id, 'exists', [carriedOver(id, way.to.year)]),
    elsewhere('actionItem', carriedId(id, way.to.year), 'none', anew(id, item, way)),
  ]),
];

export const carriedOver = (id: string, year: string): ActionItemEvent => ({
  type: 'ActionItemCarriedOver',
  data: { plan: year, as: carriedId(id, year) },
});

/** The new item begins where the old one stands. Its owner keeps it where they still may, and accepts it for the new year. */
function anew(id: string, item: ActionItem, { to, active }: CarryOver): readonly ActionItemEvent[] {
  const { proposed, owner, progress, dueOn, blocked } = item;
  const data: ActionItemProposed = { ...proposed!, plan: to.year, dueOn, carriedFrom: id, percent: progress?.percent };
  const events: ActionItemEvent[] = [{ type: 'ActionItemProposed', data }];
  if (owner && active.has(owner.id))
    events.push({ type: 'ActionItemAssigned', data: { kind: owner.kind, owner: owner.id } });
  if (blocked) events.push({ type: 'ActionItemBlocked', data: { reason: blocked } });
  return events;
}

function laterPlan(items: Items, { from, to }: CarryOver): readonly Elsewhere[] {
  const drafted: readonly ActionPlanEvent[] =
    to.plan.status === 'unknown' ? [{ type: 'ActionPlanDrafted', data: {} }] : [];
  const needed = new Set([...items.values()].map(({ proposed }) => proposed?.objective));
  const missing = [...from.plan.objectives.values()].filter(({ id }) => needed.has(id) && !to.plan.objectives.has(id));
  const set = missing.map((data): ActionPlanEvent => ({
    type: 'ObjectiveSet',
    data: { ...data, carriedFrom: from.year },
  }));
  const events = [...drafted, ...set];
  return events.length === 0 ? [] : [elsewhere('actionPlan', to.year, drafted.length > 0 ? 'none' : 'exists', events)];
}

const elsewhere = (
  aggregate: string,
  id: string,
  expected: Elsewhere['expected'],
  events: Elsewhere['events'],
): Elsewhere => ({ aggregate, id, expected, events });
