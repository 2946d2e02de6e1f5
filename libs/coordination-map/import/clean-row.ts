import { firstDay, lastDay, type PartialDate } from '#kernel';
import type { Column } from '../columns.js';
import type { ActivityRow } from '../rows.js';
import { type CellReading, cellReader } from './clean-cell.js';
import { saysTotal } from './choices.js';
import { columnName } from './column-name.js';
import { parseTag } from './hxl.js';
import type { MappedColumn, Mapping } from './mapping.js';
import type { Remark, RowProblem } from './problems.js';
import type { Survey } from './survey.js';
import { isBlank, lettersOf, type SourceRow, type Table, textOf } from './table.js';

/** Why a row is none of the list's activities, and nothing is wrong with that. */
export type AsideBecause = 'blank' | 'above' | 'headings' | 'tags' | 'total';

/** What became of one row of the file: every row is exactly one of these. */
export type RowOutcome =
  | { readonly is: 'activity'; readonly number: number; readonly row: ActivityRow; readonly remarks: readonly Remark[] }
  | { readonly is: 'aside'; readonly number: number; readonly because: AsideBecause }
  | { readonly is: 'problem'; readonly number: number; readonly problems: readonly RowProblem[] };

/** What was read of a row, by field. */
type Values = Partial<Record<Column, CellReading['value']>>;

/** Turns rows of a table into activities, or says what is wrong with them. */
export function rowCleaner(
  table: Pick<Table, 'format' | 'epoch'>,
  mapping: Mapping,
  survey: Survey,
): (row: SourceRow) => RowOutcome {
  const headings = new Map(mapping.columns.map(({ at, heading }) => [at, plain(heading)]));
  const readCell = cellReader(survey, table.epoch);
  const width = Math.max(...[...mapping.columns, ...mapping.unmapped].map(({ at }) => at + 1));
  return (row) => {
    const because = asideBecause(row, mapping, headings);
    if (because) return { is: 'aside', number: row.number, because };
    const read = reading(row, mapping.columns, readCell);
    const { values, wrong } = read;
    const problems = [
      ...(table.format === 'csv' ? beyond(row, width) : []),
      ...read.problems,
      ...lacking(row, mapping.columns, values, wrong),
      ...misdated(row, mapping.columns, values),
    ];
    if (problems.length > 0) return { is: 'problem', number: row.number, problems };
    return {
      is: 'activity',
      number: row.number,
      row: activityOf(values, mapping),
      remarks: [...read.remarks, ...assumed(row, mapping, values)],
    };
  };
}

/** All that the cells of a row gave, and the columns of which something is wrong. */
function reading(row: SourceRow, columns: readonly MappedColumn[], readCell: ReturnType<typeof cellReader>) {
  const [values, problems, remarks]: [Values, RowProblem[], Remark[]] = [{}, [], []];
  const wrong = new Set<Column>();
  for (const column of columns) {
    const cell = readCell(row, column);
    if (cell.value !== undefined) values[column.to] = cell.value;
    problems.push(...cell.problems);
    remarks.push(...cell.remarks);
    if (cell.problems.length > 0) wrong.add(column.to);
  }
  return { values, problems, remarks, wrong };
}

function asideBecause(row: SourceRow, mapping: Mapping, headings: ReadonlyMap<number, string>): AsideBecause | null {
  if (isBlank(row)) return 'blank';
  if (row.number === mapping.headingRow) return 'headings';
  if (row.number === mapping.tagRow) return 'tags';
  if (row.number < mapping.firstRow) return 'above';
  if (isTags(row)) return 'tags';
  if (repeats(row, headings)) return 'headings';
  return isTotal(row, mapping) ? 'total' : null;
}

function isTags({ cells }: SourceRow): boolean {
  const written = cells.filter((cell) => textOf(cell).trim() !== '');
  return written.length > 1 && written.every((cell) => textOf(cell).includes('#') && parseTag(textOf(cell))?.core);
}

/** The headings again, as at the top of a page. */
function repeats({ cells }: SourceRow, headings: ReadonlyMap<number, string>): boolean {
  let written = 0;
  for (const [at, heading] of headings) {
    const text = plain(textOf(cells[at]));
    if (heading === '' || text === '') continue;
    if (text !== heading) return false;
    written++;
  }
  return written > 1;
}

