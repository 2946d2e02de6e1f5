import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { guardFormula } from '../formula-guard.js';
import { type Cell, cellsOf, headOf, type ListOptions, type Rows } from './list.js';

/** A cell as a CSV may hold it; half a character, which UTF-8 cannot say, becomes U+FFFD. */
const written = (cell: Cell): Cell => (typeof cell === 'string' ? guardFormula(cell.toWellFormed()) : cell);

async function* recordsOf(rows: Rows, options: ListOptions): AsyncGenerator<Cell[]> {
  yield* headOf(options);
  for await (const row of rows) yield cellsOf(row, options.language).map(written);
}

/**
 * A list of activities as CSV (RFC 4180): UTF-8 with a byte order mark, which Excel needs, commas, lines that end in CRLF. No cell begins a
 * formula: see {@link guardFormula}. Fails as the rows fail.
 */
export const csvOf = (rows: Rows, options: ListOptions): Readable =>
  pipeline(
    Readable.from(recordsOf(rows, options)),
    stringify({ bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ }),
    () => undefined, // a failure reaches whoever reads
  );
