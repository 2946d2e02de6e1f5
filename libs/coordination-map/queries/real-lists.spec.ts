import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { Told } from '../testing.js';
import type { MapAnswer } from './map.answer.js';

/** What an independent script counted in a public list of who does what where (`fixtures/3w/LICENCES.md`). */
interface Expected {
  readonly rows: number;
  readonly columns: { readonly org: string; readonly sector: string; readonly adm1: string };
  readonly orgs: number;
  readonly sectors: number;
  readonly adm1: number;
  readonly presence_triples: number;
  readonly cells_total: number;
  readonly cells_filled: number;
  readonly gaps: number;
  readonly cells_with_1_org: number;
  readonly cells_with_5plus_orgs: number;
}

/** Where most organisations are, counted by the same script. */
const MOST: Readonly<Record<string, readonly (readonly [sector: string, area: string, organisations: number])[]>> = {
  '3w-iraq-2022-q1-hxl.csv': [
    ['general protection', 'ninewa', 27],
    ['health', 'ninewa', 19],
    ['gender based violence', 'ninewa', 17],
  ],
  '3w-libya-2021-05-hxl.csv': [
    ['hea', 'tripoli', 8],
    ['hea', 'misrata', 7],
    ['pro', 'tripoli', 6],
  ],
  '3w-guinea-ebola-fr-hxl.csv': [
    ['communication', 'forecariah', 10],
    ['coordination', 'beyla', 10],
    ['prise en charge', 'macenta', 10],
  ],
};

const read = (file: string): string => readFileSync(new URL(`../fixtures/3w/${file}`, import.meta.url), 'utf8');
const lists = Object.entries(JSON.parse(read('expected.json')) as Record<string, Expected>);

/** The cells of a CSV as RFC 4180 has them; enough for these files. */
const parsed = (csv: string): string[][] => {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.some((value) => value !== ''));
};

const normal = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
const area = (name: string): string => `A-${derivedId('area', name)}`;
const field = (name: string): string => `f${derivedId('field', name).toLowerCase()}`;

describe.each(lists)('the map of %s', (file, expected) => {
  let map: MapAnswer;

  beforeAll(async () => {
    const [header = [], , ...rows] = parsed(read(file));
    const { org, sector, adm1 } = expected.columns;
    const [organisations, sectors, places] = [org, sector, adm1].map((name) =>
      rows.map((row) => normal(row[header.indexOf(name)] ?? '')),
    ) as [string[], string[], string[]];
    expect(rows).toHaveLength(expected.rows);
    const told = new Told().frame(
      '2021',
      {
        type: 'ClassificationAdopted',
        data: { fields: [...new Set(sectors)].map((name) => ({ code: field(name), name: { en: name } })) },
      },
      {
        type: 'AreasAdopted',
        data: {
          vintage: file,
          areas: [...new Set(places)].map((name) => ({ code: area(name), name: { en: name }, level: 1 })),
        },
      },
    );
    for (const [row, organisation] of organisations.entries())
      told.activity(derivedId(file, String(row)), '2022', {
        type: 'ActivityDeclared',
        data: {
          ...{ organisation: derivedId('organisation', organisation), status: 'ongoing' },
          ...{ field: field(sectors[row]!), area: area(places[row]!) },
        },
      });
    map = await told.ask<MapAnswer>('map');
  });

  it('counts what the list says', () => {
    expect(map.totals).toMatchObject({
      cells: expected.cells_total,
      filled: expected.cells_filled,
      gaps: expected.gaps,
      fragile: expected.cells_with_1_org,
      overlaps: expected.cells_with_5plus_orgs,
      organisations: expected.orgs,
      presences: expected.presence_triples,
    });
    expect([map.fields.length, map.areas.length]).toEqual([expected.sectors, expected.adm1]);
    expect(map.unplaced).toBe(0);
    expect(map.cells.reduce((sum, { activities }) => sum + activities, 0)).toBe(expected.rows);
  });

  it('finds where most are', () => {
    for (const [sector, place, organisations] of MOST[file]!)
      expect(map.cells.find((cell) => cell.field === field(sector) && cell.area === area(place))).toMatchObject({
        organisations,
        flags: expect.arrayContaining(['overlap']),
      });
  });

  it.each(['fields', 'areas'] as const)('adds up over its %s', (side) => {
    const sum = (name: 'cells' | 'filled' | 'gaps' | 'fragile' | 'overlaps' | 'presences') =>
      map[side].reduce((total, { totals }) => total + totals[name], 0);
    for (const name of ['cells', 'filled', 'gaps', 'fragile', 'overlaps', 'presences'] as const)
      expect([name, sum(name)]).toEqual([name, map.totals[name]]);
  });
});
