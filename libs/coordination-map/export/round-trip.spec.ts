import { describe, expect, it } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import { bytesOf, LANGUAGES } from '#kernel';
import { proposeMapping } from '../import/mapping.js';
import { activitiesIn } from '../import/read-activities.js';
import { openTable } from '../import/read-table.js';
import type { ActivityRow } from '../rows.js';
import { csvOf } from './csv.js';
import type { ListOptions } from './list.js';
import { xlsxOf } from './xlsx.js';

const full: ActivityRow = {
  organisation: { name: 'Association Al Amal', acronym: 'AAA' },
  field: { code: 'legal', name: 'Aide juridique' },
  area: { code: 'MA-04', name: 'Rabat-Salé-Kénitra', level: 1, parent: 'Maroc' },
  status: 'suspended',
  title: '=Permanence « du lundi », "au centre"',
  place: '-Takaddoum',
  population: 'Femmes',
  startsOn: '2023-02-03',
  endsOn: '2024-06',
  planned: 1200,
  reached: 0,
  visibility: 'members',
  reference: '@L-1',
};
const rows: ActivityRow[] = [
  full,
  {
    organisation: { name: 'جمعية الأمل' },
    field: { name: 'الصحة' },
    area: { name: 'الشرق', level: 1 },
    status: 'ended',
  },
  { ...full, status: 'planned', visibility: 'public', endsOn: '2025', reached: 13 },
  { ...full, status: 'ongoing', visibility: 'restricted', endsOn: undefined },
];

async function readBack(file: Buffer): Promise<unknown[]> {
  const table = await openTable(bytesOf(file));
  const outcomes = await Array.fromAsync(activitiesIn(table, await proposeMapping(table))());
  return outcomes
    .filter(({ is }) => is !== 'aside')
    .map((outcome) => (outcome.is === 'activity' ? outcome.row : outcome));
}

describe('a list that was printed', () => {
  const ways = LANGUAGES.flatMap((language) => [false, true].map((hxl): ListOptions => ({ language, hxl })));

  it.each(ways)('is read as it was from CSV: %j', async (options) => {
    expect(await readBack(await buffer(csvOf(rows, options)))).toEqual(rows);
  });

  it.each(ways)('is read as it was from a workbook: %j', async (options) => {
    expect(await readBack(await buffer(xlsxOf(rows, options)))).toEqual(rows);
  });
});
