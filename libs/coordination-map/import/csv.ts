import { Readable } from 'node:stream';
import { CsvError, type Options, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import { type Bytes, bytesOf } from '#kernel';
import { unguardFormula } from '../formula-guard.js';
import { decoded, encodingOf } from './encoding.js';
import { type Delimiter, DELIMITERS, type Encoding, LIMITS, type SourceRow, type Table, Unreadable } from './table.js';

/** What is known of a CSV beforehand, where the guess would be wrong. */
export interface CsvOptions {
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
}

const SAMPLE = 64 * 1024;
const FORGIVING: Options = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: false,
  max_record_size: LIMITS.columns * 1_000,
};

/** A text file of rows, separated by commas, semicolons or tabs (RFC 4180, and what spreadsheets make of it). */
export async function openCsv(file: Bytes, options: CsvOptions = {}): Promise<Table> {
  const encoding = options.encoding ?? (await encodingOf(file));
  const delimiter = options.delimiter ?? delimiterOf(await beginningOf(file, encoding));
  return { format: 'csv', encoding, delimiter, epoch: 1900, rows: () => rowsOf(file, encoding, delimiter) };
}

async function* rowsOf(file: Bytes, encoding: Encoding, delimiter: Delimiter): AsyncGenerator<SourceRow> {
  const records = Readable.from(decoded(file, encoding)).compose(parse({ ...FORGIVING, delimiter }));
  let number = 0;
  try {
    for await (const record of records as AsyncIterable<string[]>) {
      if (++number > LIMITS.rows) throw new Unreadable('too-many-rows', { limit: LIMITS.rows });
      if (record.length > LIMITS.columns) throw new Unreadable('too-many-columns', { limit: LIMITS.columns });
      yield { number, cells: record.map(unguardFormula) };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new Unreadable('quote-not-closed', { row: number + 1 }, { cause: error });
    throw error;
  }
}

/** The first whole lines, as text. */
async function beginningOf(file: Bytes, encoding: Encoding): Promise<string> {
  const sample = bytesOf(await file.read(0, SAMPLE));
  const text = (await Array.fromAsync(decoded(sample, encoding))).join('');
  return file.size <= SAMPLE ? text : text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
}

/** The delimiter that cuts most rows into the same number of cells, and into many; `sep=;` in the first row, as Excel writes it, decides. */
function delimiterOf(sample: string): Delimiter {
  const said = DELIMITERS.find((delimiter) => /^sep=(.)\r?\n/i.exec(sample)?.[1] === delimiter);
  if (said) return said;
  const scores = DELIMITERS.map((delimiter) => [delimiter, evenness(widths(sample, delimiter))] as const);
  return scores.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

function widths(sample: string, delimiter: Delimiter): number[] {
  try {
    const records = parseAtOnce(sample, { ...FORGIVING, delimiter, to: 200, skip_empty_lines: true });
    return (records as unknown as string[][]).map((record) => record.length);
  } catch {
    return [];
  }
}

/** Most frequent width, times how frequent it is, squared; nothing where rows are of one cell. */
function evenness(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  return Math.max(0, ...[...counts].map(([width, count]) => width * (count / widths.length) ** 2));
}
