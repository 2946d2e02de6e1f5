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
import { NamedOrganisation, namesOf, organisationsView } from '#networks';
import { ACTIVITY_STATUSES, type ActivityStatus } from '../domain/activity.js';
import { AreaCode, FieldCode } from '../domain/fields.js';
import { CountAsTold } from '../views/disclosure.js';
import { ALONG, ENDED } from './entries.js';
import { keyOf, type Lens, lensOf } from './lens.js';
import type { MapPart } from './map.parameters.js';
import { type PopulatedMap, populationOf } from './presences.js';

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

/** Where one organisation works, under all its records, and who else is there. */
export async function rowOf(context: QueryContext<MapPart>): Promise<MapRow | Refusal> {
  const { reader, path, query, today } = context;
  const [network, id] = [path.network!, path.id!];
  if (!(await reader.get(organisationsView, id)))
    return { refused: 'organisation-unknown', values: { organisation: id } };
  const all = await lensOf(context);
  const alone = await lensOf({ ...context, query: { ...query, organisation: id } });
  if (isRefusal(all) || isRefusal(alone)) return isRefusal(all) ? all : (alone as Refusal);
  const everybody = await populationOf(reader, network, all);
  const cells = cellsOf(await populationOf(reader, network, alone), everybody, alone);
  return {
    ...{ today, organisation: (await namesOf(reader, [id]))(id), cells },
    fields: new Set(cells.map(({ field }) => field)).size,
    areas: new Set(cells.map(({ area }) => area)).size,
    stale: cells.filter(({ stale }) => stale).length,
  };
}

/** The cells that an organisation is in, on a map of it alone, with how many others are there on that of everybody. */
function cellsOf(own: PopulatedMap, everybody: PopulatedMap, lens: Lens): readonly PresenceInCell[] {
  const row: PresenceInCell[] = [];
  for (const { code: field } of lens.fields)
    for (const { code: area } of lens.areas) {
      const key = keyOf(field, area);
      const cell = own.cells.get(key);
      const presence = cell?.presences[0];
      if (!cell || !presence) continue;
      const { along, confirmedOn } = presence;
      row.push({
        ...{ field, area, status: ALONG[along]!, activities: cell.activities, confirmedOn },
        planned: cell.planned.told,
        reached: cell.reached.told,
        stale: along !== ENDED && lens.isStale(confirmedOn),
        others: everybody.cells.get(key)!.presences.length - 1,
      });
    }
  return row;
}
