import { inLanguage, type Language } from '#kernel';
import { type Geometry, wound } from './geometry.js';
import {
  cellFinder,
  creditsOf,
  type Count,
  FLAGS,
  nameFinder,
  type Flag,
  type PrintedArea,
  type PrintedCell,
  type PrintedMap,
} from './printed-map.js';

export interface Feature {
  readonly type: 'Feature';
  readonly id: string;
  readonly bbox?: readonly number[];
  /** Null where nobody knows the place (RFC 7946, 3.2). */
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, string | number | boolean | null>>;
}

/** GeoJSON (RFC 7946); properties are flat, as geographical tools like them. */
export interface FeatureCollection {
  readonly type: 'FeatureCollection';
  readonly attribution?: string;
  readonly features: readonly Feature[];
}

const collection = (map: PrintedMap, features: readonly Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  attribution: creditsOf(map) || undefined,
  features,
});

const shapeOf = ({ geometry, point }: PrintedArea): Geometry | null =>
  geometry ? wound(geometry) : point ? { type: 'Point', coordinates: point } : null;

/** `planned` and `planned_under5`, so that a column of numbers holds numbers alone. */
const countOf = (name: string, count: Count = {}): Record<string, number | boolean | null> => ({
  [name]: count.value ?? null,
  [`${name}_under5`]: count.under5 ?? false,
});

const has = (cells: readonly PrintedCell[], flag: Flag): number =>
  cells.filter(({ flags }) => flags.includes(flag)).length;

/** A feature for each area: its outline where that is known, else a point; what the map says of it in sum, and the organisations of each field. */
export function areasGeoJson(map: PrintedMap, language: Language): FeatureCollection {
  const cellAt = cellFinder(map);
  const features = map.areas.map((area): Feature => {
    const cells = map.fields.flatMap((field) => cellAt(field.code, area.code) ?? []);
    return {
      type: 'Feature',
      id: area.code,
      ...(area.bbox && { bbox: area.bbox }),
      geometry: shapeOf(area),
      properties: {
        code: area.code,
        name: inLanguage(area.name, language),
        level: area.level ?? null,
        organisations: area.totals.organisations,
        fields: map.fields.length,
        gaps: has(cells, 'gap'),
        fragile: has(cells, 'fragile'),
        overlaps: has(cells, 'overlap'),
        stale: has(cells, 'stale'),
        ...countOf('planned', area.totals.planned),
        ...countOf('reached', area.totals.reached),
        ...Object.fromEntries(cells.map((cell) => [`organisations_${cell.field}`, cell.organisations])),
      },
    };
  });
  return collection(map, features);
}

/** A feature for each cell of the map, gaps too, at the point of its area. */
export function cellsGeoJson(map: PrintedMap, language: Language): FeatureCollection {
  const namesIn = nameFinder(map, language);
  const fields = new Map(map.fields.map(({ code, name }) => [code, name]));
  const areas = new Map(map.areas.map((area) => [area.code, area]));
  const features = map.cells.map((cell): Feature => {
    const area = areas.get(cell.area);
    return {
      type: 'Feature',
      id: `${cell.field}/${cell.area}`,
      geometry: area?.point ? { type: 'Point', coordinates: area.point } : null,
      properties: {
        field: cell.field,
        field_name: inLanguage(fields.get(cell.field), language),
        area: cell.area,
        area_name: inLanguage(area?.name, language),
        organisations: cell.organisations,
        names: namesIn(cell).join('; '),
        ...Object.fromEntries(FLAGS.map((flag) => [flag, cell.flags.includes(flag)])),
        ...countOf('planned', cell.planned),
        ...countOf('reached', cell.reached),
      },
    };
  });
  return collection(map, features);
}
