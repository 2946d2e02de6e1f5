import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { bytesOf } from '#kernel';
import expected from '../fixtures/3w/expected.json' with { type: 'json' };
import { findTagRow, parseTag } from './hxl.js';
import { corrected, type Mapping, missingFrom, proposeMapping } from './mapping.js';
import { openTable } from './read-table.js';

const fixture = async (file: string) =>
  openTable(bytesOf(await readFile(new URL(`../fixtures/3w/${file}`, import.meta.url))));
const csv = (...lines: string[]) => openTable(bytesOf(Buffer.from(lines.join('\n'))));
const propose = async (...lines: string[]): Promise<Mapping> => proposeMapping(await csv(...lines));
const fieldsOf = ({ columns }: Mapping): Record<string, string> =>
  Object.fromEntries(columns.map(({ to, heading }) => [to, heading]));

describe('HXL tags', () => {
  it('are read whatever their blanks and case', () => {
    expect(parseTag(' #ADM1+ Name  +v_pcode ')).toMatchObject({
      hashtag: 'adm1',
      core: true,
      text: '#adm1 +name +v_pcode',
    });
    expect(parseTag('#response +name')).toMatchObject({ hashtag: 'response', core: false });
    expect(['#1', 'adm1', '#adm1 name', '#', '# 3 enfants', ''].map(parseTag)).toEqual(Array(6).fill(null));
  });

  it('are a row of the first ten, most of whose cells are tags', () => {
    const row = (number: number, ...cells: string[]) => ({ number, cells });
    expect(findTagRow([row(1, 'ONG', 'Secteur'), row(4, '#org', '', '#org')])).toMatchObject({ number: 4 });
    expect(findTagRow([row(1, '#org', 'un', 'deux')])).toBeNull();
    expect(findTagRow([row(1, '#mercredi', '')])).toBeNull();
    expect(findTagRow([row(11, '#org', '#sector')])).toBeNull();
  });
});

describe('a mapping', () => {
  it.each(Object.entries(expected))('of %s reads the columns that people would', async (file, { columns }) => {
    const mapping = await proposeMapping(await fixture(file));
    const fields = fieldsOf(mapping);
    expect(fields['organisation.acronym'] ?? fields['organisation.name']).toBe(columns.org);
    expect(fields['field.name'] ?? fields['field.code']).toBe(columns.sector);
    expect(fields['area.name']).toBe(columns.adm1);
    expect(missingFrom(mapping)).toEqual([]);
  });

  it.each([
    [
      'fr',
      'Partenaire;Acronyme du partenaire;Cluster;Région;Province;Statut;Date de début;Bénéficiaires ciblés;Bénéficiaires atteints',
    ],
    [
      'en',
      'Agency;Acronym;Cluster;Governorate;District;Activity status;Start Date (dd/mm/yyyy);Targeted;Beneficiaries reached',
    ],
    [
      'es',
      'Organización;Siglas;Sector de intervención;Región;Provincia;Situación;Fecha de inicio;Beneficiarios previstos;Beneficiarios alcanzados',
    ],
    ['ar', 'اسم المنظّمة;المختصر;القطاع;الجهة;الإقليم;الوضعية;تاريخ البدء;عدد المستهدفين;عدد المستفيدين'],
  ])('knows how columns are headed in %s', async (language, headings) => {
    const mapping = await propose(headings, 'a;b;c;d;e;f;2021;1;2');
    expect(mapping.language).toBe(language);
    expect(mapping.unmapped).toEqual([]);
    expect(mapping.columns.map(({ to }) => to)).toEqual([
      'organisation.name',
      'organisation.acronym',
      'field.name',
      'area.name',
      'place',
      'status',
      'startsOn',
      'planned',
      'reached',
    ]);
  });

  it('takes the widest area, the organisation itself before who implements, the total before its parts', async () => {
    const mapping = await propose(
      'Commune,Région,Implementing partner,Partner,Sector,Femmes,Tous,Contact de la personne',
      '#adm3+name,#adm1+name,#org+impl,#org,#sector,#reached+f,#reached,#contact',
      'a,b,c,d,e,1,2,x',
    );
    expect(fieldsOf(mapping)).toEqual({
      place: 'Commune',
      'area.name': 'Région',
      'organisation.name': 'Partner',
      'field.name': 'Sector',
      reached: 'Tous',
    });
    expect(mapping).toMatchObject({ areaLevel: 1, headingRow: 1, tagRow: 2, firstRow: 3 });
    expect(mapping.unmapped.map(({ heading, because }) => [heading, because])).toEqual([
      ['Implementing partner', 'another'],
      ['Femmes', 'unknown'],
      ['Contact de la personne', 'unknown'],
    ]);
    expect(fieldsOf(await propose('Implementing partner,Sector,Region', 'a,b,c'))).toMatchObject({
      'organisation.name': 'Implementing partner',
    });
  });

  it('says what it has not found', async () => {
    expect(missingFrom(await propose('Nom,Couleur', 'a,b'))).toEqual(['organisation', 'field', 'area']);
  });

  it('can be put right', async () => {
    const table = await csv('Partner,Lead agency,Sector,Region,Groupe', 'a,b,c,d,e');
    const mapping = await proposeMapping(table);
    const right = corrected(corrected(mapping, 1, 'organisation.name'), 4, 'population');
    expect(fieldsOf(right)).toMatchObject({ 'organisation.name': 'Lead agency', population: 'Groupe' });
    expect(right.unmapped).toEqual([{ at: 0, heading: 'Partner', because: 'another' }]);
    expect(fieldsOf(corrected(right, 4, null))).not.toHaveProperty('population');
  });
});
