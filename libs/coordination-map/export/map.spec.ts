import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { LANGUAGES } from '#kernel';
import { MOROCCO_2015 } from '../reference/morocco.js';
import { areasGeoJson, cellsGeoJson } from './geojson.js';
import { signedSurface, wound } from './geometry.js';
import { pictureOf } from './picture.js';
import { type Flag, type PrintedCell, type PrintedMap, withShapes } from './printed-map.js';

const FLAG_OF = (organisations: number): Flag[] =>
  organisations === 0 ? ['gap'] : organisations === 1 ? ['fragile'] : organisations >= 5 ? ['overlap'] : [];

const cellOf = (field: string, area: string, organisations: number, more: Partial<PrintedCell> = {}): PrintedCell => ({
  field,
  area,
  organisations,
  present: [],
  flags: FLAG_OF(organisations),
  ...more,
});

/** A map of so many fields and areas, whose cells hold 0, 1, 2... organisations in turn. */
function mapOf(fields: number, areas: number, name = (code: string) => code): PrintedMap {
  const codes = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at}`);
  const rows = codes('f', fields).map((code) => ({ code, name: { fr: name(code) }, totals: { organisations: 3 } }));
  const columns = codes('a', areas).map((code) => ({
    code,
    name: { fr: name(code) },
    totals: { organisations: 3, reached: { withheld: true } },
  }));
  const cells = columns.flatMap((area, at) => rows.map((row, by) => cellOf(row.code, area.code, (at + by) % 12)));
  const totals = { organisations: 12, cells: cells.length, filled: 0, gaps: 0 };
  return { fields: rows, areas: columns, cells, overlap: 5, organisations: [], totals };
}

const MOROCCO: PrintedMap = withShapes(
  {
    ...mapOf(2, 0),
    vintage: 'MA-2015',
    areas: MOROCCO_2015.areas.map(({ code, name }) => ({ code, name, level: 1, totals: { organisations: 2 } })),
    cells: [
      cellOf('f0', 'MA-04', 2, { present: ['x', 'y', 'z'], reached: { under5: true }, planned: { value: 30 } }),
      cellOf('f1', 'MA-04', 0),
      cellOf('f1', 'MA-01', 1, { flags: ['fragile', 'stale'], reached: { withheld: true } }),
    ],
    organisations: [{ id: 'x', name: { fr: 'Amal' } }, { id: 'y', name: { fr: 'Bayti' } }, { id: 'z' }],
  },
  MOROCCO_2015,
);
const SHEET = { network: { fr: 'PNPM' }, asOf: '2024-03-01' };

/** The texts of a picture, which has to be well-formed XML. */
function textsOf(svg: string): string[] {
  const texts: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('text', (text) => texts.push(text.replace(/[\u2066-\u2069]/g, '')));
  parser.write(svg).close();
  return texts;
}

describe('a map as GeoJSON', () => {
  it('places each area, and says what it comes to', () => {
    const { features, attribution } = areasGeoJson(MOROCCO, 'ar');
    expect(attribution).toContain('OpenStreetMap');
    expect(features).toHaveLength(12);
    expect(features.find(({ id }) => id === 'MA-04')).toMatchObject({
      bbox: [-7.126, 33.149, -5.315, 35.016],
      geometry: { type: 'Point', coordinates: [-6.21, 34.065] },
      properties: {
        name: 'الرباط-سلا-القنيطرة',
        organisations: 2,
        fields: 2,
        gaps: 1,
        organisations_f0: 2,
        organisations_f1: 0,
      },
    });
    expect(features.find(({ id }) => id === 'MA-02')!.properties).not.toHaveProperty('organisations_f0');
  });

  it('names who is in a cell, and tells no count that is masked', () => {
    const [first, , last] = cellsGeoJson(MOROCCO, 'fr').features;
    expect(first!.properties).toMatchObject({
      names: 'Amal; Bayti',
      gap: false,
      planned: 30,
      reached: null,
      reached_under5: true,
    });
    expect(last!.properties).toMatchObject({ fragile: true, stale: true, reached: null, reached_under5: false });
  });

  it('says so where nobody knows the place, and takes no shape of another vintage', () => {
    const map = { ...MOROCCO, areas: MOROCCO.areas.map(({ code, name, totals }) => ({ code, name, totals })) };
    expect(areasGeoJson(map, 'fr').features[0]!.geometry).toBeNull();
    expect(withShapes({ ...map, vintage: 'MA-1997' }, MOROCCO_2015).areas[0]).not.toHaveProperty('tile');
  });

  it('winds outlines counterclockwise and holes clockwise, and closes them', () => {
    const square = (size: number) =>
      [
        [0, 0],
        [size, 0],
        [size, size],
        [0, size],
      ] as [number, number][];
    const turned = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(turned, ([outline, hole, isClosed]) => {
        const ring = (size: number, back: boolean) => {
          const ring = back ? square(size).reverse() : square(size);
          return isClosed ? [...ring, ring[0]!] : ring;
        };
        const shape = wound({ type: 'MultiPolygon', coordinates: [[ring(9, outline), ring(2, hole)]] });
        const [outer, inner] = shape.type === 'MultiPolygon' ? shape.coordinates[0]! : [];
        expect([signedSurface(outer!), signedSurface(inner!)]).toEqual([162, -8]);
        for (const each of [outer!, inner!]) expect([each.length, each.at(-1)]).toEqual([5, each[0]]);
      }),
    );
  });
});

describe('the reference data of Morocco', () => {
  it('has twelve areas, each with its name in three languages and a place of its own', () => {
    expect(MOROCCO_2015.areas).toHaveLength(12);
    expect(new Set(MOROCCO_2015.areas.map(({ tile }) => tile.join())).size).toBe(12);
    for (const {
      name,
      point: [lon, lat],
      bbox: [west, south, east, north],
    } of MOROCCO_2015.areas) {
      expect(Object.keys(name).sort()).toEqual(['ar', 'en', 'fr']);
      expect(lon > west && lon < east && lat > south && lat < north).toBe(true);
    }
  });
});

describe('a map as a picture', () => {
  it('says whose it is, of when, and what is in each cell', () => {
    const texts = textsOf(pictureOf(MOROCCO, { ...SHEET, language: 'fr' }));
    expect(texts).toEqual(
      expect.arrayContaining(['Carte de coordination — PNPM', 'Situation au 1er mars 2024', '2', '1/2']),
    );
    expect(texts).toContain('<5');
    expect(texts.join(' ')).toContain('© OpenStreetMap contributors');
  });

  it.each(LANGUAGES)(
    'is whole in %s, on a sheet of A4, with neither styles, scripts nor anything from elsewhere',
    (language) => {
      const svg = pictureOf(MOROCCO, { ...SHEET, language });
      textsOf(svg);
      expect(svg).toContain('width="297mm" height="210mm" viewBox="0 0 297 210"');
      expect(svg).toContain(`direction="${language === 'ar' ? 'rtl' : 'ltr'}"`);
      expect(svg).not.toMatch(/<(style|script|image|foreignObject|use)|href|NaN|undefined|Infinity/);
    },
  );

  it('reads from right to left in Arabic, where the west stays on the left', () => {
    const names = (svg: string, name: string) =>
      Number(new RegExp(`<text x="([\\d.]+)"[^>]*>[^<]*${name}`).exec(svg)![1]);
    const [french, arabic] = (['fr', 'ar'] as const).map((language) => pictureOf(MOROCCO, { ...SHEET, language }));
    expect(names(french!, 'Situation')).toBeLessThan(100);
    expect(names(arabic!, 'الوضع')).toBeGreaterThan(200);
    expect(names(french!, 'Souss')).toBeLessThan(names(french!, 'Oriental'));
    expect(names(arabic!, 'سوس')).toBeLessThan(names(arabic!, 'الشرق'));
  });

  it('stays on the sheet and small, with as many as twenty fields in a hundred areas', () => {
    for (const [fields, areas] of [
      [20, 100],
      [1, 1],
      [30, 37],
      [5, 0],
      [0, 3],
    ] as const) {
      const svg = pictureOf(
        mapOf(fields, areas, (code) => `Une province au nom assez long ${code}`),
        { ...SHEET, language: 'fr' },
      );
      const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number);
      for (const [, x, y] of svg.matchAll(/<text x="(-?[\d.]+)" y="(-?[\d.]+)"/g)) {
        expect(Number(x)).toBeLessThanOrEqual(width!);
        expect(Number(y)).toBeLessThanOrEqual(height!);
        expect(Math.min(Number(x), Number(y))).toBeGreaterThanOrEqual(0);
      }
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      expect(svg.length).toBeLessThan(200_000);
    }
  });

  it('is well-formed whatever things are called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...LANGUAGES), (name, language) => {
        const called = `<b>&"${name}`;
        const map = { ...mapOf(2, 2, () => called), attribution: called };
        textsOf(pictureOf(map, { asOf: SHEET.asOf, network: { fr: called }, language }));
      }),
    );
  });

  it('shades by who is there: told apart without colours', () => {
    const svg = pictureOf(mapOf(6, 1), { ...SHEET, language: 'fr' });
    const shades = [...svg.matchAll(/<path d="(M[^"]+z)" fill="(url\(#nobody\)|#[0-9a-f]{6})"\/>/g)];
    expect(shades.slice(0, 4).map(([, d, fill]) => [fill, d!.match(/M/g)!.length])).toEqual([
      ['url(#nobody)', 1],
      ['#fdeebb', 1],
      ['#93c1de', 3],
      ['#1d5687', 1],
    ]);
    const grey = (fill: string) =>
      [1, 3, 5].reduce((sum, at, by) => sum + [0.3, 0.59, 0.11][by]! * parseInt(fill.slice(at, at + 2), 16), 0);
    const [light, middle, dark] = shades.slice(1, 4).map(([, , fill]) => grey(fill!));
    expect(Math.min(light! - middle!, middle! - dark!)).toBeGreaterThan(40);
  });
});
