import {
  type Day,
  Flag,
  isRefusal,
  OnDay,
  OneOf,
  Part,
  PartList,
  type QueryContext,
  type Refusal,
  Whole,
} from '#kernel';
import { NamedOrganisation, namesOf, organisationsView, presentRecords } from '#networks';
import { ACTIVITY_STATUSES, type ActivityStatus } from '../domain/activity.js';
import { AreaCode, FieldCode } from '../domain/fields.js';
import { CountAsTold } from '../views/disclosure.js';
import { keyOf, lensOf } from './lens.js';
import type { MapParameters } from './map.parameters.js';
import { populationOf, type Presence } from './presences.js';

/** What one organisation does in one cell. */
export class PresenceInCell {
  @FieldCode() field: string;
  @AreaCode() area: string;
  @OneOf(ACTIVITY_STATUSES, { about: 'The furthest along of its activities’' }) status: ActivityStatus;
  @Whole() activities: number;
  @Part(() => CountAsTold, { optional: true }) planned?: CountAsTold;
  @Part(() => CountAsTold, { optional: true }) reached?: CountAsTold;
  @OnDay({ about: 'When it last said that it is so' }) confirmedOn: Day;
  @Flag({ about: 'It is time to confirm it' }) stale: boolean;
  @Whole({ about: 'Other organisations there' }) others: number;
}

/** One organisation's row of the map. */
export class MapRow {
  @OnDay() today: Day;
  @Part(() => NamedOrganisation) organisation: NamedOrganisation;
  @Whole() fields: number;
  @Whole() areas: number;
  @Whole({ about: 'Cells to confirm' }) stale: number;
  @PartList(() => PresenceInCell, { max: 200_000 }) cells: readonly PresenceInCell[];
}

const presenceOf = (
  { status, activities, planned, reached, confirmedOn }: Presence,
  stale: boolean,
): Omit<PresenceInCell, 'field' | 'area' | 'others'> => ({
  ...{ status, activities, confirmedOn, stale },
  planned: planned.told,
  reached: reached.told,
});

/** Where one organisation works, under all its records, and who else is there. */
export async function rowOf(context: QueryContext<MapParameters>): Promise<MapRow | Refusal> {
  const { reader, path, today } = context;
  const id = path.id!;
  if (!(await reader.get(organisationsView, id)))
    return { refused: 'organisation-unknown', values: { organisation: id } };
  const lens = await lensOf(context);
  if (isRefusal(lens)) return lens;
  const organisation = (await namesOf(reader, [id]))(id);
  const present = (await presentRecords(reader, [id])).get(id)?.id ?? id;
  const { cells, organisations } = await populationOf(reader, path.network!, lens);
  const number = organisations.findIndex((each) => each.id === present);
  const row: PresenceInCell[] = [];
  for (const { code: field } of lens.fields)
    for (const { code: area } of lens.areas) {
      const cell = cells.get(keyOf(field, area));
      const own = cell?.get(number);
      if (!own) continue;
      const stale = own.status !== 'ended' && lens.isStale(own.confirmedOn);
      row.push({ field, area, ...presenceOf(own, stale), others: cell!.size - 1 });
    }
  return {
    ...{ today, organisation, cells: row },
    fields: new Set(row.map(({ field }) => field)).size,
    areas: new Set(row.map(({ area }) => area)).size,
    stale: row.filter((each) => each.stale).length,
  };
}
