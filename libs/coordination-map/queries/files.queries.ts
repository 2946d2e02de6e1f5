import { Code, file, type FileAnswer, Flag, isRefusal, OneOf, type QueryContext, type QueryRoute } from '#kernel';
import { networksView } from '#networks';
import { csvOf } from '../export/csv.js';
import { areasGeoJson, cellsGeoJson } from '../export/geojson.js';
import { type PresenceContext, presencesOf } from '../export/hapi.js';
import type { ListOptions } from '../export/list.js';
import { pictureOf } from '../export/picture.js';
import { withShapes } from '../export/printed-map.js';
import { xlsxOf } from '../export/xlsx.js';
import { MOROCCO_2015 } from '../reference/morocco.js';
import type { ActivityRow } from '../rows.js';
import { ActivityParameters } from './activities.queries.js';
import { activityRows } from './activity-rows.js';
import { frameOf } from './lens.js';
import { mapIn } from './map.queries.js';
import { MatrixParameters } from './map.parameters.js';

class ListFileParameters extends ActivityParameters {
  @Flag({ optional: true, about: 'With a row of HXL tags below the headings' }) hxl?: boolean;
}

class GeoJsonParameters extends MatrixParameters {
  @OneOf(['areas', 'cells'], { optional: true, about: 'What a feature is: an area, by default, or a cell' })
  of?: 'areas' | 'cells';
}

class PresenceParameters extends ActivityParameters {
  @Code(/^[A-Z]{3}$/, {
    optional: true,
    max: 3,
    about: 'The country that it is about, by ISO 3166-1, where the areas do not tell',
  })
  country?: string;
}

/** What a file is saved as: `rivages-activities-2026-11-22.csv`. */
const nameOf = ({ path, today }: QueryContext<object>, what: string, ending: string): string =>
  `${path.network}-${what}-${today}.${ending}`;

/** The rows begin to be read before anything is answered: what cannot be read is a problem, and no file. */
async function listIn(context: QueryContext<ListFileParameters>): Promise<[AsyncIterable<ActivityRow>, ListOptions]> {
  const rows = activityRows(context);
  const first = await rows.next();
  async function* all(): AsyncGenerator<ActivityRow> {
    if (first.done) return;
    yield first.value;
    yield* rows;
  }
  const { areas } = await frameOf(context.reader, context.path.network!);
  const level = Math.min(3, ...areas.map((area) => area.level)) as ListOptions['level'];
  return [all(), { language: context.language, hxl: context.query.hxl, ...(areas.length > 0 && { level }) }];
}

async function presencesIn(context: QueryContext<PresenceParameters>): Promise<FileAnswer> {
  const { fields, vintage } = await frameOf(context.reader, context.path.network!);
  const { country: code } = context.query;
  const country = code ? { code, name: {} } : vintage === MOROCCO_2015.vintage ? MOROCCO_2015.country : undefined;
  const sectors = new Map(fields.flatMap(({ code: field, sector }) => (sector ? [[field, sector] as const] : [])));
  const about: PresenceContext = { sectors, ...(country && { country }) };
  const data = await presencesOf(activityRows(context), about);
  return { name: nameOf(context, 'presences', 'json'), content: JSON.stringify({ data }) };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Activities and the map in forms that other programs read, and that people print. */
export const files: readonly QueryRoute[] = [
  file<ListFileParameters>({
    path: '/networks/:network/activities.csv',
    title: { fr: 'Les activités, en CSV', ar: 'الأنشطة بصيغة CSV', en: 'Activities, as CSV' },
    mediaType: 'text/csv',
    query: ListFileParameters,
    run: async (context) => ({
      name: nameOf(context, 'activities', 'csv'),
      content: csvOf(...(await listIn(context))),
    }),
  }),
  file<ListFileParameters>({
    path: '/networks/:network/activities.xlsx',
    title: { fr: 'Les activités, en classeur', ar: 'الأنشطة بصيغة مصنف', en: 'Activities, as a workbook' },
    mediaType: XLSX,
    query: ListFileParameters,
    run: async (context) => ({
      name: nameOf(context, 'activities', 'xlsx'),
      content: xlsxOf(...(await listIn(context))),
    }),
  }),
  file<PresenceParameters>({
    path: '/networks/:network/presences.json',
    title: {
      fr: 'Les présences, comme dans l’API humanitaire de HDX',
      ar: 'الحضور الميداني كما في واجهة HDX الإنسانية',
      en: 'Operational presence, as in the HDX Humanitarian API',
    },
    mediaType: 'application/json',
    query: PresenceParameters,
    run: presencesIn,
  }),
  file<GeoJsonParameters>({
    path: '/networks/:network/map.geojson',
    title: { fr: 'La carte, en GeoJSON', ar: 'الخريطة بصيغة GeoJSON', en: 'The map, as GeoJSON' },
    mediaType: 'application/geo+json',
    query: GeoJsonParameters,
    async run(context) {
      const answer = await mapIn(context);
      if (isRefusal(answer)) return answer;
      const features = context.query.of === 'cells' ? cellsGeoJson : areasGeoJson;
      const content = JSON.stringify(features(withShapes(answer, MOROCCO_2015), context.language));
      return { name: nameOf(context, 'map', 'geojson'), content };
    },
  }),
  file<MatrixParameters>({
    path: '/networks/:network/map.svg',
    title: { fr: 'La carte, à imprimer', ar: 'الخريطة للطباعة', en: 'The map, to print' },
    mediaType: 'image/svg+xml',
    isShown: true,
    query: MatrixParameters,
    async run(context) {
      const { reader, path, language, today: asOf } = context;
      const answer = await mapIn(context);
      if (isRefusal(answer)) return answer;
      const founded = await reader.get(networksView, path.network!);
      const network = founded?.name ?? { fr: path.network! }; // before it was founded it had no name
      const content = pictureOf(withShapes(answer, MOROCCO_2015), { language, network, asOf });
      return { name: nameOf(context, 'map', 'svg'), content };
    },
  }),
];
