import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import expected from '../fixtures/3w/expected.json' with { type: 'json' };
import { corrected, fits, type Mapping, missingFrom, proposeMapping } from './mapping.js';
import { openTable } from './read-table.js';

const fixture = async (file: string) => openTable(await readFile(new URL(`../fixtures/3w/${file}`, import.meta.url)));
const csv = (...lines: string[]) => openTable(Buffer.from(lines.join('\n')));
const propose = async (...lines: string[]): Promise<Mapping> => proposeMapping(await csv(...lines));
const fieldsOf = ({ columns }: Mapping): Record<string, string> =>
  Object.fromEntries(columns.map(({ to, heading }) => [to, heading]));

describe('a mapping', () => {
  it.each(Object.entries(expected))('of %s reads the columns that people would', async (file, { columns }) => {
    const mapping = await proposeMapping(await fixture(file));
    const fields = fieldsOf(mapping);
    expect(fields['organisation.acronym'] ?? fields['organisation.name']).toBe(columns.org);
    expect(fields['field.name'] ?? fields['field.code']).toBe(columns.sector);
    expect(fields['area.name']).toBe(columns.adm1);
    expect(missingFrom(mapping)).toEqual([]);
  });
});
