import { lastDay, type RecordedAs, type RecordedEvent, view } from '#kernel';
import { dayOfEvent } from '../domain/fields.js';
import type { Aim, IndicatorEvent } from '../domain/indicator.js';
import { IndicatorDocument, type LatestDocument, type ValueDocument } from './indicator.document.js';

/** One document per indicator, with all its values. */
export const indicatorsView = view<IndicatorDocument, IndicatorEvent>({
  name: 'indicators',
  version: 1,
  scope: 'network',
  document: IndicatorDocument,
  indexes: [
    ['network', 'plan'],
    ['network', 'objective'],
  ],
  starts: {
    IndicatorDefined: ({ data, metadata, revision }, id) => ({
      id,
      network: metadata.network,
      ...data,
      regions: data.regions ?? [],
      formerTargets: [],
      values: [],
      latest: [],
      revision,
    }),
  },
  changes: {
    IndicatorTargetRevised: (indicator, event) => measured(retargeted(indicator, event), event),
    IndicatorValueReported: (indicator, event) =>
      measured({ ...indicator, values: [...indicator.values, reported(event)] }, event),
    IndicatorValueCorrected: (indicator, event) =>
      measured(
        {
          ...indicator,
          values: indicator.values.map((value) => (value.id === event.data.id ? corrected(value, event) : value)),
        },
        event,
      ),
  },
});

const reported = ({ data, metadata }: RecordedAs<IndicatorEvent, 'IndicatorValueReported'>): ValueDocument => ({
  ...data,
  reportedOn: metadata.occurredOn,
  corrections: [],
});

/** A correction told late, older than another one of the same value, is kept and changes nothing. */
function corrected(value: ValueDocument, event: RecordedAs<IndicatorEvent, 'IndicatorValueCorrected'>): ValueDocument {
  const { value: to, disaggregated = value.disaggregated, reason } = event.data;
  const on = dayOfEvent(event);
  const corrections = [...value.corrections, { from: value.value, to, on, recordedAt: event.recordedAt, reason }];
  const late = value.corrections.some((other) => other.on > on);
  return late ? { ...value, corrections } : { ...value, value: to, disaggregated, corrections };
}

function retargeted(
  indicator: IndicatorDocument,
  event: RecordedAs<IndicatorEvent, 'IndicatorTargetRevised'>,
): IndicatorDocument {
  const { region, target, reason } = event.data;
  const aim = aimOf(indicator, region);
  const formerTargets = [
    ...indicator.formerTargets,
    { region, target: aim.target, until: event.metadata.occurredOn, reason },
  ];
  if (region === undefined) return { ...indicator, target, formerTargets };
  const others = indicator.regions.filter((each) => each.region !== region);
  return { ...indicator, regions: [...others, { region, baseline: aim.baseline, target }], formerTargets };
}

/** The document at the event's revision, with what is newest in it and how far that has come. */
const measured = (indicator: IndicatorDocument, { revision }: RecordedEvent): IndicatorDocument => ({
  ...indicator,
  latest: latestOf(indicator),
  revision,
});

function latestOf(indicator: IndicatorDocument): readonly LatestDocument[] {
  const newest = new Map<string | undefined, ValueDocument>();
  for (const value of indicator.values) {
    const known = newest.get(value.region);
    if (!known || lastDay(value.period) >= lastDay(known.period)) newest.set(value.region, value);
  }
  return [...newest.values()].map(({ region, period, value }) => ({
    region,
    period,
    value,
    achievement: achievement(value, aimOf(indicator, region)),
  }));
}

const aimOf = ({ regions, baseline, target }: IndicatorDocument, region?: string): Aim =>
  regions.find((each) => each.region === region) ?? { baseline, target };

/** In percent of the way from baseline to target, to one decimal; it is the same formula upwards and downwards. */
export function achievement(value: number, { baseline, target }: Aim): number {
  const way = target - baseline;
  const part = way === 0 ? 0 : Math.round((1000 * (value - baseline)) / way) / 10;
  return part === 0 ? 0 : part; // never -0
}
