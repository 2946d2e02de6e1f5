import {
  type Audience,
  Flag,
  InLanguages,
  lastDay,
  OnPartialDate,
  type PartialDate,
  PartList,
  Quantity,
  type Text,
} from '#kernel';
import { Region } from '../domain/fields.js';
import type { Aim } from '../domain/indicator.js';
import { type Disclosure, disclosureTo } from './indicator-disclosure.js';
import {
  CorrectionReason,
  FormerTargetDocument,
  IndicatorDefinition,
  type IndicatorDocument,
  MeasuredDocument,
  type ValueDocument,
} from './indicator.document.js';
import { aimOf } from './indicators.view.js';

const HELD_BACK = 'Left out where it, or a count in it, is from 1 to 4 and was reported by another organisation';

/** A part of a value that is counted apart. */
export class ToldCount {
  @InLanguages() label: Text;
  @Quantity({
    optional: true,
    about: 'Left out where this or another part of the value is from 1 to 4, as with the value',
  })
  count?: number;
}

/** A correction of a value, and what it corrected as far as that is told. */
export class ToldCorrection extends CorrectionReason {
  @Quantity({ optional: true, about: 'What the value was before; left out as the value is' }) from?: number;
  @Quantity({ optional: true, about: 'Left out as the value is' }) to?: number;
}

/** A value for a period, of the whole or of one region, after its corrections. */
export class ToldValue extends MeasuredDocument {
  @Quantity({ optional: true, about: HELD_BACK }) value?: number;
  @Flag({ optional: true, about: 'It is from 1 to 4: shown as "<5"' }) under5?: boolean;
  @PartList(() => ToldCount, { optional: true }) disaggregated?: readonly ToldCount[];
  @PartList(() => ToldCorrection) corrections: readonly ToldCorrection[];
}

/** The value of the newest period that there is one for, of the whole or of one region. */
export class LatestValue {
  @Region({ optional: true, about: 'The whole without' }) region?: string;
  @OnPartialDate() period: PartialDate;
  @Quantity({ optional: true, about: HELD_BACK }) value?: number;
  @Flag({ optional: true, about: 'It is from 1 to 4: shown as "<5"' }) under5?: boolean;
  @Quantity({
    optional: true,
    about:
      'In percent of the way from baseline to target; over 100 beyond it, below 0 on the wrong side; left out with the value',
  })
  achievement?: number;
}

/** What is measured, where it is to go and how far it has come. */
export class IndicatorSummary extends IndicatorDefinition {
  @PartList(() => LatestValue) latest: readonly LatestValue[];
}

/** An indicator with everything that was ever said of it, as far as that is told. */
export class IndicatorAnswer extends IndicatorSummary {
  @PartList(() => FormerTargetDocument) formerTargets: readonly FormerTargetDocument[];
  @PartList(() => ToldValue, { max: 10_000 }) values: readonly ToldValue[];
}

/** An indicator as an audience may know it. */
export function indicatorFor(audience: Audience, indicator: IndicatorDocument): IndicatorAnswer {
  const disclosure = disclosureTo(audience, indicator);
  const values = indicator.values.map((value) => valueFor(value, disclosure));
  return { ...indicator, values, latest: latestOf(indicator, values) };
}

function valueFor(document: ValueDocument, { under5, tells, tellsParts }: Disclosure): ToldValue {
  const { value, disaggregated, corrections, ...measured } = document;
  const told = (name: string, count: number) => (tells(document, count) ? { [name]: count } : {});
  return {
    ...measured,
    ...told('value', value),
    ...(under5(document, value) ? { under5: true } : {}),
    disaggregated: tellsParts(document) ? disaggregated : disaggregated?.map(({ label }) => ({ label })),
    corrections: corrections.map(({ from, to, ...reason }) => ({
      ...reason,
      ...told('from', from),
      ...told('to', to),
    })),
  };
}

function latestOf(indicator: IndicatorDefinition, values: readonly ToldValue[]): readonly LatestValue[] {
  const newest = new Map<string | undefined, ToldValue>();
  for (const value of values) {
    const known = newest.get(value.region);
    if (!known || lastDay(value.period) >= lastDay(known.period)) newest.set(value.region, value);
  }
  return [...newest.values()].map(({ region, period, value, under5 }) => ({
    ...{ region, period, value, under5 },
    achievement: value === undefined ? undefined : achievement(value, aimOf(indicator, region)),
  }));
}

/** In percent of the way from baseline to target, to one decimal; it is the same formula upwards and downwards. */
export function achievement(value: number, { baseline, target }: Aim): number {
  const way = target - baseline;
  const part = way === 0 ? 0 : Math.round((1000 * (value - baseline)) / way) / 10;
  return part === 0 ? 0 : part; // never -0
}
