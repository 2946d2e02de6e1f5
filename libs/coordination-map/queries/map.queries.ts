import { answer, isRefusal, type QueryContext, type QueryRoute, type Refusal } from '#kernel';
import { changesIn, MapChanges } from './changes.js';
import { lensOf } from './lens.js';
import { MapAnswer } from './map.answer.js';
import { ChangesParameters, MapPart, MatrixParameters } from './map.parameters.js';
import { matrixOf } from './matrix.js';
import { MapRow, rowOf } from './organisation-row.js';
import { populationOf } from './presences.js';

/** The map, as the query of it answers. */
export async function mapIn(context: QueryContext<MatrixParameters>): Promise<MapAnswer | Refusal> {
  const { reader, path, query, today } = context;
  const lens = await lensOf(context);
  if (isRefusal(lens)) return lens;
  return matrixOf(lens, await populationOf(reader, path.network!, lens), { ...query, today });
}

/** The map, what changed on it, and one organisation's row of it. */
export const map: readonly QueryRoute[] = [
  answer<MapAnswer, MatrixParameters>({
    path: '/networks/:network/map',
    title: {
      fr: 'La carte de coordination : qui fait quoi, où, et où personne',
      ar: 'خريطة التنسيق: من يفعل ماذا وأين، وأين لا أحد',
      en: 'The coordination map: who does what, where, and where nobody does',
    },
    answer: MapAnswer,
    query: MatrixParameters,
    run: mapIn,
  }),
  answer<MapChanges, ChangesParameters>({
    path: '/networks/:network/map/changes',
    title: {
      fr: 'Ce qui a changé sur la carte depuis un jour',
      ar: 'ما تغير على الخريطة منذ يوم',
      en: 'What changed on the map since a day',
    },
    answer: MapChanges,
    query: ChangesParameters,
    run: changesIn,
  }),
  answer<MapRow, MapPart>({
    path: '/networks/:network/map/organisations/:id',
    title: {
      fr: "La ligne d'une organisation sur la carte",
      ar: 'سطر منظمة على الخريطة',
      en: 'The row of one organisation on the map',
    },
    answer: MapRow,
    query: MapPart,
    run: rowOf,
  }),
];
