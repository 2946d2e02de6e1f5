import {
  AtInstant,
  Id,
  InLanguages,
  type Instant,
  NetworkKey,
  OnDay,
  OneOf,
  OnPartialDate,
  type PartialDate,
  PartList,
  Quantity,
  type Text,
  Whole,
} from '#kernel';
import { PlanYear, Region } from '../domain/fields.js';
import { type Direction, DIRECTIONS, type NamedCount, type RegionalTarget } from '../domain/indicator.js';

/** Where one region starts from and what it is to reach. */
export class RegionalTargetDocument implements RegionalTarget {
  @Region() region: string;
  @Quantity() baseline: number;
  @Quantity() target: number;
}

/** A target that was left for another, and why. */
export class FormerTargetDocument {
  @Region({ optional: true, about: 'The whole without' }) region?: string;
  @Quantity() target: number;
  @OnPartialDate() until: PartialDate;
  @InLanguages() reason: Text;
}

/** A part of a value that is counted apart. */
export class NamedCountDocument implements NamedCount {
  @InLanguages() label: Text;
  @Whole() count: number;
}

/** When and why a value was corrected. */
export class CorrectionReason {
  @OnDay() on: string;
  @AtInstant() recordedAt: Instant;
  @InLanguages() reason: Text;
}

/** A correction of a value, and what it corrected. */
export class CorrectionDocument extends CorrectionReason {
  @Quantity({ about: 'What the value was before' }) from: number;
  @Quantity() to: number;
}

/** What a value is of: a period, of the whole or of one region. */
export class MeasuredDocument {
  @Id() id: string;
  @OnPartialDate() period: PartialDate;
  @Region({ optional: true, about: 'The whole without' }) region?: string;
  @OnPartialDate() reportedOn: PartialDate;
  @Id({ optional: true, about: 'The organisation that reported it' }) organisation?: string;
}

/** A value as it stands after its corrections. */
export class ValueDocument extends MeasuredDocument {
  @Quantity({ about: 'As it was reported, or as the newest correction has it' }) value: number;
  @PartList(() => NamedCountDocument, { optional: true }) disaggregated?: readonly NamedCountDocument[];
  @PartList(() => CorrectionDocument) corrections: readonly CorrectionDocument[];
}

/** What is measured, and where it is to go. */
export class IndicatorDefinition {
  @Id() id: string;
  @NetworkKey() network: string;
  @InLanguages() title: Text;
  @InLanguages() unit: Text;
  @Quantity() baseline: number;
  @Quantity() target: number;
  @OneOf(DIRECTIONS) direction: Direction;
  @PlanYear({ optional: true }) plan?: string;
  @Id({ optional: true }) objective?: string;
  @PartList(() => RegionalTargetDocument) regions: readonly RegionalTargetDocument[];
  @Whole() revision: number;
}

/** An indicator with everything that was ever said of it. */
export class IndicatorDocument extends IndicatorDefinition {
  @PartList(() => FormerTargetDocument) formerTargets: readonly FormerTargetDocument[];
  @PartList(() => ValueDocument, { max: 10_000 }) values: readonly ValueDocument[];
}
