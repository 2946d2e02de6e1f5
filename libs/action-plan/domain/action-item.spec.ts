import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { given, on } from '#kernel/testing';
import { item } from './action-item.commands.js';
import type { ActionItemEvent } from './action-item.js';
import { plan } from './action-plan.commands.js';
import type { ActionPlanEvent } from './action-plan.js';

const [AMANE, OMDH, OBJECTIVE, RECOMMENDATION] = ['amane', 'omdh', 'objective', 'recommendation'].map((name) =>
  derivedId(name),
) as [string, string, string, string];
const reason = { fr: 'Raison', ar: 'سبب' };

const proposed: ActionItemEvent = {
  type: 'ActionItemProposed',
  data: { plan: '2023', title: { fr: 'Cartographier' }, weight: 1, dueOn: '2023-06-30' },
};
const assigned: ActionItemEvent = { type: 'ActionItemAssigned', data: { kind: 'organisation', owner: AMANE } };
const accepted: ActionItemEvent = { type: 'AssignmentAccepted', data: { owner: AMANE } };
const started: ActionItemEvent = { type: 'ActionItemStarted', data: {} };
const blocked: ActionItemEvent = { type: 'ActionItemBlocked', data: { reason } };
const completed: ActionItemEvent = { type: 'ActionItemCompleted', data: {} };
const verified: ActionItemEvent = { type: 'ActionItemVerified', data: {} };
const cancelled: ActionItemEvent = { type: 'ActionItemCancelled', data: { reason } };
const carried: ActionItemEvent = { type: 'ActionItemCarriedOver', data: { plan: '2024', as: derivedId('new') } };

const itemOf = (...events: ActionItemEvent[]) => given(item, [proposed, ...events]);
const at = { accepted: [assigned, accepted], completed: [assigned, accepted, completed] };

describe('proposing an item', () => {
  const drafted: ActionPlanEvent = { type: 'ActionPlanDrafted', data: {} };
  const set: ActionPlanEvent = {
    type: 'ObjectiveSet',
    data: { id: OBJECTIVE, axis: { fr: 'A' }, objective: { fr: 'O' }, weight: 1 },
  };
  const closed: ActionPlanEvent = { type: 'ActionPlanClosed', data: { carriedOver: 0 } };
  const facts = (events: ActionPlanEvent[], recommended = false) => ({ plan: given(plan, events).state, recommended });
  const proposal = { plan: '2023', title: { fr: 'Cartographier', ar: 'رسم الخريطة' } };
  const propose = (content: object, known: object) =>
    given(item).when('ProposeActionItem', { ...proposal, ...content }, known);

  it('places it in a plan; it weighs 1 unless somebody says otherwise', () => {
    expect(propose({}, facts([drafted])).events).toEqual([
      { type: 'ActionItemProposed', data: { ...proposal, weight: 1 } },
    ]);
  });

  it('takes an objective of the plan, a recommendation, a region, a weight and a day', () => {
    const content = {
      objective: OBJECTIVE,
      recommendation: RECOMMENDATION,
      region: 'MA-04',
      weight: 5,
      dueOn: '2023-05-01',
    };
    expect(propose(content, facts([drafted, set], true)).events).toMatchObject([{ data: content }]);
  });

  it.each([
    ['without a plan', {}, facts([]), 'plan-unknown'],
    ['in a closed plan', {}, facts([drafted, closed]), 'plan-closed'],
    ['under an objective of no plan', { objective: OBJECTIVE }, facts([drafted]), 'objective-unknown'],
    [
      'for a recommendation that no workshop issued',
      { recommendation: RECOMMENDATION },
      facts([drafted]),
      'item-recommendation-unknown',
    ],
  ])('is refused %s', (_when, content, known, code) => {
    expect(propose(content, known).refusal).toBe(code);
  });
});

