import { describe, expect, it } from '@jest/globals';
import { derivedId, type Elsewhere } from '#kernel';
import { given, on } from '#kernel/testing';
import { item } from './action-item.commands.js';
import type { ActionItem, ActionItemEvent, ActionItemProposed } from './action-item.js';
import { type ActionPlan, type ActionPlanEvent, initialState } from './action-plan.js';
import { type ClosingFacts, plan } from './action-plan.commands.js';
import { carriedId, type CarryOver, unfinished } from './carry-over.js';

const [ITEM, OWNER, HEALTH, SPARE] = ['item', 'owner', 'health', 'spare'].map((name) => derivedId(name)) as [
  string,
  string,
  string,
  string,
];
const objective = (id: string) => ({ id, axis: { fr: 'Santé' }, objective: { fr: id }, weight: 1 });
const planOf = (...events: ActionPlanEvent[]): ActionPlan => given(plan, events).state;
const drafted: ActionPlanEvent = { type: 'ActionPlanDrafted', data: {} };
const adopted: ActionPlanEvent = { type: 'ActionPlanAdopted', data: { workshop: derivedId('workshop') } };
const closed: ActionPlanEvent = { type: 'ActionPlanClosed', data: { carriedOver: 0 } };
const health: ActionPlanEvent = { type: 'ObjectiveSet', data: objective(HEALTH) };
const spare: ActionPlanEvent = { type: 'ObjectiveSet', data: objective(SPARE) };

const proposal: ActionItemProposed = {
  plan: '2023',
  objective: HEALTH,
  title: { fr: 'Former les médiateurs' },
  weight: 3,
  dueOn: '2023-06-30',
};
const proposed: ActionItemEvent = { type: 'ActionItemProposed', data: proposal };
const assigned: ActionItemEvent = { type: 'ActionItemAssigned', data: { kind: 'organisation', owner: OWNER } };
const accepted: ActionItemEvent = { type: 'AssignmentAccepted', data: { owner: OWNER } };
const progress = (percent: number): ActionItemEvent => ({ type: 'ProgressReported', data: { percent } });
const itemOf = (...events: (ActionItemEvent & { occurredOn?: string })[]): ActionItem => given(item, events).state;

const way = (to: ActionPlan, active: readonly string[] = [OWNER]): CarryOver => ({
  from: { year: '2023', plan: planOf(drafted, health, spare, adopted) },
  to: { year: '2024', plan: to },
  active: new Set(active),
});
const closing = (to: ActionPlan, items: readonly ActionItem[], active?: readonly string[]): ClosingFacts => ({
  ...way(to, active),
  items: unfinished(
    new Map(items.map((each, index) => [index === 0 ? ITEM : derivedId('item', String(index)), each])),
    '2023',
  ),
});
const close = (facts: ClosingFacts) =>
  given(plan, [drafted, health, adopted], { id: '2023' }).when('CloseActionPlan', {}, facts);
const told = (elsewhere: readonly Elsewhere[], id: string) => elsewhere.find((write) => write.id === id);
const NEW = carriedId(ITEM, '2024');

