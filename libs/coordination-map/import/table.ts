import type { Refusal } from '#kernel';

/** A cell of a workbook that holds no value: a formula that nobody calculated, or one that ended in an error (`#REF!`). */
export interface Valueless {
  readonly valueless: 'formula' | 'error';
  readonly text: string;
}

/** What a cell holds. Dates of a workbook are text already, as precise as they are shown: `2021-05-03`, `2021-05`, `2021`. */
export type Cell = string | number | boolean | null | Valueless;

/** A row of a file; `number` is the one that a spreadsheet shows at its left, from 1. */
export interface SourceRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** A file that has been opened as a table. `rows()` may be called again: each call reads the file from its beginning, a piece at a time. */
export interface Table {
  readonly format: 'csv' | 'xlsx';
  /** Of a CSV. */
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  /** Of a workbook: the sheet that is read, and all that there are. */
  readonly sheet?: string;
  readonly sheets?: readonly string[];
  /** Where the day numbers of its cells begin (a workbook of an old Mac: 1904). */
  readonly epoch: Epoch;
  rows(): AsyncIterable<SourceRow>;
}

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];
export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];
export type Epoch = 1900 | 1904;

/** What no list of activities needs more of; what a file made to exhaust a server has. Bytes are those of a whole workbook, unpacked. */
export const LIMITS = { rows: 250_000, columns: 500, unpacked: 256 * 2 ** 20, entries: 2_000 } as const;

/** Why a file cannot be read, or not any further: a code of {@link fileProblems} with its values. */
export class Unreadable extends Error implements Refusal {
  constructor(
    readonly refused: string,
    readonly values: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(refused, options);
  }
}

export const isValueless = (cell: Cell | undefined): cell is Valueless => typeof cell === 'object' && cell !== null;

/** A cell as text; nothing where there is no value. */
export const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined || isValueless(cell) ? '' : String(cell);

export const isBlank = (row: SourceRow): boolean =>
  row.cells.every((cell) => !isValueless(cell) && textOf(cell).trim() === '');

/** The letters above a column, counted from 0: `A`, `Z`, `AA`. */
export const lettersOf = (column: number): string =>
  (column < 26 ? '' : lettersOf(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
