import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { unzipSync, strFromU8 } from 'fflate';
import { buffer } from 'node:stream/consumers';
import { readSheet } from 'read-excel-file/node';
import { SaxesParser } from 'saxes';
import { LANGUAGES } from '#kernel';
import { COLUMNS, HEADINGS } from '../columns.js';
import { guardFormula, unguardFormula } from '../formula-guard.js';
import type { ActivityRow } from '../rows.js';
import { csvOf } from './csv.js';
import type { ListOptions } from './list.js';
import { xlsxOf, xstring } from './xlsx.js';
import { escapeXml } from './xml.js';

const FRENCH: ListOptions = { language: 'fr' };
const row: ActivityRow = {
  organisation: { name: 'Association Al Amal', acronym: 'AAA' },
  field: { code: 'legal', name: 'Juridique' },
  area: { code: 'MA-04', name: 'Rabat-Salé-Kénitra', level: 1 },
  status: 'ongoing',
  title: 'Permanence, « le lundi »',
  startsOn: '2023-02-03',
  endsOn: '2024',
  planned: 1200,
  reached: 0,
  visibility: 'members',
  reference: 'L-1',
};
const titled = (title: string): ActivityRow => ({ ...row, title });

const read = async (rows: readonly ActivityRow[], options = FRENCH): Promise<string[][]> =>
  parse(await buffer(csvOf(rows, options)), { bom: true, relax_column_count: false });
const sheetXml = (file: Buffer): string => strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml']!);

/** The texts of an XML document, which has to be well-formed. */
function textsOf(xml: string): string[] {
  const texts: string[] = [];
  const parser = new SaxesParser();
  parser.on('text', (text) => texts.push(text));
  parser.write(xml).close();
  return texts;
}
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** Whatever people paste into a list, signs of formulas first. */
const anyText = fc
  .tuple(
    fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '\n', "'", "'=", ' =', '＝', '"', '_x0041_'),
    fc.string({ unit: 'binary' }),
  )
  .map(([start, rest]) => start + rest);

describe('texts that look like formulas', () => {
  it('come back as they were, whatever they are', () => {
    fc.assert(fc.property(anyText, (text) => expect(unguardFormula(guardFormula(text))).toBe(text)));
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1'])(
    '%j does not begin a cell',
    (text) => {
      expect(guardFormula(text)).toBe(`'${text}`);
    },
  );

  it('are no others', () => {
    for (const text of ["l'eau", "'quoted'", '1-2', 'a=b', '']) expect(guardFormula(text)).toBe(text);
  });
});

describe('a list as CSV', () => {
  it('has headings in the language of the reader, and the words of a person', async () => {
    const [head, cells] = await read([row]);
    expect(head).toEqual(COLUMNS.map((column) => HEADINGS[column].fr));
    expect(Object.fromEntries(COLUMNS.map((column, at) => [column, cells![at]]))).toMatchObject({
      'organisation.name': 'Association Al Amal',
      'area.level': '1',
      'area.parent': '',
      status: 'En cours',
      startsOn: '2023-02-03',
      endsOn: '2024',
      reached: '0',
      visibility: 'Membres',
    });
  });

  it('has HXL tags of the level of its areas', async () => {
    const [, first] = await read([], { language: 'ar', hxl: true });
    const [, second] = await read([], { language: 'ar', hxl: true, level: 2 });
    expect(first).toEqual(COLUMNS.map((column) => HEADINGS[column].hxl));
    expect(second).toEqual(expect.arrayContaining(['#adm2 +code', '#adm2 +name', '#adm1 +name']));
    expect(new Set(second).size).toBe(COLUMNS.length);
  });

  it('is UTF-8 with a byte order mark, in lines that end in CRLF', async () => {
    const file = await buffer(csvOf([row], FRENCH));
    expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(file.toString().split('\r\n')).toHaveLength(3);
    expect(file.toString()).toMatch(/[^\r]"?\r\n$/);
  });

  it('keeps every text, and no cell begins a formula', async () => {
    const at = COLUMNS.indexOf('title');
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { maxLength: 5 }), async (texts) => {
        const cells = (await read(texts.map(titled))).slice(1).map((line) => line[at]!);
        expect(cells.map(unguardFormula)).toEqual(texts.map((text) => text.toWellFormed()));
        for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
      }),
    );
  });

  it('fails as its rows fail', async () => {
    const broken = (async function* () {
      yield row;
      throw new Error('the store is away');
    })();
    await expect(buffer(csvOf(broken, FRENCH))).rejects.toThrow('the store is away');
  });
});

