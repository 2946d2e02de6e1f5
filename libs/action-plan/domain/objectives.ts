import { type Decision, Id, InLanguages, isRefusal, type Refusal, same, type Text, Whole } from '#kernel';
import type { ActionPlan, ActionPlanEvent } from './action-plan.js';
import { refuse } from './problems.js';

/** An objective under its axis. */
export class ObjectiveContent {
  @Id({
    optional: true,
    about: 'An objective of this plan, to word it anew, or of last year’s, to go on with it; a new one without',
  })
  id?: string;
  @InLanguages() axis: Text;
  @InLanguages() objective: Text;
  @Whole({ optional: true, min: 1, max: 1000, about: 'How much its items count against those of others; 1 by default' })
  weight?: number;
}

/** What setting objectives needs to know. */
export interface ObjectiveFacts {
  /** Last year's plan. */
  readonly previous: ActionPlan;
}

interface Naming {
  readonly id: string;
  readonly facts: ObjectiveFacts;
  newId(): string;
}

/** A first event, and the objectives that are set with it. */
export function withObjectives(
  first: ActionPlanEvent,
  contents: readonly ObjectiveContent[] = [],
  { objectives }: ActionPlan,
  context: Naming,
): Decision<ActionPlanEvent> {
  const events: [ActionPlanEvent, ...ActionPlanEvent[]] = [first];
  let known = objectives;
  for (const content of contents) {
    const set = objectiveSet(content, known, context);
    if (isRefusal(set)) return set;
    known = new Map(known).set(set.data.id, set.data);
    events.push(set);
  }
  return events;
}

type Setting = Extract<ActionPlanEvent, { type: 'ObjectiveSet' }>;

/** Ids of objectives live on from year to year; one that the plan has in the same words already is not set again. */
export function objectiveSet(
  { id, axis, objective, weight = 1 }: ObjectiveContent,
  known: ActionPlan['objectives'],
  { id: year, facts, newId }: Naming,
): Setting | Refusal {
  const continued = id !== undefined && !known.has(id);
  if (continued && !facts.previous.objectives.has(id)) return refuse('objective-unknown', { plan: year });
  const there = [...known.values()].some(
    (other) =>
      same(other.axis, axis) && same(other.objective, objective) && (id !== other.id || weight === other.weight),
  );
  if (there) return refuse('objective-already-set', { plan: year });
  const carriedFrom = continued ? String(Number(year) - 1) : known.get(id ?? '')?.carriedFrom;
  return { type: 'ObjectiveSet', data: { id: id ?? newId(), axis, objective, weight, carriedFrom } };
}
