import { Code, Id, InLanguages, OnDay, Part, PartList, Quantity, Tally, type Text, Whole } from '#kernel';
import { ItemSummary } from './item-summary.js';
import { OwnerDocument } from './item.document.js';
import { PlanDocument } from './plans.view.js';

/** How far several items are, together. Cancelled ones are counted and weigh nothing. */
export class BoardStanding {
  @Whole() count: number;
  @Quantity({ about: 'An item weighs its own weight times that of its objective' }) weight: number;
  @Quantity({ about: 'The part of the weight that is done' }) done: number;
  @Quantity({ min: 0, max: 100, about: 'In percent, weighted' }) progress: number;
  @Tally() byStatus: Readonly<Record<string, number>>;
  @Whole() overdue: number;
  @Whole() blocked: number;
  @Whole({ about: 'Open, and assigned to nobody' }) unassigned: number;
}

/** An objective and its items, in the order in which they are due. */
export class BoardObjective extends BoardStanding {
  @Id({ optional: true, about: 'Missing for items without an objective' }) id?: string;
  @InLanguages({ optional: true }) objective?: Text;
  @PartList(() => ItemSummary, { max: 10_000 }) items: readonly ItemSummary[];
}

/** An axis and its objectives. */
export class BoardAxis extends BoardStanding {
  @InLanguages({ optional: true, about: 'Missing for items without an objective' }) axis?: Text;
  @PartList(() => BoardObjective) objectives: readonly BoardObjective[];
}

/** What one owner has in the plan. */
export class BoardOwner extends BoardStanding {
  @Part(() => OwnerDocument, { optional: true, about: 'Missing for items that nobody has' }) owner?: OwnerDocument;
  @InLanguages({ optional: true }) name?: Text;
}

/** What was to be done by the end of a month, and what was. */
export class BoardMonth {
  @Code(/^\d{4}-\d{2}$/) month: string;
  @Quantity({ about: 'Weight due by then; without a due date, by the end of the year' }) planned: number;
  @Quantity({ optional: true, about: 'Weight completed by then; missing for months to come' }) actual?: number;
}

/** The action board of a plan on a day. */
export class Board extends BoardStanding {
  @Part(() => PlanDocument) plan: PlanDocument;
  @OnDay() today: string;
  @PartList(() => BoardAxis) axes: readonly BoardAxis[];
  @PartList(() => BoardOwner) owners: readonly BoardOwner[];
  @PartList(() => BoardMonth, { min: 12, max: 12 }) months: readonly BoardMonth[];
}
