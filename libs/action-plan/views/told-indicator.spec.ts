import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Audience, derivedId, everything } from '#kernel';
import type { IndicatorDocument, ValueDocument } from './indicator.document.js';
import { indicatorFor } from './told-indicator.js';

const [GADEM, CEFA] = [derivedId('gadem'), derivedId('cefa')];
const [women, men] = [{ fr: 'Femmes' }, { fr: 'Hommes' }];

const actingFor = (...organisations: string[]): Audience => ({
  account: null,
  networks: new Map([['pnpm', { reads: 'members', own: new Set(organisations) }]]),
  operates: false,
});
/** Coordinators and analysts read all of the network, and act for none of its organisations by that. */
const outsiders: readonly Audience[] = [everything(['pnpm']), actingFor(), actingFor(CEFA)];

const value = (period: string, count: number, more: Partial<ValueDocument> = {}): ValueDocument => ({
  id: derivedId(period, more.region ?? ''),
  period,
  value: count,
  reportedOn: '2024-02-01',
  organisation: GADEM,
  corrections: [],
  ...more,
});

const indicatorOf = (values: readonly ValueDocument[]): IndicatorDocument => ({
  id: derivedId('indicator'),
  network: 'pnpm',
  title: { fr: 'Orientations' },
  unit: { fr: 'personnes' },
  baseline: 0,
  target: 200,
  direction: 'increase',
  regions: [],
  formerTargets: [],
  values,
  revision: values.length,
});

const told = (audience: Audience, ...values: ValueDocument[]) => indicatorFor(audience, indicatorOf(values)).values;

describe('a count under 5', () => {
  it('is told to the organisation that reported it, and shown to others as such', () => {
    const [three] = [value('2023-06', 3)];
    expect(told(actingFor(GADEM), three)).toMatchObject([{ value: 3 }]);
    for (const outsider of outsiders) {
      const { values, latest } = indicatorFor(outsider, indicatorOf([three]));
      expect(values).toMatchObject([{ period: '2023-06', under5: true }]);
      expect(values[0]).not.toHaveProperty('value');
      expect(latest).toEqual([{ region: undefined, period: '2023-06', under5: true }]);
    }
  });

  it('is nobody’s where no organisation reported it', () => {
    const nobodys = value('2023-06', 3, { organisation: undefined });
    for (const audience of [actingFor(GADEM), everything(['pnpm'])])
      expect(told(audience, nobodys)[0]).not.toHaveProperty('value');
  });

  it('is neither none nor five', () => {
    expect(told(actingFor(), value('2023-05', 0), value('2023-06', 5))).toMatchObject([{ value: 0 }, { value: 5 }]);
  });

  it('holds back what counts it among others: the whole of its period, and longer periods', () => {
    const values = told(
      actingFor(CEFA),
      value('2023-06', 3, { region: 'MA-04' }),
      value('2023-06', 30, { region: 'MA-02' }),
      value('2023-06', 33),
      value('2023', 90, { region: 'MA-04' }),
      value('2023', 300),
      value('2023', 210, { region: 'MA-02' }),
      value('2023-05', 40),
      value('2024', 50),
    );
    expect(values.map((each) => each.value)).toEqual([undefined, 30, undefined, undefined, undefined, 210, 40, 50]);
    expect(values.map(({ under5 }) => under5 ?? false)).toEqual([true, ...Array<boolean>(7).fill(false)]);
  });

  it('holds back nothing from whoever knows it', () => {
    const values = [value('2023-06', 3, { region: 'MA-04' }), value('2023-06', 33, { organisation: CEFA })];
    expect(told(actingFor(GADEM), ...values).map((each) => each.value)).toEqual([3, 33]);
    expect(told(actingFor(CEFA), ...values).map((each) => each.value)).toEqual([undefined, 33]);
  });

  it('holds back all parts that are counted apart, but not the value', () => {
    const parts = [
      { label: women, count: 2 },
      { label: men, count: 21 },
    ];
    const values = [
      value('2023-06', 23, { disaggregated: parts, region: 'MA-04' }),
      value('2023-06', 60, { disaggregated: [{ label: women, count: 30 }] }),
    ];
    expect(told(actingFor(CEFA), ...values)).toMatchObject([
      { value: 23, disaggregated: [{ label: women }, { label: men }] },
      { value: 60, disaggregated: [{ label: women }] },
    ]);
    expect(JSON.stringify(told(actingFor(CEFA), ...values))).not.toContain('"count"');
    expect(told(actingFor(GADEM), ...values)).toMatchObject([{ disaggregated: parts }, { value: 60 }]);
  });

  it('is held back in corrections, too, and after it was corrected', () => {
    const correction = { on: '2024-02-10', recordedAt: '2024-02-10T09:00:00.000Z', reason: { fr: 'Erreur' } };
    const corrections = [{ ...correction, from: 4, to: 24 }];
    const [month, year] = told(actingFor(CEFA), value('2023-06', 24, { corrections }), value('2023', 124));
    expect(month).toMatchObject({ value: 24, corrections: [{ ...correction, to: 24 }] });
    expect(month!.corrections[0]).not.toHaveProperty('from');
    expect(year).not.toHaveProperty('value');
  });
});

