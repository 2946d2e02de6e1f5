import { type RecordedAs, view } from '#kernel';
import { dayOfEvent } from '../domain/fields.js';
import { type Aim, type IndicatorEvent, reporterOf } from '../domain/indicator.js';
import { type IndicatorDefinition, IndicatorDocument, type ValueDocument } from './indicator.document.js';

/** One document per indicator, with all its values. */
export const indicatorsView = view<IndicatorDocument, IndicatorEvent>({
  name: 'indicators',
  version: 2,
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
      revision,
    }),
  },
  changes: {
    IndicatorTargetRevised: (indicator, event) => ({ ...retargeted(indicator, event), revision: event.revision }),
    IndicatorValueReported: (indicator, event) => ({
      ...indicator,
      values: [...indicator.values, reported(event)],
      revision: event.revision,
    }),
    IndicatorValueCorrected: (indicator, event) => ({
      ...indicator,
      values: indicator.values.map((value) => (value.id === event.data.id ? corrected(value, event) : value)),
      revision: event.revision,
    }),
  },
});

const reported = ({ data, metadata }: RecordedAs<IndicatorEvent, 'IndicatorValueReported'>): ValueDocument => ({
  ...data,
  reportedOn: metadata.occurredOn,
  organisation: reporterOf(metadata.actor),
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

/** What the whole or a region is to reach; a region without a target of its own is measured by the whole's. */
export const aimOf = ({ regions, baseline, target }: IndicatorDefinition, region?: string): Aim =>
  regions.find((each) => each.region === region) ?? { baseline, target };
