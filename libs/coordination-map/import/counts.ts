import type { ToldCount } from '../rows.js';
import { latinDigits } from './plain.js';
import type { Cell } from './table.js';

/** What separates thousands in a column, as far as its values tell. */
export type Thousands = '.' | ',';

/** What a cell says of a number of people. */
export type CountReading =
  { readonly count: ToldCount } | 'ambiguous-number' | 'not-a-number' | 'not-whole' | 'negative-count';

/** Blanks that people group digits by: no-break, narrow, thin; an apostrophe; the Arabic thousands separator. */
const GROUPING = /(?<=\d)[\s\u00a0\u202f\u2009'’٬](?=\d{3}(?!\d))/g;

const plain = (text: string): string =>
  latinDigits(text).trim().replace(GROUPING, '').replace(/٫/g, '.').replace(/[−–]/g, '-');

/** Reads a whole number of people. `1.200` is one thousand two hundred or one and a fifth: only its column can tell. */
export function readCount(cell: Cell, thousands?: Thousands): CountReading {
  if (typeof cell === 'number') return whole(cell);
  if (typeof cell !== 'string') return 'not-a-number';
  const text = plain(cell);
  if (/^<\s*5$/.test(text)) return { count: '<5' };
  if (/^-\d/.test(text)) return 'negative-count';
  if (/^\d+$/.test(text)) return whole(Number(text));
  if (!/^\d+([.,]\d+)+$/.test(text)) return 'not-a-number';
  const separator = thousandsShownBy(text) ?? (/^\d{1,3}[.,]\d{3}$/.test(text) ? thousands : undefined);
  if (separator) return grouped(text, separator);
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return 'ambiguous-number';
  return whole(Number(text.replace(',', '.')));
}

function grouped(text: string, separator: Thousands): CountReading {
  const [digits = '', fraction = '', ...more] = text.split(separator === '.' ? ',' : '.');
  if (more.length > 0 || !new RegExp(`^\\d{1,3}(\\${separator}\\d{3})*$|^\\d+$`).test(digits)) return 'not-a-number';
  return whole(Number(`${digits.replaceAll(separator, '')}.${fraction || 0}`));
}

function whole(value: number): CountReading {
  if (!Number.isFinite(value)) return 'not-a-number';
  if (value < 0) return 'negative-count';
  return Number.isSafeInteger(value) ? { count: value } : 'not-whole';
}

/** What separates thousands, where a value shows it by itself: `1.200.300`, `1.200,5`, `12,5` (the other one). */
export function thousandsShownBy(cell: Cell): Thousands | undefined {
  if (typeof cell !== 'string') return undefined;
  const text = plain(cell);
  if (/^\d{1,3}(\.\d{3}){2,}$|^\d{1,3}(\.\d{3})+,\d+$/.test(text)) return '.';
  if (/^\d{1,3}(,\d{3}){2,}$|^\d{1,3}(,\d{3})+\.\d+$/.test(text)) return ',';
  const decimal = /^\d+([.,])(\d{1,2}|\d{4,})$|^\d{4,}([.,])\d+$/.exec(text);
  const sign = decimal?.[1] ?? decimal?.[3];
  return sign === undefined ? undefined : sign === '.' ? ',' : '.';
}