describe('giving an item to somebody', () => {
  const to = (id: string, kind = 'organisation') => ({ to: { kind, id } });
  const active = { activeOn: () => true };
  const inactive = { activeOn: () => false };

  it('asks an active member or group', () => {
    expect(itemOf().when('AssignActionItem', to(AMANE), active).events).toEqual([assigned]);
    expect(itemOf().when('AssignActionItem', to(OMDH, 'workingGroup'), active).events).toEqual([
      { type: 'ActionItemAssigned', data: { kind: 'workingGroup', owner: OMDH } },
    ]);
  });

  it('goes by what the member was on the day', () => {
    const until2022 = { activeOn: (day: string) => day <= '2022-12-31' };
    const assign = (occurredOn: string) =>
      given(item, [proposed], { occurredOn }).when('AssignActionItem', to(AMANE), until2022);
    expect(assign('2022-05').events).toEqual([assigned]);
    expect(assign('2023-05').refusal).toBe('item-owner-not-active');
  });

  it('is refused for a group that is not active, and for those who have it', () => {
    expect(itemOf().when('AssignActionItem', to(OMDH, 'workingGroup'), inactive).refusal).toBe('item-group-not-active');
    expect(itemOf(assigned).when('AssignActionItem', to(AMANE), active).refusal).toBe('item-already-assigned');
  });

  it('gives it to others while it is not done, who accept it anew', () => {
    const again = itemOf(assigned, accepted, started).when('AssignActionItem', to(OMDH), active);
    expect(again.events).toMatchObject([{ data: { owner: OMDH } }]);
    expect(itemOf(assigned, accepted, started, ...again.events).state.status).toBe('assigned');
    expect(itemOf(...at.completed).when('AssignActionItem', to(OMDH), active).refusal).toBe('item-completed');
  });

  it('sets a due date only where there is none', () => {
    const undated: ActionItemEvent = {
      type: 'ActionItemProposed',
      data: { plan: '2023', title: { fr: 'X' }, weight: 1 },
    };
    const assign = { ...to(AMANE), dueOn: '2023-09-30' };
    expect(given(item, [undated]).when('AssignActionItem', assign, active).events).toMatchObject([
      { data: { dueOn: '2023-09-30' } },
    ]);
    expect(itemOf().when('AssignActionItem', assign, active).refusal).toBe('item-due-date-set');
  });

  it('is accepted, or declined and then nobody’s', () => {
    expect(itemOf(assigned).when('AcceptAssignment').events).toEqual([accepted]);
    const { events } = itemOf(assigned).when('DeclineAssignment', { reason });
    expect(events).toEqual([{ type: 'AssignmentDeclined', data: { owner: AMANE, reason } }]);
    expect(itemOf(assigned, ...events).state).toMatchObject({ status: 'proposed', owner: undefined });
  });

  it.each(['AcceptAssignment', 'DeclineAssignment'])('%s answers what waits for an answer', (name) => {
    const content = name === 'DeclineAssignment' ? { reason } : {};
    expect(itemOf().when(name, content).refusal).toBe('item-not-awaiting-answer');
    expect(itemOf(...at.accepted).when(name, content).refusal).toBe('item-not-awaiting-answer');
  });
});