describe('a list as a workbook', () => {
  it('is read by others: dates as dates, numbers as numbers', async () => {
    const [head, cells] = await readSheet(await buffer(xlsxOf([row], FRENCH)));
    expect(head).toEqual(COLUMNS.map((column) => HEADINGS[column].fr));
    const cell = (column: (typeof COLUMNS)[number]): unknown => cells![COLUMNS.indexOf(column)];
    expect(cell('organisation.name')).toBe('Association Al Amal');
    expect(cell('startsOn')).toEqual(new Date('2023-02-03T00:00:00Z'));
    expect([cell('endsOn'), cell('planned'), cell('reached'), cell('place')]).toEqual(['2024', 1200, 0, null]);
  });

  it('keeps every text', async () => {
    const at = COLUMNS.indexOf('title');
    // that reader trims, and does not know how Excel says what XML cannot
    const plain = anyText.filter((text) => text !== '' && text.trim() === text && xstring(text) === escapeXml(text));
    const texts = fc.array(plain, { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(texts, async (some) => {
        const lines = await readSheet(await buffer(xlsxOf(some.map(titled), FRENCH)));
        expect(lines.slice(1).map((line) => line[at])).toEqual(some);
      }),
      { numRuns: 30 },
    );
  });

  it('says what XML cannot as Excel does', async () => {
    const xml = sheetXml(await buffer(xlsxOf([titled('bell \x07, return \r, looks like _x0007_')], FRENCH)));
    expect(xml).toContain('bell _x0007_, return _x000D_, looks like _x005F_x0007_');
  });

  it('holds every text, as Excel says it, without formulas, and marks what looks like one as text', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const parts = unzipSync(await buffer(xlsxOf([titled(text)], FRENCH)));
        const said = Object.values(parts).flatMap((part) => textsOf(strFromU8(part)));
        expect(said.map(unescaped)).toEqual(expect.arrayContaining(text === '' ? [] : [text.toWellFormed()]));
        const xml = strFromU8(parts['xl/worksheets/sheet1.xml']!);
        expect(xml).not.toMatch(/<f[\s>/]/);
        expect(xml.includes('s="3"')).toBe(guardFormula(text) !== text);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps its head in sight, filters below it, and runs from right to left in Arabic', async () => {
    for (const language of LANGUAGES) {
      const xml = sheetXml(await buffer(xlsxOf([row, row], { language, hxl: true })));
      expect(xml.includes('rightToLeft="1"')).toBe(language === 'ar');
      expect(xml).toContain('<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>');
      expect(xml).toContain('<autoFilter ref="A2:R4"/>');
    }
  });

  it('cuts what no cell can hold', async () => {
    const lines = await readSheet(await buffer(xlsxOf([titled('a'.repeat(40_000))], FRENCH)));
    expect(lines[1]![COLUMNS.indexOf('title')]).toBe(`${'a'.repeat(32_766)}…`);
  });

  it('is the same file for the same rows', async () => {
    const [one, other] = await Promise.all([buffer(xlsxOf([row], FRENCH)), buffer(xlsxOf([row], FRENCH))]);
    expect(one.equals(other)).toBe(true);
  });

  it('gives out what is ready while rows still come', async () => {
    let asked = 0;
    const rows = (function* () {
      for (; asked < 100_000; asked += 1) yield titled(String(Math.sin(asked)));
    })();
    const file = xlsxOf(rows, FRENCH);
    for await (const _ of file) if (asked > 0) break;
    expect(asked).toBeLessThan(100_000);
  });

  it('fails as its rows fail', async () => {
    const broken = (async function* () {
      yield row;
      throw new Error('the store is away');
    })();
    await expect(buffer(xlsxOf(broken, FRENCH))).rejects.toThrow('the store is away');
  });
});