const plain = (text: string): string => text.trim().toLowerCase();

/** A row that adds up others says so, and names no organisation, field and area but for that: "Total Énergies, santé, Rabat" does. */
function isTotal({ cells }: SourceRow, { columns }: Mapping): boolean {
  if (!cells.some((cell) => saysTotal(textOf(cell)))) return false;
  const named = new Set(
    columns
      .filter(
        ({ at }) =>
          textOf(cells[at]).trim() !== '' && !/^(total|المجموع|مجموع|الإجمالي)$/i.test(textOf(cells[at]).trim()),
      )
      .map(({ to }) => to.split('.')[0]),
  );
  return !['organisation', 'field', 'area'].every((part) => named.has(part));
}

/** In a CSV, a value under no heading is a sign that all others of its row have shifted. */
function beyond({ number, cells }: SourceRow, width: number): RowProblem[] {
  const at = cells.findIndex((cell, at) => at >= width && textOf(cell).trim() !== '');
  if (at < 0) return [];
  return [{ code: 'beyond-the-headings', row: number, column: lettersOf(at), value: textOf(cells[at]) }];
}

const NEEDED: readonly (readonly Column[])[] = [
  ['organisation.name', 'organisation.acronym'],
  ['field.name', 'field.code'],
  ['area.name', 'area.code'],
];

/** What a row needs and has not, unless its cell is known to be wrong already. */
function lacking(
  { number }: SourceRow,
  columns: readonly MappedColumn[],
  values: Values,
  wrong: ReadonlySet<Column>,
): RowProblem[] {
  return NEEDED.flatMap((either) => {
    if (either.some((to) => values[to] !== undefined)) return [];
    if (either.some((to) => wrong.has(to))) return [];
    const column = columns.find(({ to }) => either.includes(to));
    return [{ code: 'missing' as const, row: number, column: column ? columnName(column) : either[0] }];
  });
}

function misdated({ number }: SourceRow, columns: readonly MappedColumn[], { startsOn, endsOn }: Values): RowProblem[] {
  if (!startsOn || !endsOn || lastDay(endsOn as PartialDate) >= firstDay(startsOn as PartialDate)) return [];
  const column = columns.find(({ to }) => to === 'endsOn');
  return [
    {
      code: 'ends-before-it-starts',
      row: number,
      column: column && columnName(column),
      value: String(endsOn),
      start: String(startsOn),
    },
  ];
}

const assumed = ({ number }: SourceRow, { columns, statusUnlessSaid }: Mapping, { status }: Values): Remark[] =>
  status === undefined && columns.some(({ to }) => to === 'status')
    ? [{ code: 'status-not-said', row: number, value: statusUnlessSaid }]
    : [];

/** Puts the values in their places. An organisation known by its acronym alone is called by it; a field or area by its code. */
function activityOf(values: Values, { areaLevel, statusUnlessSaid }: Mapping): ActivityRow {
  const text = (column: Column): string | undefined => values[column] as string | undefined;
  const named = (name: string | undefined, short: string | undefined): string => name ?? short ?? '';
  const { status, title, place, population, startsOn, endsOn, planned, reached, visibility, reference } = values;
  const level = values['area.level'] ?? areaLevel;
  return withoutUndefined({
    organisation: withoutUndefined({
      name: named(text('organisation.name'), text('organisation.acronym')),
      acronym: text('organisation.acronym'),
    }),
    field: withoutUndefined({ code: text('field.code'), name: named(text('field.name'), text('field.code')) }),
    area: withoutUndefined({
      code: text('area.code'),
      name: named(text('area.name'), text('area.code')),
      level,
      parent: text('area.parent'),
    }),
    status: status ?? statusUnlessSaid,
    ...{ title, place, population, startsOn, endsOn, planned, reached, visibility, reference },
  }) as unknown as ActivityRow;
}

function withoutUndefined<Value extends object>(value: Value): Value {
  const kept = {} as Value;
  for (const key in value) if (value[key] !== undefined) kept[key] = value[key];
  return kept;
}
