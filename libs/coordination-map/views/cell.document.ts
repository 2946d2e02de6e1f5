import {
  type Day,
  Id,
  Line,
  NetworkKey,
  OnDay,
  OneOf,
  Part,
  PartList,
  VISIBILITIES,
  type Visibility,
  Whole,
} from '#kernel';
import { ACTIVITY_STATUSES, type ActivityStatus } from '../domain/activity.js';
import { AreaCode, FieldCode } from '../domain/fields.js';

/** A sum of counts, with how many there are and how many of them are from 1 to 4: what that may be told to depends on it. */
export class CountSum {
  @Whole() sum: number;
  @Whole() counts: number;
  @Whole() under5: number;
}

/** The activities of one status. */
export class StatusTally {
  @OneOf(ACTIVITY_STATUSES) status: ActivityStatus;
  @Whole() activities: number;
  @Part(() => CountSum) planned: CountSum;
  @Part(() => CountSum) reached: CountSum;
}

/** What one organisation does in one cell and tells one circle of readers. */
export class Strand {
  @Id() organisation: string;
  @OneOf(VISIBILITIES) visibility: Visibility;
  @OnDay({ about: 'The newest day on which the organisation said anything of it' }) confirmedOn: Day;
  @PartList(() => StatusTally, { about: 'Those that there are activities of' }) statuses: readonly StatusTally[];
}

/** One field in one area of one network, and who works there. */
export class CellDocument {
  @Line() id: string;
  @NetworkKey() network: string;
  @FieldCode() field: string;
  @AreaCode() area: string;
  @PartList(() => Strand, { max: 10_000 }) strands: readonly Strand[];
}
