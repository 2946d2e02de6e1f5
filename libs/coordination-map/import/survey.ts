import type { Column } from '../columns.js';
import { type Thousands, thousandsShownBy } from './counts.js';
import { orderShownBy } from './dates.js';
import type { FileLanguage } from './headings.js';
import type { DateOrder, Mapping } from './mapping.js';
import type { Table } from './table.js';

/** How the columns of a file write their dates and numbers, by all of their values. Undefined where they do not tell, or contradict each other. */
export interface Survey {
  readonly orders: Readonly<Partial<Record<Column, DateOrder>>>;
  readonly thousands: Readonly<Partial<Record<Column, Thousands>>>;
}

const DATES: readonly Column[] = ['startsOn', 'endsOn'];
const COUNTS: readonly Column[] = ['planned', 'reached'];

/** English alone writes the month first, and then not everywhere: where values do not tell, the others mean the day. */
const ORDERS: Readonly<Record<FileLanguage, DateOrder | undefined>> = {
  fr: 'dmy',
  ar: 'dmy',
  es: 'dmy',
  en: undefined,
};
/** French and Arabic lists are found with either. */
const THOUSANDS: Readonly<Record<FileLanguage, Thousands | undefined>> = {
  fr: undefined,
  ar: undefined,
  es: '.',
  en: ',',
};

/** Looks through a table once, before it is read. */
export async function surveyOf(table: Table, mapping: Mapping): Promise<Survey> {
  const seen = mapping.columns
    .filter(({ to }) => DATES.includes(to) || COUNTS.includes(to))
    .map((column) => ({ ...column, orders: new Set<DateOrder>(), thousands: new Set<Thousands>() }));
  for await (const row of seen.length > 0 ? table.rows() : []) {
    if (row.number < mapping.firstRow) continue;
    for (const { at, to, orders, thousands } of seen) {
      const cell = row.cells[at] ?? null;
      if (DATES.includes(to)) note(orders, orderShownBy(cell));
      else note(thousands, thousandsShownBy(cell));
    }
  }
  return {
    orders: Object.fromEntries(
      seen.map(({ to, order, orders }) => [to, order ?? only(orders, ORDERS[mapping.language])]),
    ),
    thousands: Object.fromEntries(seen.map(({ to, thousands }) => [to, only(thousands, THOUSANDS[mapping.language])])),
  };
}

function note<Sign>(signs: Set<Sign>, sign: Sign | undefined): void {
  if (sign !== undefined) signs.add(sign);
}

const only = <Sign>(signs: ReadonlySet<Sign>, otherwise: Sign | undefined): Sign | undefined =>
  signs.size === 0 ? otherwise : signs.size === 1 ? [...signs][0] : undefined;
