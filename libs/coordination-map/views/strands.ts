import type { Day } from '#kernel';
import { type ActivityStatus, isUnder5, later, type OfOrganisation, type Reach } from '../domain/activity.js';
import type { CountSum, StatusTally, Strand } from './cell.document.js';

/** An activity as a cell counts it. */
export interface Counted {
  readonly status: ActivityStatus;
  readonly reach: Reach;
}

type Strands = readonly Strand[];

/** One more activity of an organisation, told on a day. */
export function withActivity(strands: Strands, whose: OfOrganisation, what: Counted, on: Day): Strands {
  const at = indexOf(strands, whose);
  const { organisation, visibility = 'public' } = whose;
  const before = strands[at] ?? { organisation, visibility, confirmedOn: on, statuses: [] };
  const after = {
    ...before,
    confirmedOn: later(before.confirmedOn, on),
    statuses: counted(before.statuses, what, 1),
  };
  return at < 0 ? [...strands, after] : strands.with(at, after);
}

/** One activity less; nothing is left of an organisation that has none. */
export function withoutActivity(strands: Strands, whose: OfOrganisation, what: Counted): Strands {
  const at = indexOf(strands, whose);
  if (at < 0) return strands;
  const statuses = counted(strands[at]!.statuses, what, -1);
  return statuses.length === 0 ? strands.toSpliced(at, 1) : strands.with(at, { ...strands[at]!, statuses });
}

/** What the organisation does there is still so on a day. */
export function confirmed(strands: Strands, whose: OfOrganisation, on: Day): Strands {
  const at = indexOf(strands, whose);
  if (at < 0) return strands;
  return strands.with(at, { ...strands[at]!, confirmedOn: later(strands[at]!.confirmedOn, on) });
}

const indexOf = (strands: Strands, { organisation, visibility = 'public' }: OfOrganisation): number =>
  strands.findIndex((each) => each.organisation === organisation && each.visibility === visibility);

const NONE: CountSum = { sum: 0, counts: 0, under5: 0 };

function counted(statuses: readonly StatusTally[], { status, reach }: Counted, by: 1 | -1): readonly StatusTally[] {
  const at = statuses.findIndex((each) => each.status === status);
  if (at < 0 && by < 0) return statuses;
  const before = statuses[at] ?? { status, activities: 0, planned: NONE, reached: NONE };
  const after = {
    status,
    activities: before.activities + by,
    planned: added(before.planned, reach.planned, by),
    reached: added(before.reached, reach.reached, by),
  };
  if (at < 0) return statuses.concat(after); // spread, a list of one keeps room for many more
  return after.activities === 0 ? statuses.toSpliced(at, 1) : statuses.with(at, after);
}

const added = ({ sum, counts, under5 }: CountSum, count: number | undefined, by: 1 | -1): CountSum =>
  count === undefined
    ? { sum, counts, under5 }
    : { sum: sum + by * count, counts: counts + by, under5: under5 + (isUnder5(count) ? by : 0) };
