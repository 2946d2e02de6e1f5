import { command, type Day, effectiveDay, Id, InLanguages, OnDay, OneOf, Part, type Text, Whole } from '#kernel';
import { type ActionItem, type ActionItemEvent, OWNER_KINDS, type OwnerKind } from './action-item.js';
import type { ActionPlan } from './action-plan.js';
import { carriedOver, carryOver, type CarryOver } from './carry-over.js';
import { ended, unlessInSequence } from './action-item.rules.js';
import { ItemReasonContent, PlanYear, Region } from './fields.js';
import { refuse } from './problems.js';

export class ProposeActionItem {
  @PlanYear({ about: 'The year of the plan' }) plan: string;
  @Id({ optional: true }) objective?: string;
  @InLanguages() title: Text;
  @InLanguages({ optional: true }) description?: Text;
  @Whole({ optional: true, min: 1, max: 1000, about: 'How much it counts against others; 1 by default' })
  weight?: number;
  @OnDay({ optional: true }) dueOn?: string;
  @Id({ optional: true, about: 'The recommendation that it takes up' }) recommendation?: string;
  @Region({ optional: true }) region?: string;
}

/** Who is to do something. */
export class OwnerContent {
  @OneOf(OWNER_KINDS) kind: OwnerKind;
  @Id() id: string;
}

export class AssignActionItem {
  @Part(() => OwnerContent) to: OwnerContent;
  @OnDay({ optional: true, about: 'For an item without a due date; one that has one is rescheduled, with a reason' })
  dueOn?: string;
}

export class AcceptAssignment {}

export class RescheduleActionItem extends ItemReasonContent {
  @OnDay() dueOn: string;
}

export class CarryOverActionItem {
  @PlanYear({ about: 'The year of a later plan' }) plan: string;
}

/** What proposing an item needs to know. */
export interface ProposalFacts {
  readonly plan: ActionPlan;
  /** Whether a workshop of the network issued the recommendation. */
  readonly recommended: boolean;
}

/** What assigning an item needs to know. */
export interface AssignmentFacts {
  /** Whether the owner was an active member, or an active group, on a day. */
  activeOn(day: Day): boolean;
}

/** Placing items in a plan, and giving them to those who will do them. */
export const planning = {
  ProposeActionItem: command<ActionItem, ActionItemEvent, ProposeActionItem, ProposalFacts>({
    content: ProposeActionItem,
    on: 'new',
    title: { fr: 'Proposer une action', ar: 'اقتراح نشاط', en: 'Propose an action item' },
    decide(proposal, _item, { facts }) {
      const { plan, objective, recommendation, weight = 1 } = proposal;
      if (facts.plan.status === 'unknown') return refuse('plan-unknown', { plan });
      if (facts.plan.status === 'closed') return refuse('plan-closed', { plan });
      if (objective && !facts.plan.objectives.has(objective)) return refuse('objective-unknown', { plan });
      if (recommendation && !facts.recommended) return refuse('item-recommendation-unknown');
      return [{ type: 'ActionItemProposed', data: { ...proposal, weight } }];
    },
  }),
  AssignActionItem: command<ActionItem, ActionItemEvent, AssignActionItem, AssignmentFacts>({
    content: AssignActionItem,
    on: 'exists',
    title: { fr: 'Confier une action', ar: 'إسناد نشاط', en: 'Assign an action item' },
    decide({ to, dueOn }, item, { facts, occurredOn, today }) {
      const refusal = ended(item) ?? unlessInSequence(item, occurredOn);
      if (refusal) return refusal;
      if (item.owner?.id === to.id) return refuse('item-already-assigned');
      if (dueOn && item.dueOn && dueOn !== item.dueOn) return refuse('item-due-date-set', { dueOn: item.dueOn });
      if (!facts.activeOn(effectiveDay(occurredOn, today)))
        return refuse(to.kind === 'organisation' ? 'item-owner-not-active' : 'item-group-not-active');
      return [{ type: 'ActionItemAssigned', data: { kind: to.kind, owner: to.id, dueOn } }];
    },
  }),
  AcceptAssignment: command<ActionItem, ActionItemEvent, AcceptAssignment>({
    content: AcceptAssignment,
    on: 'exists',
    title: { fr: "Accepter l'action", ar: 'قبول النشاط', en: 'Accept the item' },
    decide(_command, item, { occurredOn }) {
      const { status, owner } = item;
      if (status !== 'assigned' || !owner) return refuse('item-not-awaiting-answer');
      return unlessInSequence(item, occurredOn) ?? [{ type: 'AssignmentAccepted', data: { owner: owner.id } }];
    },
  }),
  DeclineAssignment: command<ActionItem, ActionItemEvent, ItemReasonContent>({
    content: ItemReasonContent,
    on: 'exists',
    title: { fr: "Décliner l'action", ar: 'الاعتذار عن النشاط', en: 'Decline the item' },
    decide({ reason }, item, { occurredOn }) {
      const { status, owner } = item;
      if (status !== 'assigned' || !owner) return refuse('item-not-awaiting-answer');
      return unlessInSequence(item, occurredOn) ?? [{ type: 'AssignmentDeclined', data: { owner: owner.id, reason } }];
    },
  }),
  RescheduleActionItem: command<ActionItem, ActionItemEvent, RescheduleActionItem>({
    content: RescheduleActionItem,
    on: 'exists',
    title: { fr: "Changer l'échéance", ar: 'إعادة جدولة النشاط', en: 'Reschedule the item' },
    decide({ dueOn, reason }, item) {
      if (dueOn === item.dueOn) return ended(item) ?? refuse('item-same-due-date', { dueOn });
      return ended(item) ?? [{ type: 'ActionItemRescheduled', data: { dueOn, reason } }];
    },
  }),
  CancelActionItem: command<ActionItem, ActionItemEvent, ItemReasonContent>({
    content: ItemReasonContent,
    on: 'exists',
    title: { fr: "Annuler l'action", ar: 'إلغاء النشاط', en: 'Cancel the item' },
    decide: ({ reason }, item, { occurredOn }) =>
      ended(item) ?? unlessInSequence(item, occurredOn) ?? [{ type: 'ActionItemCancelled', data: { reason } }],
  }),
  CarryOverActionItem: command<ActionItem, ActionItemEvent, CarryOverActionItem, CarryOver>({
    content: CarryOverActionItem,
    on: 'exists',
    title: {
      fr: "Reporter l'action dans un autre plan",
      ar: 'ترحيل النشاط إلى خطة أخرى',
      en: 'Carry the item over to another plan',
    },
    decide({ plan }, item, { id, facts }) {
      if (plan <= item.proposed!.plan) return refuse('item-not-a-later-plan', { plan: item.proposed!.plan });
      if (facts.to.plan.status === 'unknown') return refuse('plan-unknown', { plan });
      if (facts.to.plan.status === 'closed') return refuse('plan-closed', { plan });
      return ended(item) ?? [carriedOver(id, plan)];
    },
    also: (_command, item, { id, facts }) =>
      carryOver(new Map([[id, item]]), facts).filter((write) => write.aggregate !== 'actionItem' || write.id !== id),
  }),
};
