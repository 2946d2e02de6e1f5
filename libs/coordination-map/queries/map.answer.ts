import {
  CodeList,
  type Day,
  IdList,
  InLanguages,
  Line,
  OnDay,
  Part,
  PartList,
  Quantity,
  Tally,
  type Text,
  Whole,
} from '#kernel';
import { NamedOrganisation } from '#networks';
import { AreaCode, FieldCode } from '../domain/fields.js';
import { CountAsTold } from '../views/disclosure.js';
import { FrameArea, FrameField, FrameNeed } from '../views/frames.view.js';

/** What can be said of a cell: nobody is there, one organisation alone, many, or something is not confirmed any more. */
export type CellFlag = 'gap' | 'fragile' | 'overlap' | 'stale';

/** How many of some cells are what. */
export class MapTotals {
  @Whole() cells: number;
  @Whole({ about: 'With at least one organisation' }) filled: number;
  @Whole({ about: 'With nobody' }) gaps: number;
  @Whole({ about: 'With one organisation alone' }) fragile: number;
  @Whole({ about: 'With as many organisations as `overlap` says, or more' }) overlaps: number;
  @Whole({ about: 'With something that is not confirmed any more' }) stale: number;
  @Whole({ about: 'Each counted once' }) organisations: number;
  @Whole({ about: 'Each counted once in every cell' }) presences: number;
  @Part(() => CountAsTold, { optional: true }) planned?: CountAsTold;
  @Part(() => CountAsTold, { optional: true }) reached?: CountAsTold;
  @Quantity({
    optional: true,
    about: 'The needs of the areas of its gaps, added up over gaps; where needs are recorded',
  })
  gapWeight?: number;
  @Quantity({ optional: true, about: 'The same over all its cells: `gapWeight` out of so much' }) weight?: number;
}

/** A row of the map. */
export class MapFieldTotals extends FrameField {
  @Part(() => MapTotals) totals: MapTotals;
}

/** A column of the map. */
export class MapAreaTotals extends FrameArea {
  @Part(() => FrameNeed, { optional: true }) need?: FrameNeed;
  @Part(() => MapTotals) totals: MapTotals;
}

/** One field in one area. */
export class MapCell {
  @FieldCode() field: string;
  @AreaCode() area: string;
  @Whole() organisations: number;
  @IdList({ about: 'Which; their names are in `organisations` of the map' }) present: readonly string[];
  @Tally({ about: 'Organisations by status, each by the furthest along of its activities' })
  byStatus: Readonly<Record<string, number>>;
  @Whole() activities: number;
  @Part(() => CountAsTold, { optional: true }) planned?: CountAsTold;
  @Part(() => CountAsTold, { optional: true }) reached?: CountAsTold;
  @OnDay({ optional: true, about: 'When somebody there last said that it is so' }) confirmedOn?: Day;
  @Whole({ about: 'Organisations whose word is too old' }) stale: number;
  @CodeList(/^(gap|fragile|overlap|stale)$/) flags: readonly CellFlag[];
}

/** An organisation, and in how many cells it is. */
export class MapOrganisation extends NamedOrganisation {
  @Whole() cells: number;
}

/** Who does what, where, and where nobody does. */
export class MapAnswer {
  @OnDay() today: Day;
  @Line({ optional: true, about: 'What the codes of areas are to be understood by' }) vintage?: string;
  @InLanguages({ optional: true }) title?: Text;
  @Line({ optional: true, about: 'Where the areas come from' }) source?: string;
  @Line({ optional: true }) licence?: string;
  @Whole({ about: 'Days after which what was not confirmed is stale' }) confirmationDays: number;
  @Whole({ about: 'From how many organisations on a cell is an overlap' }) overlap: number;
  @PartList(() => MapFieldTotals) fields: readonly MapFieldTotals[];
  @PartList(() => MapAreaTotals, { max: 2_000 }) areas: readonly MapAreaTotals[];
  @PartList(() => MapCell, { max: 200_000, about: 'By field, then by area, gaps among them' })
  cells: readonly MapCell[];
  @PartList(() => MapOrganisation, { max: 10_000 }) organisations: readonly MapOrganisation[];
  @Part(() => MapTotals) totals: MapTotals;
  @Whole({
    optional: true,
    about:
      'Of the whole map: activities without a cell, of fields or areas that the network has left or of areas wider than these',
  })
  unplaced?: number;
}
