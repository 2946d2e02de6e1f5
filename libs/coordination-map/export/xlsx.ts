import { Readable } from 'node:stream';
import { Zip, ZipDeflate } from 'fflate';
import { DAY } from '#kernel';
import { guardFormula } from '../formula-guard.js';
import { COLUMNS } from '../columns.js';
import { type Cell, cellsOf, headOf, type ListOptions, type Rows } from './list.js';
import { letterOf, SHEET_PATH, sheetEnd, sheetStart, STYLES, workbookParts } from './xlsx.parts.js';
import { escapeXml, sayable } from './xml.js';

/** The longest text that Excel takes in a cell. */
const LONGEST = 32_767;
/** Before it, Excel's calendar has a 29 February 1900. */
const FIRST_DAY = '1900-03-01';
const EPOCH = Date.UTC(1899, 11, 30);
/** Characters of the sheet that are gathered before they are compressed. */
const PIECE = 1 << 16;

/** Blanks that a reader may leave out where it is not told to keep them. */
const BLANKS = /^\s|\s$|\s\s/;
/** The same rows make the same file. */
const UNDATED = new Date(1980, 0, 1);

const DATES = new Set(['startsOn', 'endsOn'].map((column) => COLUMNS.indexOf(column as (typeof COLUMNS)[number])));
const LETTERS = COLUMNS.map((_, at) => letterOf(at));

const hex = (character: string): string => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** A text as a workbook says it (ECMA-376, ST_Xstring): what XML cannot, as `_x0007_`, and so the underscore of a text that looks like it. */
export const xstring = (text: string): string =>
  escapeXml(sayable(text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'), hex).replace(/\r/g, hex));

function cellXml(cell: Cell, at: number, row: number): string {
  if (cell === undefined || cell === '') return '';
  const place = `<c r="${LETTERS[at]}${row}"`;
  if (typeof cell === 'number') return `${place}><v>${cell}</v></c>`;
  if (DATES.has(at) && DAY.test(cell) && cell >= FIRST_DAY)
    return `${place} s="${STYLES.day}"><v>${(Date.parse(cell) - EPOCH) / 86_400_000}</v></c>`;
  const style = row === 1 ? STYLES.heading : guardFormula(cell) === cell ? STYLES.plain : STYLES.quoted;
  const text = cell.length > LONGEST ? `${cell.slice(0, LONGEST - 1)}…` : cell;
  return `${place} t="inlineStr"${style ? ` s="${style}"` : ''}><is><t${BLANKS.test(text) ? ' xml:space="preserve"' : ''}>${xstring(text)}</t></is></c>`;
}

const rowXml = (cells: readonly Cell[], row: number): string =>
  `<row r="${row}">${cells.map((cell, at) => cellXml(cell, at, row)).join('')}</row>`;

/** The sheet in pieces of some size. */
async function* sheetOf(rows: Rows, options: ListOptions): AsyncGenerator<string> {
  const head = headOf(options);
  let count = head.length;
  let piece = sheetStart(options) + head.map((cells, at) => rowXml(cells, at + 1)).join('');
  for await (const row of rows) {
    piece += rowXml(cellsOf(row, options.language), ++count);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece + sheetEnd(options, count);
}

async function* workbookOf(rows: Rows, options: ListOptions): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const begin = (path: string): ZipDeflate => {
    const file = new ZipDeflate(path, { level: 1 });
    file.mtime = UNDATED;
    zip.add(file);
    return file;
  };
  for (const [path, part] of Object.entries(workbookParts(options.language))) begin(path).push(Buffer.from(part), true);
  const sheet = begin(SHEET_PATH);
  for await (const piece of sheetOf(rows, options)) {
    sheet.push(Buffer.from(piece));
    yield* ready.splice(0);
  }
  sheet.push(new Uint8Array(), true);
  zip.end();
  yield* ready;
}

/**
 * A list of activities as an Excel workbook of one sheet (ECMA-376), from right to left in Arabic. No cell is a formula: texts that look like
 * one are marked as texts, and stay so when somebody edits them. Whole dates are dates, others texts. Memory does not grow with the rows.
 * A text longer than a cell of Excel takes (32,767) is cut, with an ellipsis. Fails as the rows fail.
 */
export const xlsxOf = (rows: Rows, options: ListOptions): Readable =>
  Readable.from(workbookOf(rows, options), { objectMode: false });
