import { VISIBILITIES } from '#kernel';
import type { ActivityStatus } from '../domain/activity.js';
import type { CellDocument, CountSum } from '../views/cell.document.js';

/** Statuses by how far along they are. */
export const ALONG: readonly ActivityStatus[] = ['ended', 'suspended', 'planned', 'ongoing'];
export const ENDED = ALONG.indexOf('ended');

/** What one organisation does of one status in one cell and tells one circle, in numbers. */
export interface Entry {
  /** The number of the organisation's record, see {@link recordOf}. */
  readonly record: number;
  /** Its place among the visibilities. */
  readonly circle: number;
  /** Its place in {@link ALONG}. */
  readonly along: number;
  readonly confirmedOn: string;
  readonly activities: number;
  readonly planned: CountSum;
  readonly reached: CountSum;
}

const records: string[] = [];
const numbers = new Map<string, number>();
const days = new Map<string, string>();

/** The id of the organisation that a number stands for, the same for as long as the process runs. */
export const recordOf = (number: number): string => records[number]!;

function numberOf(record: string): number {
  const known = numbers.get(record);
  if (known !== undefined) return known;
  numbers.set(record, records.length);
  return records.push(record) - 1;
}

/** One string for a day, however many cells say it: they are compared sooner. */
function dayOf(day: string): string {
  const known = days.get(day);
  if (known === undefined) days.set(day, day);
  return known ?? day;
}

const known = new WeakMap<CellDocument, readonly Entry[]>();

/**
 * A cell's entries. A map has tens of thousands, put together over years and scattered in memory; as documents never change, they are laid out
 * once for each.
 */
export function entriesOf(cell: CellDocument): readonly Entry[] {
  const before = known.get(cell);
  if (before) return before;
  const entries = cell.strands.flatMap(({ organisation, visibility, confirmedOn, statuses }) =>
    statuses.map(({ status, activities, planned, reached }) => ({
      record: numberOf(organisation),
      circle: VISIBILITIES.indexOf(visibility),
      along: ALONG.indexOf(status),
      confirmedOn: dayOf(confirmedOn),
      activities,
      planned: { ...planned },
      reached: { ...reached },
    })),
  );
  known.set(cell, entries);
  return entries;
}
