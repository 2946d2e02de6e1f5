import type { Actor, Day, Event, Evolve, PartialDate, RecordedAs, Text } from '#kernel';
import { dayOfEvent } from './fields.js';

export const DIRECTIONS = ['increase', 'decrease'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Where one region starts from and what it is to reach, where that differs from the whole. */
export interface RegionalTarget {
  readonly region: string;
  readonly baseline: number;
  readonly target: number;
}

/** A part of a value that is counted apart, such as women or minors. Parts may overlap. */
export interface NamedCount {
  readonly label: Text;
  readonly count: number;
}

/** What is measured, from where to where. */
export interface IndicatorDefined {
  readonly title: Text;
  readonly unit: Text;
  readonly baseline: number;
  readonly target: number;
  readonly direction: Direction;
  readonly plan?: string;
  readonly objective?: string;
  readonly regions?: readonly RegionalTarget[];
}

/** What happens to an indicator. A value's id stays with it when it is corrected. */
export type IndicatorEvent =
  | Event<'IndicatorDefined', IndicatorDefined>
  | Event<'IndicatorTargetRevised', { region?: string; target: number; reason: Text }>
  | Event<
      'IndicatorValueReported',
      { id: string; period: PartialDate; region?: string; value: number; disaggregated?: readonly NamedCount[] }
    >
  | Event<
      'IndicatorValueCorrected',
      { id: string; value: number; disaggregated?: readonly NamedCount[]; reason: Text }
    >;

/** A count of people that is told to the organisation that reported it alone. What an indicator counts is not known: all are held to it. */
export const isUnder5 = (count: number): boolean => count > 0 && count < 5;

/** From where to where, for the whole (key `''`) or one region. */
export interface Aim {
  readonly baseline: number;
  readonly target: number;
}

/** What decisions about an indicator need to know. */
export interface Indicator {
  readonly direction?: Direction;
  readonly aims: ReadonlyMap<string, Aim>;
  /** By the value's id. */
  readonly values: ReadonlyMap<string, KnownValue>;
}

/** A value as it stands, and the day of the correction that says so. */
interface KnownValue {
  readonly period: PartialDate;
  readonly region?: string;
  readonly value: number;
  /** Who reported it. */
  readonly organisation?: string;
  readonly correctedOn?: Day;
}

export const initialState: Indicator = { aims: new Map(), values: new Map() };

export const evolve: Evolve<Indicator, IndicatorEvent> = {
  IndicatorDefined: (indicator, { data }) => ({ ...indicator, direction: data.direction, aims: aimsOf(data) }),
  IndicatorTargetRevised: (indicator, { data }) => ({
    ...indicator,
    aims: new Map(indicator.aims).set(data.region ?? '', { ...aimOf(indicator, data.region), target: data.target }),
  }),
  IndicatorValueReported: (indicator, { data: { id, period, region, value }, metadata: { actor } }) => ({
    ...indicator,
    values: new Map(indicator.values).set(id, { period, region, value, organisation: reporterOf(actor) }),
  }),
  IndicatorValueCorrected: (indicator, event) => ({ ...indicator, values: corrected(indicator, event) }),
};

/** The organisation whose word a value is. */
export const reporterOf = ({ onBehalfOf, organisation }: Actor): string | undefined =>
  onBehalfOf ?? organisation ?? undefined;

/** What a region is to reach; one without a target of its own is measured by the whole's. */
export const aimOf = ({ aims }: Pick<Indicator, 'aims'>, region = ''): Aim =>
  aims.get(region) ?? aims.get('') ?? { baseline: 0, target: 0 };

const aimsOf = ({ baseline, target, regions = [] }: IndicatorDefined): ReadonlyMap<string, Aim> =>
  new Map<string, Aim>([['', { baseline, target }], ...regions.map((each) => [each.region, each] as const)]);

/** A correction told late, older than another one of the same value, changes nothing. */
function corrected(
  { values }: Indicator,
  event: RecordedAs<IndicatorEvent, 'IndicatorValueCorrected'>,
): Indicator['values'] {
  const { id, value } = event.data;
  const known = values.get(id);
  const on = dayOfEvent(event);
  if (!known || (known.correctedOn && on < known.correctedOn)) return values;
  return new Map(values).set(id, { ...known, value, correctedOn: on });
}