describe('what is answered to an outsider', () => {
  const PERIODS = ['2023', '2023-01', '2023-02'];
  const REGIONS = [undefined, 'MA-02', 'MA-04'];
  const isUnder5 = (count: number) => count > 0 && count < 5;
  interface Count {
    readonly women: number;
    readonly men: number;
  }
  const plus = (one: Count, other: Count): Count => ({ women: one.women + other.women, men: one.men + other.men });
  const few = fc.integer({ min: 0, max: 8 });
  const many = fc.integer({ min: 0, max: 60 });

  /** Women and men in each region and month, and which sums of them were reported, with their parts or without. */
  const worlds = fc.record({
    counts: fc.array(fc.record({ women: fc.oneof(few, many), men: fc.oneof(few, many) }), {
      minLength: 4,
      maxLength: 4,
    }),
    reported: fc.array(fc.constantFrom('no', 'sum', 'parts'), { minLength: 9, maxLength: 9 }),
  });

  /** The months and regions whose counts make up a value. */
  const cellsOf = (period: string, region?: string): readonly number[] =>
    PERIODS.slice(1).flatMap((month, m) =>
      REGIONS.slice(1).flatMap((each, r) =>
        month.startsWith(period) && (region === undefined || each === region) ? [m * 2 + r] : [],
      ),
    );

  const valuesIn = (counts: readonly Count[], reported: readonly string[]): readonly ValueDocument[] =>
    PERIODS.flatMap((period, p) =>
      REGIONS.flatMap((region, r) => {
        const how = reported[p * 3 + r];
        if (how === 'no') return [];
        const sum = cellsOf(period, region)
          .map((cell) => counts[cell]!)
          .reduce(plus, { women: 0, men: 0 });
        const disaggregated = [
          { label: women, count: sum.women },
          { label: men, count: sum.men },
        ];
        return [value(period, sum.women + sum.men, { region, ...(how === 'parts' ? { disaggregated } : {}) })];
      }),
    );

  const hiddenIn = (values: readonly ValueDocument[]): readonly string[] =>
    values.filter((each) => isUnder5(each.value)).map(({ id }) => id);

  /** Where among the reported a region's month stands. */
  const placeOf = (cell: number): number => (1 + Math.floor(cell / 2)) * 3 + 1 + (cell % 2);
  const from1to4 = fc.integer({ min: 1, max: 4 });
  const answersOf = (values: readonly ValueDocument[]) =>
    outsiders.map((outsider) => indicatorFor(outsider, indicatorOf(values)));

  it('does not depend on a hidden value, nor on anything that is added up from it', () => {
    fc.assert(
      fc.property(worlds, fc.nat(3), from1to4, from1to4, ({ counts, reported }, cell, one, other) => {
        const worldWith = (women: number) =>
          valuesIn(counts.with(cell, { women, men: 0 }), reported.with(placeOf(cell), 'sum'));
        fc.pre(hiddenIn(worldWith(one)).join() === hiddenIn(worldWith(other)).join());
        expect(answersOf(worldWith(one))).toEqual(answersOf(worldWith(other)));
      }),
    );
  });

  it('does not depend on a hidden part, whatever the other parts make up for', () => {
    fc.assert(
      fc.property(worlds, fc.nat(3), from1to4, from1to4, ({ counts, reported }, cell, one, other) => {
        const { men } = counts[cell]!;
        const worldWith = (women: number) =>
          valuesIn(counts.with(cell, { women, men: men + 5 - women }), reported.with(placeOf(cell), 'parts'));
        expect(answersOf(worldWith(one))).toEqual(answersOf(worldWith(other)));
      }),
    );
  });

  it('is everything, where nothing is under 5', () => {
    fc.assert(
      fc.property(worlds, ({ counts, reported }) => {
        const values = valuesIn(
          counts.map((count) => plus(count, { women: 5, men: 5 })),
          reported,
        );
        for (const outsider of outsiders) expect(told(outsider, ...values)).toEqual(values);
      }),
    );
  });
});
