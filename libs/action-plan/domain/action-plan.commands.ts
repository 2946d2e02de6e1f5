import {
  aggregate,
  command,
  firstDay,
  Id,
  InLanguages,
  isRefusal,
  lastDay,
  MAX_APPEND_BYTES,
  type PartialDate,
  PartList,
  type Text,
} from '#kernel';
import { type ActionPlan, type ActionPlanEvent, evolve, initialState } from './action-plan.js';
import { carryOver, type CarryOver, type Items } from './carry-over.js';
import { YEAR } from './fields.js';
import { ObjectiveContent, type ObjectiveFacts, objectiveSet, withObjectives } from './objectives.js';
import { problems, refuse } from './problems.js';

export class SetObjective extends ObjectiveContent {}

/** The path names the year. */
export class DraftActionPlan {
  @InLanguages({ optional: true }) title?: Text;
  @Id({ optional: true, about: 'The workshop that asked for it' }) workshop?: string;
  @PartList(() => ObjectiveContent, { optional: true, max: 100 }) objectives?: ObjectiveContent[];
}

export class AdoptActionPlan {
  @Id({ about: 'The workshop that adopted it' }) workshop: string;
}

export class ReviseActionPlan {
  @InLanguages() reason: Text;
  @PartList(() => ObjectiveContent, { optional: true, max: 100 }) objectives?: ObjectiveContent[];
}

export class CloseActionPlan {
  @InLanguages({ optional: true }) summary?: Text;
}

/** What most decisions on plans need to know. */
export interface PlanFacts extends ObjectiveFacts {
  /** What the workshop that the command names came to. */
  readonly workshop: 'unknown' | 'scheduled' | 'held' | 'cancelled';
  /** The first day on which it was held. */
  readonly heldOn?: PartialDate;
}

/** What closing a plan needs to know: its unfinished items, and where they go on. */
export interface ClosingFacts extends CarryOver {
  readonly items: Items;
}

/** The annual action plan: one per network and year, keyed by the year. */
export const plan = aggregate<ActionPlan, ActionPlanEvent>({
  name: 'actionPlan',
  scope: 'network',
  initialState,
  evolve,
  problems,
  commands: {
    DraftActionPlan: command<ActionPlan, ActionPlanEvent, DraftActionPlan, PlanFacts>({
      content: DraftActionPlan,
      on: 'either',
      title: { fr: "Préparer un plan d'action", ar: 'إعداد خطة عمل', en: 'Draft an action plan' },
      decide({ title, workshop, objectives }, drafted, context) {
        if (!YEAR.test(context.id)) return refuse('plan-not-a-year');
        if (drafted.status !== 'unknown') return refuse('plan-already-drafted', { plan: context.id });
        if (workshop && context.facts.workshop === 'unknown') return refuse('plan-workshop-unknown');
        return withObjectives({ type: 'ActionPlanDrafted', data: { title, workshop } }, objectives, drafted, context);
      },
    }),
    SetObjective: command<ActionPlan, ActionPlanEvent, SetObjective, PlanFacts>({
      content: SetObjective,
      on: 'exists',
      title: { fr: 'Fixer un objectif', ar: 'تحديد هدف', en: 'Set an objective' },
      decide(objective, { status, objectives }, context) {
        if (status === 'closed') return refuse('plan-closed', { plan: context.id });
        if (status === 'adopted') return refuse('plan-already-adopted', { plan: context.id });
        const set = objectiveSet(objective, objectives, context);
        return isRefusal(set) ? set : [set];
      },
    }),
    AdoptActionPlan: command<ActionPlan, ActionPlanEvent, AdoptActionPlan, PlanFacts>({
      content: AdoptActionPlan,
      on: 'exists',
      title: { fr: "Adopter le plan d'action", ar: 'اعتماد خطة العمل', en: 'Adopt the action plan' },
      decide({ workshop }, { status }, { id, facts, occurredOn }) {
        if (status === 'closed') return refuse('plan-closed', { plan: id });
        if (status === 'adopted') return refuse('plan-already-adopted', { plan: id });
        if (facts.workshop === 'unknown') return refuse('plan-workshop-unknown');
        if (facts.workshop !== 'held') return refuse('plan-workshop-not-held');
        if (facts.heldOn && lastDay(occurredOn) < firstDay(facts.heldOn))
          return refuse('plan-adopted-before-workshop', { heldOn: facts.heldOn });
        return [{ type: 'ActionPlanAdopted', data: { workshop } }];
      },
    }),
    ReviseActionPlan: command<ActionPlan, ActionPlanEvent, ReviseActionPlan, PlanFacts>({
      content: ReviseActionPlan,
      on: 'exists',
      title: { fr: "Réviser le plan d'action", ar: 'مراجعة خطة العمل', en: 'Revise the action plan' },
      decide({ reason, objectives }, adopted, context) {
        if (adopted.status === 'closed') return refuse('plan-closed', { plan: context.id });
        if (adopted.status !== 'adopted') return refuse('plan-not-adopted', { plan: context.id });
        return withObjectives({ type: 'ActionPlanRevised', data: { reason } }, objectives, adopted, context);
      },
    }),
    CloseActionPlan: command<ActionPlan, ActionPlanEvent, CloseActionPlan, ClosingFacts>({
      content: CloseActionPlan,
      on: 'exists',
      title: { fr: "Clore le plan d'action", ar: 'إغلاق خطة العمل', en: 'Close the action plan' },
      decide({ summary }, { status }, { id, facts }) {
        if (status === 'closed') return refuse('plan-closed', { plan: id });
        if (status !== 'adopted') return refuse('plan-not-adopted', { plan: id });
        const { items, to } = facts;
        if (items.size > 0 && to.plan.status === 'closed') return refuse('next-plan-closed', { plan: to.year });
        if (bytesOf(facts) > MAX_APPEND_BYTES) return refuse('carry-over-too-large', { items: items.size });
        return [{ type: 'ActionPlanClosed', data: { summary, carriedOver: items.size } }];
      },
      also: (_command, _plan, { facts }) => (facts.items.size > 0 ? carryOver(facts.items, facts) : []),
    }),
  },
});

const METADATA_BYTES = 900;

/** What closing would write, roughly: the events, and what is written beside each. */
function bytesOf(facts: ClosingFacts): number {
  const events = carryOver(facts.items, facts).flatMap((write) => write.events);
  return Buffer.byteLength(JSON.stringify(events)) + events.length * METADATA_BYTES;
}
