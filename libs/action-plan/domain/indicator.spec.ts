import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { given, on } from '#kernel/testing';
import type { ActionPlanEvent } from './action-plan.js';
import { plan } from './action-plan.commands.js';
import { indicator } from './indicator.commands.js';
import { aimOf, type IndicatorEvent } from './indicator.js';

const [OBJECTIVE, VALUE] = [derivedId('objective'), derivedId('value')];
const reason = { fr: 'Saisie erronée' };
const definition = {
  title: { fr: 'Personnes orientées' },
  unit: { fr: 'personnes' },
  baseline: 20,
  target: 120,
  direction: 'increase' as const,
};
const defined: IndicatorEvent = {
  type: 'IndicatorDefined',
  data: { ...definition, regions: [{ region: 'MA-04', baseline: 5, target: 30 }] },
};
const reported: IndicatorEvent = { type: 'IndicatorValueReported', data: { id: VALUE, period: '2023', value: 60 } };

const facts = (...events: ActionPlanEvent[]) => ({ plan: given(plan, events).state });
const drafted: ActionPlanEvent = { type: 'ActionPlanDrafted', data: {} };
const set: ActionPlanEvent = {
  type: 'ObjectiveSet',
  data: { id: OBJECTIVE, axis: { fr: 'A' }, objective: { fr: 'O' }, weight: 1 },
};

describe('defining an indicator', () => {
  const define = (content: object, known = facts()) =>
    given(indicator).when('DefineIndicator', { ...definition, ...content }, known);

  it('may stand alone, or measure an objective of a plan', () => {
    expect(define({}).events).toEqual([{ type: 'IndicatorDefined', data: definition }]);
    const measuring = { plan: '2023', objective: OBJECTIVE };
    expect(define(measuring, facts(drafted, set)).events).toMatchObject([{ data: measuring }]);
  });

  it.each([
    ['for a plan that there is not', { plan: '2023' }, facts(), 'plan-unknown'],
    ['for an objective of another plan', { plan: '2023', objective: OBJECTIVE }, facts(drafted), 'objective-unknown'],
    ['for an objective of no plan', { objective: OBJECTIVE }, facts(), 'objective-needs-plan'],
    ['upwards to less', { target: 10 }, facts(), 'indicator-target-contradicts-direction'],
    ['downwards to more', { direction: 'decrease' }, facts(), 'indicator-target-contradicts-direction'],
    ['going nowhere', { target: 20 }, facts(), 'indicator-target-contradicts-direction'],
    [
      'against its direction in a region',
      { regions: [{ region: 'MA-01', baseline: 9, target: 3 }] },
      facts(),
      'indicator-target-contradicts-direction',
    ],
    [
      'with two targets for a region',
      {
        regions: [
          { region: 'MA-01', baseline: 1, target: 3 },
          { region: 'MA-01', baseline: 2, target: 3 },
        ],
      },
      facts(),
      'indicator-region-twice',
    ],
  ])('is refused %s', (_when, content, known, code) => {
    expect(define(content, known).refusal).toBe(code);
  });
});

describe('revising a target', () => {
  const revise = (content: object) => given(indicator, [defined]).when('ReviseIndicatorTarget', { reason, ...content });

  it('says why, for the whole or for a region', () => {
    expect(revise({ target: 150 }).events).toEqual([{ type: 'IndicatorTargetRevised', data: { target: 150, reason } }]);
    const [event] = revise({ target: 40, region: 'MA-04' }).events;
    expect(aimOf(given(indicator, [defined, event!]).state, 'MA-04')).toMatchObject({ baseline: 5, target: 40 });
  });

  it('gives a region a target of its own, from where the whole began', () => {
    const [event] = revise({ target: 25, region: 'MA-02' }).events;
    expect(aimOf(given(indicator, [defined, event!]).state, 'MA-02')).toEqual({ baseline: 20, target: 25 });
  });

  it('is refused where nothing changes, and against the direction', () => {
    expect(revise({ target: 120 }).refusal).toBe('indicator-same-target');
    expect(revise({ target: 30, region: 'MA-04' }).refusal).toBe('indicator-same-target');
    expect(revise({ target: 19 }).refusal).toBe('indicator-target-contradicts-direction');
  });
});

describe('values', () => {
  const told = given(indicator, [defined, reported]);

  it('are of a period, and of the whole or a region, each with an id', () => {
    const value = {
      period: '2023-06',
      region: 'MA-04',
      value: 12,
      disaggregated: [{ label: { fr: 'femmes' }, count: 7 }],
    };
    expect(told.when('ReportIndicatorValue', value).events).toEqual([
      { type: 'IndicatorValueReported', data: { id: expect.any(String), ...value } },
    ]);
    expect(told.when('ReportIndicatorValue', { period: '2023', region: 'MA-04', value: 1 }).events).toHaveLength(1);
  });

  it('are reported once for a period and region; the refusal names the value to correct', () => {
    const { decision } = told.when('ReportIndicatorValue', { period: '2023', value: 61 });
    expect(decision).toEqual({ refused: 'indicator-value-already-reported', values: { period: '2023', value: VALUE } });
  });

  it('are corrected with a reason', () => {
    const correction = { id: VALUE, value: 64, reason };
    expect(told.when('CorrectIndicatorValue', correction).events).toEqual([
      { type: 'IndicatorValueCorrected', data: correction },
    ]);
    expect(told.when('CorrectIndicatorValue', { ...correction, value: 60 }).refusal).toBe('indicator-same-value');
    expect(told.when('CorrectIndicatorValue', { ...correction, id: OBJECTIVE }).refusal).toBe(
      'indicator-value-unknown',
    );
  });

  it('do not give a count under 5 away by a refusal', () => {
    const three = given(indicator, [
      defined,
      { type: 'IndicatorValueReported', data: { id: VALUE, period: '2023', value: 3 } },
    ]);
    for (const guess of [1, 2, 3, 4])
      expect(three.when('CorrectIndicatorValue', { id: VALUE, value: guess, reason }).events).toHaveLength(1);
  });

  it('are as the newest correction has them, also where an older one is told after it', () => {
    const corrected = (value: number, day: string) =>
      on(day, { type: 'IndicatorValueCorrected', data: { id: VALUE, value, reason } } as const);
    const { state } = given(indicator, [defined, reported, corrected(64, '2024-02-01'), corrected(62, '2024-01-15')]);
    expect(state.values.get(VALUE)?.value).toBe(64);
  });
});
