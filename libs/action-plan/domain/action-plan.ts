import type { Event, Evolve, Text } from '#kernel';

/** An objective as an event tells it. The id outlives the year: next year's plan may go on with the same objective. */
export interface ObjectiveSet {
  readonly id: string;
  readonly axis: Text;
  readonly objective: Text;
  /** How much an item under it counts, times the item's own weight. */
  readonly weight: number;
  /** The year of the plan that it was carried over from, with its unfinished items. */
  readonly carriedFrom?: string;
}

/** What happens to the annual action plan of a network. Its id is its year. */
export type ActionPlanEvent =
  | Event<'ActionPlanDrafted', { title?: Text; workshop?: string }>
  | Event<'ObjectiveSet', ObjectiveSet>
  | Event<'ActionPlanAdopted', { workshop: string }>
  | Event<'ActionPlanRevised', { reason: Text }>
  | Event<'ActionPlanClosed', { summary?: Text; carriedOver: number }>;

export type ActionPlanStatus = 'unknown' | 'draft' | 'adopted' | 'closed';

/** What decisions about a plan, and about items in it, need to know. */
export interface ActionPlan {
  readonly status: ActionPlanStatus;
  readonly objectives: ReadonlyMap<string, ObjectiveSet>;
}

export const initialState: ActionPlan = { status: 'unknown', objectives: new Map() };

export const evolve: Evolve<ActionPlan, ActionPlanEvent> = {
  ActionPlanDrafted: (plan) => ({ ...plan, status: 'draft' }),
  ObjectiveSet: (plan, { data }) => ({ ...plan, objectives: new Map([...plan.objectives, [data.id, data]]) }),
  ActionPlanAdopted: (plan) => ({ ...plan, status: 'adopted' }),
  ActionPlanRevised: (plan) => plan,
  ActionPlanClosed: (plan) => ({ ...plan, status: 'closed' }),
};
