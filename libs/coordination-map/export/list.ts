import type { Language } from '#kernel';
import { type Column, COLUMNS, HEADINGS, STATUS_WORDS, VISIBILITY_WORDS } from '../columns.js';
import type { ActivityRow } from '../rows.js';

/** How a list of activities is printed. */
export interface ListOptions {
  /** Of headings and of the words for statuses; names are in the language that the rows are in. */
  readonly language: Language;
  /** Whether a row of HXL tags follows the headings. */
  readonly hxl?: boolean;
  /** The level of the areas, which their tags name: 1 where nothing is said. */
  readonly level?: 1 | 2 | 3;
}

export type Rows = AsyncIterable<ActivityRow> | Iterable<ActivityRow>;
export type Cell = string | number | undefined;

const CELLS: Readonly<Record<Column, (row: ActivityRow, language: Language) => Cell>> = {
  'organisation.name': ({ organisation }) => organisation.name,
  'organisation.acronym': ({ organisation }) => organisation.acronym,
  'field.code': ({ field }) => field.code,
  'field.name': ({ field }) => field.name,
  'area.code': ({ area }) => area.code,
  'area.name': ({ area }) => area.name,
  'area.level': ({ area }) => area.level,
  'area.parent': ({ area }) => area.parent,
  status: ({ status }, language) => STATUS_WORDS[status][language],
  title: ({ title }) => title,
  place: ({ place }) => place,
  population: ({ population }) => population,
  startsOn: ({ startsOn }) => startsOn,
  endsOn: ({ endsOn }) => endsOn,
  planned: ({ planned }) => planned,
  reached: ({ reached }) => reached,
  visibility: ({ visibility }, language) => visibility && VISIBILITY_WORDS[visibility][language],
  reference: ({ reference }) => reference,
};

/** The cells of an activity, in the order of the columns. */
export const cellsOf = (row: ActivityRow, language: Language): Cell[] =>
  COLUMNS.map((column) => CELLS[column](row, language));

function tagOf(column: Column, level: number): string {
  if (column === 'area.parent' && level > 1) return `#adm${level - 1} +name`;
  return HEADINGS[column].hxl.replace('#adm1', `#adm${level}`);
}

/** The rows above the first activity: headings, and HXL tags where asked for. */
export function headOf({ language, hxl = false, level = 1 }: ListOptions): string[][] {
  const headings = COLUMNS.map((column) => HEADINGS[column][language]);
  return hxl ? [headings, COLUMNS.map((column) => tagOf(column, level))] : [headings];
}
