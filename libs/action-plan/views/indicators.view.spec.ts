import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { derivedId, everything } from '#kernel';
import { project, recorded } from '#kernel/testing';
import type { IndicatorEvent } from '../domain/indicator.js';
import { indicatorsView } from './indicators.view.js';
import { achievement, indicatorFor } from './told-indicator.js';

const INDICATOR = derivedId('indicator');
const reason = { fr: 'Raison' };
type Told = IndicatorEvent & { readonly day?: string };

const defined: Told = {
  type: 'IndicatorDefined',
  data: {
    title: { fr: 'Personnes orientées' },
    unit: { fr: 'personnes' },
    baseline: 20,
    target: 120,
    direction: 'increase',
    regions: [{ region: 'MA-04', baseline: 0, target: 50 }],
  },
};
const value = (key: string, period: string, value: number, region?: string): Told => ({
  type: 'IndicatorValueReported',
  data: { id: derivedId(key), period, value, region },
});
const corrected = (key: string, value: number, day: string): Told => ({
  type: 'IndicatorValueCorrected',
  data: { id: derivedId(key), value, reason },
  day,
});

const documentOf = (...events: Told[]) =>
  project(
    indicatorsView,
    events.map(({ day, ...event }, index) =>
      recorded(event as IndicatorEvent, { name: 'indicator' }, index, {
        id: INDICATOR,
        occurredOn: day ?? '2024-02-01',
      }),
    ),
  ).get(INDICATOR)!;

const latestOf = (...events: Told[]) => indicatorFor(everything(['pnpm']), documentOf(...events)).latest;

describe('the indicators view', () => {
  it('shows the newest period of the whole and of each region, and how far that is', () => {
    const latest = latestOf(
      defined,
      value('a', '2023-12', 95),
      value('b', '2023-06', 45),
      value('c', '2023', 10, 'MA-04'),
      value('d', '2023', 40, 'MA-02'),
    );
    expect(latest).toEqual([
      { region: undefined, period: '2023-12', value: 95, achievement: 75 },
      { region: 'MA-04', period: '2023', value: 10, achievement: 20 },
      { region: 'MA-02', period: '2023', value: 40, achievement: 20 },
    ]);
  });

  it('corrects a value and keeps what it was', () => {
    const events = [defined, value('a', '2023', 60), corrected('a', 70, '2024-02-10')];
    expect(documentOf(...events).values).toMatchObject([
      { value: 70, corrections: [{ from: 60, to: 70, on: '2024-02-10', reason }] },
    ]);
    expect(latestOf(...events)).toMatchObject([{ value: 70, achievement: 50 }]);
  });

  it('keeps a correction told late without following it', () => {
    const document = documentOf(
      defined,
      value('a', '2023', 60),
      corrected('a', 70, '2024-02-10'),
      corrected('a', 65, '2024-02-05'),
    );
    expect(document.values).toMatchObject([{ value: 70, corrections: [{ to: 70 }, { to: 65 }] }]);
  });

  it('measures against the revised target, and keeps the former', () => {
    const revised = (target: number, region?: string): Told => ({
      type: 'IndicatorTargetRevised',
      data: { target, region, reason },
      day: '2024-01',
    });
    const events = [
      defined,
      value('a', '2023', 70),
      value('b', '2023', 25, 'MA-04'),
      revised(70),
      revised(100, 'MA-04'),
    ];
    expect(documentOf(...events)).toMatchObject({
      target: 70,
      regions: [{ region: 'MA-04', baseline: 0, target: 100 }],
      formerTargets: [
        { target: 120, until: '2024-01', reason },
        { region: 'MA-04', target: 50 },
      ],
    });
    expect(latestOf(...events)).toMatchObject([{ achievement: 100 }, { region: 'MA-04', achievement: 25 }]);
  });

  it('measures the way upwards and downwards alike', () => {
    const number = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(number, number, number, (baseline, target, value) => {
        fc.pre(baseline !== target);
        const up = achievement(value, { baseline, target });
        expect(achievement(-value, { baseline: -baseline, target: -target })).toBe(up);
        expect(achievement(baseline, { baseline, target })).toBe(0);
        expect(achievement(target, { baseline, target })).toBe(100);
      }),
    );
  });
});