describe('closing a plan', () => {
  it('just closes it where everything is finished', () => {
    const done = itemOf(proposed, assigned, accepted, { type: 'ActionItemCompleted', data: {} });
    const cancelled = itemOf(proposed, { type: 'ActionItemCancelled', data: { reason: { fr: 'Sans objet' } } });
    const { events, elsewhere } = close(closing(initialState, [done, cancelled]));
    expect(events).toEqual([closed]);
    expect(elsewhere).toEqual([]);
  });

  it('carries what is unfinished over, and both items say so', () => {
    const { events, elsewhere } = close(
      closing(planOf(drafted, health), [itemOf(proposed, assigned, accepted, progress(40))]),
    );
    expect(events).toEqual([{ type: 'ActionPlanClosed', data: { carriedOver: 1 } }]);
    expect(told(elsewhere, ITEM)).toEqual({
      aggregate: 'actionItem',
      id: ITEM,
      expected: 'exists',
      events: [{ type: 'ActionItemCarriedOver', data: { plan: '2024', as: NEW } }],
    });
    expect(told(elsewhere, NEW)).toEqual({
      aggregate: 'actionItem',
      id: NEW,
      expected: 'none',
      events: [
        { type: 'ActionItemProposed', data: { ...proposal, plan: '2024', carriedFrom: ITEM, percent: 40 } },
        assigned,
      ],
    });
  });

  it('leaves items of other years alone', () => {
    const other = itemOf({ type: 'ActionItemProposed', data: { ...proposal, plan: '2022' } });
    expect(close(closing(initialState, [other])).elsewhere).toEqual([]);
  });

  it('keeps no owner who may not be given work any more', () => {
    const { elsewhere } = close(closing(planOf(drafted, health), [itemOf(proposed, assigned)], []));
    expect(told(elsewhere, NEW)?.events.map(({ type }) => type)).toEqual(['ActionItemProposed']);
  });

  it('leaves blocked what is blocked', () => {
    const blocked: ActionItemEvent = { type: 'ActionItemBlocked', data: { reason: { fr: 'Sans réponse' } } };
    const facts = (...events: ActionItemEvent[]) =>
      closing(planOf(drafted, health), [itemOf(proposed, blocked, ...events)]);
    expect(told(close(facts()).elsewhere, NEW)?.events.slice(1)).toEqual([blocked]);
    const free = close(facts({ type: 'ActionItemUnblocked', data: {} }));
    expect(told(free.elsewhere, NEW)?.events).toHaveLength(1);
  });

  it('goes by the due date and the progress that hold at the end', () => {
    const rescheduled: ActionItemEvent = {
      type: 'ActionItemRescheduled',
      data: { dueOn: '2024-02-01', reason: { fr: 'Retard' } },
    };
    const late = itemOf(
      proposed,
      assigned,
      accepted,
      on('2023-09-01', progress(60)),
      on('2023-05-01', progress(20)),
      rescheduled,
    );
    const { elsewhere } = close(closing(planOf(drafted, health), [late]));
    expect(told(elsewhere, NEW)?.events[0]).toMatchObject({ data: { dueOn: '2024-02-01', percent: 60 } });
  });

  it('drafts next year’s plan where there is none, with the objectives that are needed', () => {
    const { elsewhere } = close(closing(initialState, [itemOf(proposed)]));
    const set = { type: 'ObjectiveSet', data: { ...objective(HEALTH), carriedFrom: '2023' } };
    expect(told(elsewhere, '2024')).toEqual({
      aggregate: 'actionPlan',
      id: '2024',
      expected: 'none',
      events: [drafted, set],
    });
  });

  it('brings a missing objective to a plan that there is', () => {
    const { elsewhere } = close(closing(planOf(drafted), [itemOf(proposed)]));
    expect(told(elsewhere, '2024')).toMatchObject({
      expected: 'exists',
      events: [{ type: 'ObjectiveSet', data: { id: HEALTH } }],
    });
    expect(told(close(closing(planOf(drafted, health), [itemOf(proposed)])).elsewhere, '2024')).toBeUndefined();
  });

  it('is refused where next year’s plan is closed already', () => {
    expect(close(closing(planOf(drafted, adopted, closed), [itemOf(proposed)])).refusal).toBe('next-plan-closed');
    expect(close(closing(planOf(drafted, adopted, closed), [])).events).toEqual([closed]);
  });

  it('is refused where the items are more than one append holds', () => {
    const long = itemOf({
      type: 'ActionItemProposed',
      data: { ...proposal, description: { ar: 'وصف '.repeat(2000) } },
    });
    const facts = closing(
      planOf(drafted),
      Array.from({ length: 80 }, () => long),
    );
    expect(close(facts).refusal).toBe('carry-over-too-large');
  });

  it('is for adopted plans, once', () => {
    const facts = closing(initialState, []);
    expect(given(plan, [drafted]).when('CloseActionPlan', {}, facts).refusal).toBe('plan-not-adopted');
    expect(given(plan, [drafted, adopted, closed]).when('CloseActionPlan', {}, facts).refusal).toBe('plan-closed');
  });
});

describe('carrying one item over', () => {
  const carry = (to: ActionPlan, year = '2024', ...more: ActionItemEvent[]) =>
    given(item, [proposed, assigned, ...more], { id: ITEM }).when('CarryOverActionItem', { plan: year }, way(to));

  it('says so on both, as closing does', () => {
    const { events, elsewhere } = carry(planOf(drafted));
    expect(events).toEqual([{ type: 'ActionItemCarriedOver', data: { plan: '2024', as: NEW } }]);
    expect(elsewhere.map(({ id }) => id)).toEqual(['2024', NEW]);
  });

  it.each([
    ['to a plan that there is not', initialState, '2024', 'plan-unknown'],
    ['to a closed plan', planOf(drafted, adopted, closed), '2024', 'plan-closed'],
    ['to the plan it is in', planOf(drafted), '2023', 'item-not-a-later-plan'],
  ] as const)('is refused %s', (_where, to, year, code) => {
    expect(carry(to, year).refusal).toBe(code);
  });

  it('is refused for what is finished', () => {
    expect(carry(planOf(drafted), '2024', accepted, { type: 'ActionItemCompleted', data: {} }).refusal).toBe(
      'item-completed',
    );
  });
});
