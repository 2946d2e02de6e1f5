import type { Facts, FactsLoader } from '#kernel';
import { membership, standingOn, workingGroup } from '#networks';
import { workshop } from '#workshops';
import { item } from './domain/action-item.commands.js';
import type { Owner } from './domain/action-item.js';
import type {
  AssignActionItem,
  AssignmentFacts,
  CarryOverActionItem,
  ProposeActionItem,
  ProposalFacts,
} from './domain/action-item.planning.js';
import { type ClosingFacts, plan, type PlanFacts } from './domain/action-plan.commands.js';
import { type CarryOver, type Items, unfinished } from './domain/carry-over.js';
import type { DefineIndicator } from './domain/indicator.commands.js';

const yearAfter = (year: string, years: number): string => String(Number(year) + years);

/** Members are judged by the day: history is told late, and then counts for what they were. */
async function ofOwner({ kind, id }: Owner, facts: Facts): Promise<AssignmentFacts> {
  if (kind === 'workingGroup') {
    const { status } = await facts.state(workingGroup, id);
    return { activeOn: () => status === 'active' };
  }
  const member = await facts.state(membership, id);
  return { activeOn: (day) => standingOn(member, day) === 'active' };
}

async function ofPlan({ workshop: id }: { workshop?: string }, facts: Facts, year: string): Promise<PlanFacts> {
  const { status, heldOn } = id ? await facts.state(workshop, id) : workshop.initialState;
  return { previous: await facts.state(plan, yearAfter(year, -1)), workshop: status, heldOn };
}

const mayWork = async ({ kind, id }: Owner, facts: Facts): Promise<boolean> =>
  kind === 'organisation'
    ? (await facts.state(membership, id)).standing === 'active'
    : (await facts.state(workingGroup, id)).status === 'active';

async function wayBetween(facts: Facts, items: Items, from: string, to: string): Promise<CarryOver> {
  const active = new Set<string>();
  const owners = new Map([...items.values()].flatMap(({ owner }) => (owner ? [[owner.id, owner] as const] : [])));
  for (const owner of owners.values()) if (await mayWork(owner, facts)) active.add(owner.id);
  return {
    from: { year: from, plan: await facts.state(plan, from) },
    to: { year: to, plan: await facts.state(plan, to) },
    active,
  };
}

async function ofClosing(_command: object, facts: Facts, year: string): Promise<ClosingFacts> {
  const items = unfinished(await facts.all(item), year);
  return { items, ...(await wayBetween(facts, items, year, yearAfter(year, 1))) };
}

async function ofCarrying({ plan: to }: CarryOverActionItem, facts: Facts, id: string): Promise<CarryOver> {
  const carried = await facts.state(item, id);
  return wayBetween(facts, new Map([[id, carried]]), carried.proposed?.plan ?? to, to);
}

async function ofProposal({ plan: year, recommendation }: ProposeActionItem, facts: Facts): Promise<ProposalFacts> {
  const workshops = recommendation ? await facts.all(workshop) : new Map<string, never>();
  const recommended = [...workshops.values()].some(({ recommendations }) => recommendations.has(recommendation!));
  return { plan: await facts.state(plan, year), recommended };
}

/** What the decisions on plans, items and indicators rely on elsewhere: plans, workshops, and who may be given work. */
export const facts: Readonly<Record<string, FactsLoader>> = {
  DraftActionPlan: ofPlan,
  SetObjective: ofPlan,
  AdoptActionPlan: ofPlan,
  ReviseActionPlan: ofPlan,
  CloseActionPlan: ofClosing,
  ProposeActionItem: ofProposal,
  AssignActionItem: ({ to }: AssignActionItem, facts) => ofOwner(to, facts),
  CarryOverActionItem: ofCarrying,
  DefineIndicator: async ({ plan: year }: DefineIndicator, facts) => ({
    plan: year ? await facts.state(plan, year) : plan.initialState,
  }),
};
