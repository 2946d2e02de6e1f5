import type { Text } from '#kernel';
import regions from './morocco-regions.json' with { type: 'json' };

/** An area as reference data describes it; codes mean something only with their vintage. */
export interface ReferenceArea {
  readonly code: string;
  readonly name: Text;
  readonly level: 1;
  /** Longitude and latitude in degrees, well inside the area. */
  readonly point: readonly [number, number];
  /** West, south, east, north, in degrees. */
  readonly bbox: readonly [number, number, number, number];
  /** Column and row on a map of squares, north up. */
  readonly tile: readonly [number, number];
}

/** The twelve regions of Morocco since 2015, coded as in ISO 3166-2. Sources and licences: `README.md` beside this file. */
export const MOROCCO_2015 = {
  vintage: 'MA-2015',
  /** To be said wherever points or boxes are shown. */
  attribution: '© OpenStreetMap contributors, ODbL 1.0',
  country: { code: 'MAR', name: { fr: 'Maroc', ar: 'المغرب', en: 'Morocco' } },
  areas: regions.regions.map(({ code, name, centroid, bbox, tile }) => ({
    code,
    name,
    level: 1,
    point: centroid,
    bbox,
    tile,
  })) as unknown as readonly ReferenceArea[], // JSON's lists are of any length to the compiler; the specs check them
} as const;
