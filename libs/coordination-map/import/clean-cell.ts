import type { Column } from '../columns.js';
import { readLevel, readStatus, readVisibility } from './choices.js';
import { columnName } from './column-name.js';
import { readCount } from './counts.js';
import { readDate } from './dates.js';
import type { MappedColumn } from './mapping.js';
import { saysNothing } from './plain.js';
import type { Remark, RowProblem, RowProblemCode } from './problems.js';
import type { Survey } from './survey.js';
import { type Cell, type Epoch, isValueless, type SourceRow, textOf } from './table.js';

/** What one cell gave: a value or none, and what there is to say of it. */
export interface CellReading {
  readonly value?: string | number;
  readonly problems: readonly RowProblem[];
  readonly remarks: readonly Remark[];
}

const NAME = 300;
const TEXT = 10_000;
const LIMITS: Readonly<Partial<Record<Column, number>>> = { title: TEXT, place: TEXT, population: TEXT };

const NOTHING: CellReading = { problems: [], remarks: [] };

type Read = { readonly value: string | number } | { readonly wrong: RowProblemCode };

const chosen = (value: string | number | undefined, otherwise: RowProblemCode): Read =>
  value === undefined ? { wrong: otherwise } : { value };

const asDate =
  (to: Column) =>
  (cell: Cell, survey: Survey, epoch: Epoch): Read => {
    const read = readDate(cell, survey.orders[to], epoch);
    return typeof read === 'string' ? { wrong: read } : { value: read.date };
  };

const asCount =
  (to: Column) =>
  (cell: Cell, survey: Survey): Read => {
    const read = readCount(cell, survey.thousands[to]);
    return typeof read === 'string' ? { wrong: read } : { value: read.count };
  };

/** How fields are read that are no free text. */
const READERS: Readonly<Partial<Record<Column, (cell: Cell, survey: Survey, epoch: Epoch) => Read>>> = {
  startsOn: asDate('startsOn'),
  endsOn: asDate('endsOn'),
  planned: asCount('planned'),
  reached: asCount('reached'),
  status: (cell) => chosen(readStatus(textOf(cell)), 'unknown-status'),
  visibility: (cell) => chosen(readVisibility(textOf(cell)), 'unknown-visibility'),
  'area.level': (cell) => chosen(readLevel(textOf(cell)), 'unknown-level'),
};

/** Cells of one column that are remembered: most columns say the same few things over and over, and the others never. */
const REMEMBERED = 2_000;

/** Reads cells as the fields that their columns fill. */
export function cellReader(survey: Survey, epoch: Epoch): (row: SourceRow, column: MappedColumn) => CellReading {
  const known = new Map<number, Map<Cell, CellReading>>();
  return (row, column) => {
    const cell = row.cells[column.at] ?? null;
    const before = known.get(column.at) ?? new Map<Cell, CellReading>();
    const already = before.get(cell);
    if (already) return already;
    const reading = readCell(row, column, survey, epoch);
    const isPlain = reading.problems.length === 0 && reading.remarks.length === 0;
    if (isPlain && before.size < REMEMBERED) known.set(column.at, before.set(cell, reading));
    return reading;
  };
}

function readCell(row: SourceRow, column: MappedColumn, survey: Survey, epoch: Epoch): CellReading {
  const cell = row.cells[column.at] ?? null;
  const wrong = (code: RowProblemCode, limit?: number): CellReading => {
    const value = excerpt(isValueless(cell) ? cell.text : textOf(cell));
    return { ...NOTHING, problems: [{ code, row: row.number, column: columnName(column), value, limit }] };
  };
  if (isValueless(cell)) return wrong(cell.valueless);
  const reader = READERS[column.to];
  if (reader) {
    if (saysNothing(textOf(cell))) return NOTHING;
    const read = reader(cell, survey, epoch);
    return 'wrong' in read ? wrong(read.wrong) : { ...NOTHING, value: read.value };
  }
  const limit = LIMITS[column.to] ?? NAME;
  const { text, remarks } = cleanText(cell, row.number, column);
  if (text.length > limit) return wrong('too-long', limit);
  return text === '' ? NOTHING : { ...NOTHING, value: text, remarks };
}

/** Controls but for tabs and ends of lines, and the signs that turn the direction of a text where nobody sees it. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Signs of which some would be taken away, or told of. Most cells have none: not worth looking at one by one. */
const UNTIDY = new RegExp(`${CONTROLS.source}|\ufffd|[^\\S ]| {2}|^ | $`);

/** A text without what cannot be seen; blanks are one, and none at its ends. */
function cleanText(
  cell: Cell,
  row: number,
  column: MappedColumn,
): { readonly text: string; readonly remarks: readonly Remark[] } {
  const raw = textOf(cell);
  if (!UNTIDY.test(raw)) return { text: raw, remarks: NOTHING.remarks };
  const seen = raw.replace(CONTROLS, '');
  const say = (code: Remark['code']): Remark => ({ code, row, column: columnName(column) });
  return {
    text: seen
      .replace(/\r\n?/g, '\n')
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim(),
    remarks: [
      ...(seen === raw ? [] : [say('control-characters-removed')]),
      ...(raw.includes('\ufffd') ? [say('damaged-characters')] : []),
    ],
  };
}

const excerpt = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
