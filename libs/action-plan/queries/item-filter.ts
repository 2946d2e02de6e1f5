import { type Filter, Flag, folded, Id, Line, OnDay, OneOf, type QueryContext } from '#kernel';
import { allRecords } from '#networks';
import { ITEM_STATUSES, OPEN } from '../domain/action-item.js';
import { PlanYear, Region } from '../domain/fields.js';

/** What a list of items can be narrowed down to. */
export class ItemParameters {
  @PlanYear({ optional: true }) plan?: string;
  @OneOf(ITEM_STATUSES, { optional: true }) status?: string;
  @Id({ optional: true, about: 'The organisation or working group that has it' }) owner?: string;
  @Id({ optional: true }) objective?: string;
  @Region({ optional: true }) region?: string;
  @Flag({ optional: true, about: 'Open, and its day has passed' }) overdue?: boolean;
  @Flag({ optional: true, about: 'Open, and nobody has it' }) unassigned?: boolean;
  @Flag({ optional: true }) blocked?: boolean;
  @OnDay({ optional: true, about: 'Open, and due before this day' }) dueBefore?: string;
  @Line({ optional: true, about: 'Words of its title or description, whatever their case and accents' }) q?: string;
}

const open = { status: { $in: OPEN } };

/** The items of a network that the parameters ask for. */
export async function itemFilter({ path, query, reader, today }: QueryContext<ItemParameters>): Promise<Filter> {
  const { plan, status, owner, objective, region, overdue, unassigned, blocked, dueBefore, q } = query;
  const conditions = [
    ...(status ? [{ status }] : []),
    ...(objective ? [{ objective }] : []),
    ...(region ? [{ region }] : []),
    ...whether(overdue, { ...open, dueOn: { $lt: today } }),
    ...whether(unassigned, { ...open, owner: { $exists: false } }),
    ...whether(blocked, { blocked: true }),
    ...(dueBefore ? [{ ...open, dueOn: { $lt: dueBefore } }] : []),
    ...(q ? wordsIn(q) : []),
  ];
  return {
    network: path.network,
    ...(plan && { plan }),
    ...(owner && { 'owner.id': { $in: await allRecords(reader, [owner]) } }),
    ...(conditions.length > 0 && { $and: conditions }),
  };
}

const whether = (wanted: boolean | undefined, condition: Filter): readonly Filter[] =>
  wanted === undefined ? [] : [wanted ? condition : { $nor: [condition] }];

/** Folded words hold letters, digits and spaces only: nothing in them is special in a pattern. */
const wordsIn = (text: string): readonly Filter[] =>
  folded(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ search: { $regex: word } }));
