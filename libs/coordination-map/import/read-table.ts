import type { Bytes } from '#kernel';
import { type CsvOptions, openCsv } from './csv.js';
import { headOf } from './head.js';
import { sheetRows } from './sheet.js';
import { isBlank, type SourceRow, type Table, Unreadable } from './table.js';
import { openWorkbook, type Sheet, type Workbook } from './workbook.js';

export interface ReadOptions extends CsvOptions {
  /** The sheet to read, where it is not the one that looks like a list. */
  readonly sheet?: string;
}

const LOOKED_AT = 40;
const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Opens a CSV or XLSX file as a table, whatever its name says. It is read a piece at a time: a hundred thousand rows need no more memory than
 * a few hundred do, but for the texts that a workbook shares between its cells.
 *
 * @throws Unreadable here or while its rows are read.
 */
export async function openTable(file: Bytes, options: ReadOptions = {}): Promise<Table> {
  if (file.size === 0) throw new Unreadable('empty-file');
  const signs = await file.read(0, OLE.length);
  if (begins(signs, OLE)) throw new Unreadable('old-workbook');
  if (!begins(signs, ZIP)) return openCsv(file, options);
  const workbook = await openWorkbook(file);
  const sheet = options.sheet === undefined ? await listOf(workbook) : named(workbook, options.sheet);
  return {
    format: 'xlsx',
    sheet: sheet.name,
    sheets: workbook.sheets.map(({ name }) => name),
    epoch: workbook.epoch,
    rows: () => sheetRows(workbook, sheet),
  };
}

const begins = (bytes: Uint8Array, signs: readonly number[]): boolean => signs.every((sign, at) => bytes[at] === sign);

function named(workbook: Workbook, name: string): Sheet {
  const sheet = workbook.sheets.find((each) => each.name === name);
  if (!sheet) throw new Unreadable('no-such-sheet', { sheet: name });
  return sheet;
}

/** The sheet that looks most like a list of activities: by its tags, by the headings that are known, by the rows under them. */
async function listOf(workbook: Workbook): Promise<Sheet> {
  const shown = workbook.sheets.filter(({ hidden }) => !hidden);
  let best: { sheet: Sheet; score: number } | undefined;
  for (const sheet of shown.length > 0 ? shown : workbook.sheets) {
    const score = likeness(await firstRows(sheetRows(workbook, sheet), LOOKED_AT));
    if (!best || score > best.score) best = { sheet, score };
  }
  if (!best) throw new Unreadable('not-a-workbook');
  return best.sheet;
}

function likeness(rows: readonly SourceRow[]): number {
  const { known, tagRow, firstRow } = headOf(rows);
  const under = rows.filter((row) => row.number >= firstRow && !isBlank(row)).length;
  return under === 0 ? 0 : known * 100 + (tagRow ? 50 : 0) + under;
}

/** The first rows of a table. */
export async function firstRows(rows: AsyncIterable<SourceRow>, count: number): Promise<SourceRow[]> {
  const first: SourceRow[] = [];
  for await (const row of rows) {
    first.push(row);
    if (first.length === count) break;
  }
  return first;
}
