import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { given } from '#kernel/testing';
import { type ActionPlan, type ActionPlanEvent, initialState } from './action-plan.js';
import { plan, type PlanFacts } from './action-plan.commands.js';

const WORKSHOP = derivedId('workshop');
const RIGHTS = derivedId('objective', 'rights');
const set = (id: string, fr: string, weight = 1) => ({ id, axis: { fr: 'Protection' }, objective: { fr }, weight });

const drafted: ActionPlanEvent = { type: 'ActionPlanDrafted', data: {} };
const objective: ActionPlanEvent = { type: 'ObjectiveSet', data: set(RIGHTS, 'Accès aux droits') };
const adopted: ActionPlanEvent = { type: 'ActionPlanAdopted', data: { workshop: WORKSHOP } };
const closed: ActionPlanEvent = { type: 'ActionPlanClosed', data: { carriedOver: 0 } };

const facts = (changed: Partial<PlanFacts> = {}): PlanFacts => ({
  previous: initialState,
  workshop: 'held',
  ...changed,
});
const plan2023 = (...events: ActionPlanEvent[]) => given(plan, events, { id: '2023' });
const withRights: ActionPlan = plan2023(drafted, objective).state;

describe('drafting a plan', () => {
  it('begins the plan of a year', () => {
    const { events } = plan2023().when('DraftActionPlan', { title: { fr: 'Plan' }, workshop: WORKSHOP }, facts());
    expect(events).toEqual([{ type: 'ActionPlanDrafted', data: { title: { fr: 'Plan' }, workshop: WORKSHOP } }]);
  });

  it('sets objectives along with it, each under an id of its own', () => {
    const objectives = [
      { axis: { fr: 'Protection' }, objective: { fr: 'Accès aux soins' }, weight: 2 },
      { axis: { fr: 'Protection' }, objective: { fr: 'Accès aux droits' } },
    ];
    const { events } = plan2023().when('DraftActionPlan', { objectives }, facts());
    expect(events).toMatchObject([drafted, { data: objectives[0] }, { data: { ...objectives[1], weight: 1 } }]);
    expect(new Set(events.slice(1).map(({ data }) => (data as { id: string }).id)).size).toBe(2);
  });

  it('happens once a year', () => {
    expect(plan2023(drafted).when('DraftActionPlan', {}, facts()).refusal).toBe('plan-already-drafted');
  });

  it('is of a year', () => {
    expect(given(plan, [], { id: 'next' }).when('DraftActionPlan', {}, facts()).refusal).toBe('plan-not-a-year');
  });

  it('names only a workshop that the network knows', () => {
    const { refusal } = plan2023().when('DraftActionPlan', { workshop: WORKSHOP }, facts({ workshop: 'unknown' }));
    expect(refusal).toBe('plan-workshop-unknown');
  });
});

describe('setting objectives', () => {
  const content = { axis: { fr: 'Protection' }, objective: { fr: 'Accès aux droits' } };

  it('adds one to the draft', () => {
    const { events } = plan2023(drafted).when('SetObjective', content, facts());
    expect(events).toMatchObject([{ type: 'ObjectiveSet', data: { ...content, weight: 1 } }]);
  });

  it('words one anew', () => {
    const anew = { ...content, id: RIGHTS, objective: { fr: 'Accès effectif aux droits' } };
    expect(plan2023(drafted, objective).when('SetObjective', anew, facts()).events).toMatchObject([{ data: anew }]);
  });

  it('goes on with one of last year, under the same id', () => {
    const { events } = plan2023(drafted).when(
      'SetObjective',
      { ...content, id: RIGHTS },
      facts({ previous: withRights }),
    );
    expect(events).toMatchObject([{ data: { id: RIGHTS, carriedFrom: '2022' } }]);
  });

  it.each([
    ['twice in the same words', [drafted, objective], content, 'objective-already-set'],
    ['as it is already', [drafted, objective], { ...content, id: RIGHTS }, 'objective-already-set'],
    ['under an id of neither year', [drafted], { ...content, id: RIGHTS }, 'objective-unknown'],
    ['once adopted', [drafted, adopted], content, 'plan-already-adopted'],
    ['once closed', [drafted, adopted, closed], content, 'plan-closed'],
  ] as const)('is refused %s', (_when, events, command, code) => {
    expect(plan2023(...events).when('SetObjective', command, facts()).refusal).toBe(code);
  });

  it('gives it another weight', () => {
    const { events } = plan2023(drafted, objective).when(
      'SetObjective',
      { ...content, id: RIGHTS, weight: 3 },
      facts(),
    );
    expect(events).toMatchObject([{ data: { id: RIGHTS, weight: 3 } }]);
  });
});

describe('adopting a plan', () => {
  it('takes a workshop that was held', () => {
    const { events } = plan2023(drafted).when('AdoptActionPlan', { workshop: WORKSHOP }, facts());
    expect(events).toEqual([adopted]);
  });

  it('is not dated before that workshop', () => {
    const adopt = (heldOn: string) =>
      plan2023(drafted).when('AdoptActionPlan', { workshop: WORKSHOP }, facts({ heldOn })).refusal;
    expect(adopt('2024-03-02')).toBe('plan-adopted-before-workshop');
    expect(adopt('2024-03')).toBeUndefined();
  });

  it.each([
    ['scheduled', 'plan-workshop-not-held'],
    ['cancelled', 'plan-workshop-not-held'],
    ['unknown', 'plan-workshop-unknown'],
  ] as const)('is refused for a workshop that is %s', (workshop, code) => {
    const { refusal } = plan2023(drafted).when('AdoptActionPlan', { workshop: WORKSHOP }, facts({ workshop }));
    expect(refusal).toBe(code);
  });

  it('happens once', () => {
    const again = (...events: ActionPlanEvent[]) =>
      plan2023(drafted, adopted, ...events).when('AdoptActionPlan', { workshop: WORKSHOP }, facts()).refusal;
    expect([again(), again(closed)]).toEqual(['plan-already-adopted', 'plan-closed']);
  });
});

describe('revising a plan', () => {
  const reason = { fr: 'Un partenaire se retire' };

  it('says why, and may change objectives', () => {
    const objectives = [{ ...set(RIGHTS, 'Accès aux droits', 2) }];
    const { events } = plan2023(drafted, objective, adopted).when('ReviseActionPlan', { reason, objectives }, facts());
    expect(events).toMatchObject([
      { type: 'ActionPlanRevised', data: { reason } },
      { type: 'ObjectiveSet', data: { weight: 2 } },
    ]);
  });

  it('is for adopted plans that are not closed', () => {
    const revise = (...events: ActionPlanEvent[]) =>
      plan2023(drafted, ...events).when('ReviseActionPlan', { reason }, facts()).refusal;
    expect([revise(), revise(adopted, closed)]).toEqual(['plan-not-adopted', 'plan-closed']);
  });
});
