import { describe, expect, it } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { bytesOf } from '#kernel';
import { guardFormula } from '../formula-guard.js';
import { firstRows, openTable, type ReadOptions } from './read-table.js';
import { type Cell, DELIMITERS, type Encoding, LIMITS } from './table.js';
import { rowOf, workbook } from './testing.js';

const read = async (bytes: Uint8Array, options?: ReadOptions): Promise<Cell[][]> =>
  (await firstRows((await openTable(bytesOf(bytes), options)).rows(), Infinity)).map(({ cells }) => [...cells]);
const refusal = async (bytes: Uint8Array, options?: ReadOptions): Promise<unknown> =>
  read(bytes, options).then(
    () => 'read',
    (error: { refused?: string }) => error.refused,
  );

const WINDOWS = '€éèàçœÉ’“–ñ¿';
const ENCODERS: Readonly<Record<Encoding, (text: string) => Buffer>> = {
  'utf-8': (text) => Buffer.from(text),
  'utf-16le': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'windows-1252': (text) =>
    Buffer.from(
      [...text].map((sign) => ({ '€': 0x80, œ: 0x9c, '’': 0x92, '“': 0x93, '–': 0x96 })[sign] ?? sign.charCodeAt(0)),
    ),
};

describe('a CSV', () => {
  const letters = fc.constantFrom(...WINDOWS, ...'abc 019=+-@\'";,\t\n|');
  const text = fc.string({ unit: letters });
  const anyText = fc.oneof(
    text,
    fc.string({ unit: 'grapheme' }).map((each) => each.replace(/[\0\r\ufeff]/g, '')),
  );
  const rowsOf = (cell: fc.Arbitrary<string>) =>
    fc
      .integer({ min: 2, max: 6 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));

  it('gives the rows back that were written, in any encoding, with any delimiter', async () => {
    const files = fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be', 'windows-1252').chain((encoding) =>
      fc.record({
        encoding: fc.constant(encoding),
        delimiter: fc.constantFrom(...DELIMITERS),
        end: fc.constantFrom('\n', '\r\n'),
        rows: rowsOf(encoding === 'windows-1252' ? text : anyText),
      }),
    );
    await fc.assert(
      fc.asyncProperty(files, async ({ encoding, delimiter, end, rows }) => {
        const csv = stringify(
          rows.map((row) => row.map(guardFormula)),
          { delimiter, record_delimiter: end, quoted: true },
        );
        const bytes = ENCODERS[encoding](csv);
        expect(await read(bytes, { delimiter, encoding })).toEqual(rows);
      }),
    );
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const)(
    'says itself that it is in %s',
    async (encoding) => {
      for (const delimiter of DELIMITERS) {
        const lines = [
          ['Préfecture', 'Secteur', 'Activité'],
          ['Fès', 'Santé', 'Soins, écoute ; suivi'],
          ['Salé', 'Eau', 'L’accès à l’eau'],
        ];
        const bytes = ENCODERS[encoding](stringify(lines, { delimiter }));
        expect(await openTable(bytesOf(bytes))).toMatchObject({ format: 'csv', encoding, delimiter });
        expect(await read(bytes)).toEqual(lines);
      }
    },
  );

  it('keeps its blank rows, ragged rows and stray quotation marks', async () => {
    expect(await read(Buffer.from('\ufeffa,b\r\n\r\nl"eau,"x ""y"" z",3\rd\n'))).toEqual([
      ['a', 'b'],
      [''],
      ['l"eau', 'x "y" z', '3'],
      ['d'],
    ]);
    expect(await read(Buffer.from('sep=;\r\na,1;b\r\n'))).toEqual([
      ['sep=', ''],
      ['a,1', 'b'],
    ]);
  });

  it('is refused where it is none, or does not end', async () => {
    expect(await refusal(new Uint8Array())).toBe('empty-file');
    expect(await refusal(Buffer.from([1, 0, 2]))).toBe('not-a-table');
    expect(await refusal(Buffer.from('a,b\n1,"2\n3,4\n'))).toBe('quote-not-closed');
    expect(await refusal(Buffer.from('a,b\n'.repeat(LIMITS.rows + 1)))).toBe('too-many-rows');
    expect(await refusal(Buffer.from(','.repeat(LIMITS.columns)))).toBe('too-many-columns');
  });
});

/** The same zip, whose last part says in the central directory that it unpacks to so many bytes. */
function declaring(zip: Uint8Array, size: number): Uint8Array {
  const copy = Buffer.from(zip);
  copy.writeUInt32LE(size, copy.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 24);
  return copy;
}

