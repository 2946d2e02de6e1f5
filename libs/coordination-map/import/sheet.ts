import { dateOfSerial } from './serial-dates.js';
import { type Cell, LIMITS, type SourceRow, Unreadable } from './table.js';
import type { Sheet, Workbook } from './workbook.js';
import { unescaped, xmlReader } from './xml.js';

type Attributes = Readonly<Record<string, string>>;

/** The rows of a sheet, as they come; those that its file leaves out are not there. */
export async function* sheetRows(workbook: Workbook, sheet: Sheet): AsyncGenerator<SourceRow> {
  const fill = mergesFilled(await mergesOf(sheet));
  const done: SourceRow[] = [];
  const reader = sheetReader(workbook, (row) => done.push(fill(row)));
  let count = 0;
  for await (const piece of sheet.pieces()) {
    reader.write(piece);
    for (const row of done.splice(0)) {
      if (row.cells.length > 0 && ++count > LIMITS.rows) throw new Unreadable('too-many-rows', { limit: LIMITS.rows });
      yield row;
    }
  }
  reader.end();
}

/** Puts cells together from `row`, `c`, `f`, `v`, `is` and `t` (ECMA-376, part 1, 18.3.1). */
function sheetReader(workbook: Workbook, emit: (row: SourceRow) => void): ReturnType<typeof xmlReader> {
  let [number, column, cells]: [number, number, Cell[]] = [0, -1, []];
  let cell: Attributes = {};
  let [value, formula]: [string | null, string | null] = [null, null];
  let taking: 'value' | 'formula' | null = null;
  let inHint = false;
  return xmlReader({
    open(name, attributes) {
      if (name === 'c') {
        column = attributes.r ? columnOf(attributes.r) : column + 1;
        [cell, value, formula] = [attributes, null, null];
      } else if (name === 'v' || (name === 't' && !inHint)) {
        taking = 'value';
        value ??= '';
      } else if (name === 'f') {
        taking = 'formula';
        formula ??= '';
      } else if (name === 'rPh') inHint = true;
      else if (name === 'row') {
        number = attributes.r ? Number(attributes.r) : number + 1;
        [column, cells] = [-1, []];
      }
    },
    text(piece) {
      if (taking === 'value') value += piece;
      else if (taking === 'formula') formula += piece;
    },
    close(name) {
      if (name === 'v' || name === 't' || name === 'f') taking = null;
      else if (name === 'rPh') inHint = false;
      else if (name === 'c') put(cells, column, cellOf(workbook, cell, value, formula));
      else if (name === 'row') emit({ number, cells });
    },
  });
}

function put(cells: Cell[], column: number, value: Cell): void {
  if (value === null) return;
  if (column >= LIMITS.columns) throw new Unreadable('too-many-columns', { limit: LIMITS.columns });
  while (cells.length < column) cells.push(null);
  cells[column] = value;
}

/** A cell's value by its type (ECMA-376, part 1, 18.18.11); a formula's is the one last calculated. */
function cellOf(
  workbook: Workbook,
  { t: type, s: style }: Attributes,
  value: string | null,
  formula: string | null,
): Cell {
  if (formula !== null && (value === null || (value === '' && type !== 'str')))
    return { valueless: 'formula', text: `=${formula}` };
  if (value === null) return null;
  if (type === 's') return workbook.strings.at(Number(value));
  if (type === 'inlineStr' || type === 'str') return unescaped(value);
  if (type === 'b') return value === '1';
  if (type === 'e') return { valueless: 'error', text: value };
  if (type === 'd') return value.slice(0, 10);
  const number = Number(value);
  if (value === '' || Number.isNaN(number)) return value || null;
  const shownAs = workbook.dateStyles[Number(style ?? 0)];
  return (shownAs && dateOfSerial(number, workbook.epoch, shownAs)) ?? number;
}

/** `AB12` -> 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

interface Merge {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** The cells that a sheet merges downwards. They are told after all its rows, hence a reading of their own, without taking the XML apart. */
async function mergesOf(sheet: Sheet): Promise<readonly Merge[]> {
  const merges: Merge[] = [];
  let rest = '';
  for await (const piece of sheet.pieces()) {
    const text = rest + piece;
    for (const [, column = '', from, to] of text.matchAll(/<(?:\w+:)?mergeCell\s+ref="([A-Z]+)(\d+):[A-Z]+(\d+)"/g))
      if (from !== to) merges.push({ column: columnOf(column), from: Number(from), to: Number(to) });
    const open = text.lastIndexOf('<');
    rest = text.length - open < 200 ? text.slice(open) : '';
  }
  return merges.sort((one, other) => one.from - other.from);
}

/** What is written once for several rows holds for each. Cells merged sideways stay what they are: a value in the first column. */
function mergesFilled(merges: readonly Merge[]): (row: SourceRow) => SourceRow {
  let next = 0;
  let open: { merge: Merge; value: Cell }[] = [];
  return (row) => {
    open = open.filter(({ merge }) => merge.to >= row.number);
    const filled = [...row.cells];
    for (const { merge, value } of open) if ((filled[merge.column] ?? null) === null) put(filled, merge.column, value);
    for (let merge = merges[next]; merge && merge.from <= row.number; merge = merges[++next])
      if (merge.from === row.number) open.push({ merge, value: row.cells[merge.column] ?? null });
    return open.length > 0 ? { ...row, cells: filled } : row;
  };
}
