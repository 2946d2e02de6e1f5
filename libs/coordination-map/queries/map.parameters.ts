import { Flag, Id, Line, OnDay, OneOf, VISIBILITIES, type Visibility, Whole } from '#kernel';
import { ACTIVITY_STATUSES, type ActivityStatus } from '../domain/activity.js';
import { AreaCode, FieldCode } from '../domain/fields.js';

/** What of a network's map is looked at. */
export class MapPart {
  @FieldCode({ optional: true }) field?: string;
  @AreaCode({ optional: true, about: 'This area, or those of the level asked for that are in it' }) area?: string;
  @OneOf(ACTIVITY_STATUSES, { optional: true, about: 'Only activities of this status; all but ended ones without' })
  status?: ActivityStatus;
  @Line({ optional: true, about: 'Words of whom it is for, whatever their case and accents' }) population?: string;
  @OneOf(VISIBILITIES, {
    optional: true,
    about: 'Only what is told to this circle or a wider one, for a map to hand on',
  })
  visibility?: Visibility;
  @Whole({
    optional: true,
    min: 1,
    max: 3,
    about: 'The level of the areas, what is below being counted in them; without, that of the area, or the highest',
  })
  level?: number;
}

export class MapParameters extends MapPart {
  @Id({ optional: true, about: 'Only what this organisation does' }) organisation?: string;
}

export class MatrixParameters extends MapParameters {
  @Flag({ optional: true, about: 'Only cells that hold something stale; totals stay those of the whole' })
  staleOnly?: boolean;
  @Whole({ optional: true, min: 2, max: 100, about: 'From how many organisations on a cell is an overlap; 5 without' })
  overlap?: number;
}

export class ChangesParameters extends MapParameters {
  @OnDay({ optional: true, about: 'The day to compare with; as long ago as a confirmation holds without' })
  since?: string;
}