describe('a workbook', () => {
  const STYLES =
    '<numFmts><numFmt numFmtId="170" formatCode="mmm\\ yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>';

  it('gives values by their type: texts, numbers, dates as shown, formulas as last calculated', async () => {
    const rows = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" s="1"><v>44319</v></c><c r="D2" s="2"><v>44319</v></c><c r="E2"><v>1200</v></c></row>
      <row r="5"><c r="A5"><f>1+1</f><v>2</v></c><c r="B5"><f>SUM(E:E)</f></c><c r="C5" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D5" t="str"><f>A1</f><v>oui</v></c><c r="E5" t="b"><v>1</v></c></row>`;
    const strings =
      '<si><r><t>So</t></r><r><t xml:space="preserve">ins_x000D_ &amp; eau</t></r><rPh><t>hint</t></rPh></si>';
    const table = await openTable(bytesOf(workbook({ sheets: [{ name: 'Liste', rows }], styles: STYLES, strings })));
    expect(await firstRows(table.rows(), 9)).toEqual([
      { number: 2, cells: ['Soins\r & eau', null, '2021-05-03', '2021-05', 1200] },
      {
        number: 5,
        cells: [2, { valueless: 'formula', text: '=SUM(E:E)' }, { valueless: 'error', text: '#DIV/0!' }, 'oui', true],
      },
    ]);
  });

  it('of an old Mac counts its days from 1904', async () => {
    const rows = '<row r="1"><c r="A1" s="1"><v>42857</v></c></row>';
    expect(await read(workbook({ sheets: [{ name: 'a', rows }], styles: STYLES, date1904: true }))).toEqual([
      ['2021-05-03'],
    ]);
  });

  it('repeats what is merged downwards, and only that', async () => {
    const rows = `${rowOf('ONG', 'Région')}<row r="2"><c r="A2" t="str"><v>AMANE</v></c><c r="B2" t="str"><v>Souss</v></c></row><row r="3"><c r="B3" t="str"><v>Oriental</v></c></row><row r="4"><c r="A4" t="str"><v>Total</v></c></row>`;
    const after = '<mergeCells count="2"><mergeCell ref="A2:A3"/><mergeCell ref="A4:B4"/></mergeCells>';
    expect(await read(workbook({ sheets: [{ name: 'a', rows, after }] }))).toEqual([
      ['ONG', 'Région'],
      ['AMANE', 'Souss'],
      ['AMANE', 'Oriental'],
      ['Total'],
    ]);
  });

  it('is read from the sheet that looks like a list, or from the one that is named', async () => {
    const sheets = [
      { name: 'Lisez-moi', rows: rowOf('Mode d’emploi') + rowOf('Remplir la liste.') },
      {
        name: 'Cachée',
        rows: rowOf('Organisation', 'Secteur', 'Région', 'Statut') + rowOf('a', 'b', 'c', 'd'),
        state: 'hidden',
      },
      {
        name: 'Qui fait quoi',
        rows: rowOf('Titre') + rowOf('Organisation', 'Secteur', 'Région') + rowOf('AMANE', 'Santé', 'Souss'),
      },
    ];
    expect(await openTable(bytesOf(workbook({ sheets })))).toMatchObject({
      sheet: 'Qui fait quoi',
      sheets: ['Lisez-moi', 'Cachée', 'Qui fait quoi'],
    });
    expect(await read(workbook({ sheets }), { sheet: 'Lisez-moi' })).toEqual([
      ['Mode d’emploi'],
      ['Remplir la liste.'],
    ]);
    expect(await refusal(workbook({ sheets }), { sheet: 'x' })).toBe('no-such-sheet');
  });

  it('that would exhaust a server is refused before it does', async () => {
    const rows = rowOf('a').repeat(1_000);
    expect(await refusal(declaring(workbook({ sheets: [{ name: 'a', rows }] }), LIMITS.unpacked))).toBe(
      'workbook-too-large',
    );
    expect(await refusal(declaring(workbook({ sheets: [{ name: 'a', rows }] }), 100))).toBe('damaged-workbook');
    const wide = workbook({ sheets: [{ name: 'a', rows: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }] });
    expect(await refusal(wide)).toBe('too-many-columns');
  });

  it('that is damaged, old or something else says so', async () => {
    const good = workbook({ sheets: [{ name: 'a', rows: rowOf('a', 'b') }] });
    expect(await refusal(good.subarray(0, good.length - 30))).toBe('damaged-workbook');
    expect(await refusal(workbook({ sheets: [{ name: 'a', rows: '<row><c></row>' }] }))).toBe('damaged-workbook');
    expect(await refusal(workbook({ sheets: [{ name: 'a', rows: '<row><c t="s"><v>7</v></c></row>' }] }))).toBe(
      'damaged-workbook',
    );
    expect(await refusal(workbook({ sheets: [{ name: 'a', rows: '<row><c t="str"><v>&bomb;</v></c></row>' }] }))).toBe(
      'damaged-workbook',
    );
    expect(await refusal(workbook({ sheets: [] }))).toBe('not-a-workbook');
    expect(await refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe('old-workbook');
  });
});