describe('working on an item', () => {
  it('begins once, when it was accepted', () => {
    expect(itemOf(...at.accepted).when('StartActionItem').events).toEqual([started]);
    expect(itemOf(...at.accepted, started).when('StartActionItem').refusal).toBe('item-already-started');
    expect(itemOf(assigned).when('StartActionItem').refusal).toBe('item-not-accepted');
  });

  it('reports progress, which begins it where nobody said so', () => {
    const report = {
      percent: 30,
      note: { fr: 'Deux régions' },
      evidence: [{ title: { fr: 'Liste' }, uri: 'https://example.org/l' }],
    };
    const reported = { type: 'ProgressReported', data: report };
    expect(itemOf(...at.accepted, started).when('ReportProgress', report).events).toEqual([reported]);
    expect(itemOf(...at.accepted).when('ReportProgress', report).events).toEqual([started, reported]);
    expect(itemOf(assigned).when('ReportProgress', report).refusal).toBe('item-not-accepted');
  });

  it('takes the same report of the same day once', () => {
    const reported = on('2024-03-01', {
      type: 'ProgressReported',
      data: { percent: 30, note: { fr: 'Deux régions' } },
    } as const);
    const again = itemOf(...at.accepted, started, reported);
    expect(again.when('ReportProgress', reported.data).refusal).toBe('item-same-report');
    expect(again.when('ReportProgress', { percent: 30 }).events).toHaveLength(1);
    expect(again.when('ReportProgress', { ...reported.data, percent: 40 }).events).toHaveLength(1);
    const nextDay = given(item, [proposed, ...at.accepted, started, reported], { occurredOn: '2024-02-29' });
    expect(nextDay.when('ReportProgress', reported.data).events).toHaveLength(1);
  });

  it('attaches a piece of evidence once, also when it is done', () => {
    const piece = { title: { fr: 'Rapport' }, uri: 'https://example.org/r' };
    const attached: ActionItemEvent = { type: 'EvidenceAttached', data: piece };
    expect(itemOf(...at.completed).when('AttachEvidence', piece).events).toEqual([attached]);
    expect(itemOf(attached).when('AttachEvidence', piece).refusal).toBe('item-evidence-already-attached');
    const reported: ActionItemEvent = { type: 'ProgressReported', data: { percent: 10, evidence: [piece] } };
    expect(itemOf(...at.accepted, reported).when('AttachEvidence', piece).refusal).toBe(
      'item-evidence-already-attached',
    );
    expect(itemOf(cancelled).when('AttachEvidence', piece).refusal).toBe('item-cancelled');
  });

  it('marks what is not for everybody, and leaves what is public unmarked', () => {
    const note = { fr: 'Deux familles relogées' };
    const piece = { title: { fr: 'Liste' }, uri: 'https://example.org/l' };
    const report = (content: object) =>
      itemOf(...at.accepted, started).when('ReportProgress', { percent: 40, ...content }).events;
    expect(report({ note, noteVisibility: 'restricted', evidence: [{ ...piece, visibility: 'members' }] })).toEqual([
      {
        type: 'ProgressReported',
        data: { percent: 40, note, noteVisibility: 'restricted', evidence: [{ ...piece, visibility: 'members' }] },
      },
    ]);
    expect(report({ note, noteVisibility: 'public', evidence: [{ ...piece, visibility: 'public' }] })).toEqual([
      { type: 'ProgressReported', data: { percent: 40, note, evidence: [piece] } },
    ]);
    expect(itemOf(...at.accepted).when('AttachEvidence', { ...piece, visibility: 'restricted' }).events).toEqual([
      { type: 'EvidenceAttached', data: { ...piece, visibility: 'restricted' } },
    ]);
  });

  it('gives nothing restricted away by what it refuses', () => {
    const piece = { title: { fr: 'Liste' }, uri: 'https://example.org/l' };
    const hidden: ActionItemEvent[] = [
      { type: 'EvidenceAttached', data: { ...piece, visibility: 'restricted' } },
      { type: 'ProgressReported', data: { percent: 40, note: { fr: 'Deux familles' }, noteVisibility: 'restricted' } },
    ];
    const item = itemOf(...at.accepted, started, ...hidden);
    expect(item.when('AttachEvidence', piece).events).toHaveLength(1);
    expect(item.when('ReportProgress', { percent: 40, note: { fr: 'Deux familles' } }).events).toHaveLength(1);
    expect(item.when('ReportProgress', { percent: 40 }).refusal).toBe('item-same-report');
  });

  it('is blocked and unblocked in turn', () => {
    expect(itemOf().when('BlockActionItem', { reason }).events).toEqual([blocked]);
    expect(itemOf(blocked).when('BlockActionItem', { reason }).refusal).toBe('item-already-blocked');
    expect(itemOf(blocked).when('UnblockActionItem').events).toEqual([{ type: 'ActionItemUnblocked', data: {} }]);
    expect(itemOf().when('UnblockActionItem').refusal).toBe('item-not-blocked');
    expect(itemOf(blocked, { type: 'ActionItemUnblocked', data: {} }).when('UnblockActionItem').refusal).toBe(
      'item-not-blocked',
    );
  });

  it('is rescheduled to another day, with a reason', () => {
    const { events } = itemOf().when('RescheduleActionItem', { dueOn: '2023-09-30', reason });
    expect(events).toEqual([{ type: 'ActionItemRescheduled', data: { dueOn: '2023-09-30', reason } }]);
    expect(itemOf(...events).when('RescheduleActionItem', { dueOn: '2023-09-30', reason }).refusal).toBe(
      'item-same-due-date',
    );
    expect(() => itemOf().when('RescheduleActionItem', { dueOn: '2023-09-30' })).toThrow('reason');
  });

  it('is completed by those who accepted it, and no longer blocked then', () => {
    expect(itemOf(...at.accepted).when('CompleteActionItem').events).toEqual([completed]);
    expect(itemOf().when('CompleteActionItem').refusal).toBe('item-not-accepted');
    expect(itemOf(...at.accepted, blocked, completed).state.blocked).toBeUndefined();
  });
});

describe('checking what was done', () => {
  const done = (account: string | undefined) => given(item, [proposed, ...at.completed], { account });

  it('is up to another organisation', () => {
    expect(done(undefined).when('VerifyActionItem', { by: OMDH }).events).toEqual([
      { type: 'ActionItemVerified', data: { by: OMDH } },
    ]);
    expect(done(undefined).when('VerifyActionItem', { by: AMANE }).refusal).toBe('item-own-work');
  });

  it('takes another account than the one that completed it, unless the organisation is named', () => {
    expect(done('a1').when('VerifyActionItem').refusal).toBe('item-own-work');
    expect(done('a1').when('VerifyActionItem', { by: OMDH }).events).toHaveLength(1);
    expect(done(undefined).when('VerifyActionItem').events).toEqual([verified]);
  });

  it('is for completed items, once', () => {
    expect(itemOf(...at.accepted).when('VerifyActionItem').refusal).toBe('item-not-completed');
    expect(itemOf(...at.completed, verified).when('VerifyActionItem').refusal).toBe('item-already-verified');
  });

  it('may reopen it with a reason, completed or verified', () => {
    const reopened = { type: 'ActionItemReopened', data: { reason } };
    expect(itemOf(...at.completed).when('ReopenActionItem', { reason }).events).toEqual([reopened]);
    expect(itemOf(...at.completed, verified).when('ReopenActionItem', { reason }).events).toEqual([reopened]);
    expect(itemOf(...at.accepted).when('ReopenActionItem', { reason }).refusal).toBe('item-not-completed');
    expect(
      itemOf(...at.completed, reopened as ActionItemEvent).when('ReportProgress', { percent: 90 }).events,
    ).toHaveLength(1);
  });
});

describe('the stages of an item', () => {
  const facts = { activeOn: () => true };
  const other = { to: { kind: 'organisation', id: OMDH } };

  it.each<[string, object, ActionItemEvent[]]>([
    ['AssignActionItem', other, [assigned]],
    ['AcceptAssignment', {}, [assigned]],
    ['DeclineAssignment', { reason }, [assigned]],
    ['StartActionItem', {}, at.accepted],
    ['CompleteActionItem', {}, at.accepted],
    ['VerifyActionItem', {}, at.completed],
    ['ReopenActionItem', { reason }, at.completed],
    ['CancelActionItem', { reason }, at.accepted],
  ])('%s is not dated before the one that it follows on', (name, content, events) => {
    const last = (day: string) => [...events.slice(0, -1), on(day, events.at(-1)!)];
    expect(given(item, [proposed, ...last('2024-03-02')]).when(name, content, facts).refusal).toBe(
      'item-before-last-stage',
    );
    expect(given(item, [proposed, ...last('2024-03')]).when(name, content, facts).events).toHaveLength(1);
  });

  it('may be older than the proposal, which is often written down later', () => {
    const late = given(item, [on('2024-06-01', proposed)]);
    expect(late.when('AssignActionItem', other, facts).events).toHaveLength(1);
  });
});

describe('what has ended', () => {
  const facts = { activeOn: () => true };
  const moves: [string, object][] = [
    ['AssignActionItem', { to: { kind: 'organisation', id: OMDH } }],
    ['StartActionItem', {}],
    ['ReportProgress', { percent: 50 }],
    ['BlockActionItem', { reason }],
    ['UnblockActionItem', {}],
    ['RescheduleActionItem', { dueOn: '2023-12-01', reason }],
    ['CompleteActionItem', {}],
    ['CancelActionItem', { reason }],
  ];

  it.each(moves)('is not moved by %s', (name, content) => {
    expect(itemOf(...at.completed).when(name, content, facts).refusal).toBe('item-completed');
    expect(itemOf(...at.completed, verified).when(name, content, facts).refusal).toBe('item-completed');
    expect(itemOf(cancelled).when(name, content, facts).refusal).toBe('item-cancelled');
    expect(itemOf(carried).when(name, content, facts).refusal).toBe('item-carried-over');
  });

  it('was cancelled with a reason', () => {
    expect(itemOf(...at.accepted).when('CancelActionItem', { reason }).events).toEqual([cancelled]);
  });
});
