import {
  addDays,
  type Day,
  Flag,
  Id,
  InLanguages,
  Line,
  NetworkKey,
  OnDay,
  OneOf,
  OnPartialDate,
  Part,
  type Text,
  Whole,
} from '#kernel';
import { isOpen, ITEM_STATUSES, type ItemStatus } from '../domain/action-item.js';
import { PlanYear, Region } from '../domain/fields.js';
import { type ItemDocument, OwnerDocument } from './item.document.js';

/** How many days before its due date an item is due soon. */
export const SOON = 14;

/** An item at a glance, on a given day. */
export class ItemSummary {
  @Id() id: string;
  @NetworkKey() network: string;
  @PlanYear() plan: string;
  @Id({ optional: true }) objective?: string;
  @InLanguages() title: Text;
  @OneOf(ITEM_STATUSES) status: ItemStatus;
  @Whole({ max: 100 }) percent: number;
  @Whole() weight: number;
  @OnDay({ optional: true }) dueOn?: string;
  @Region({ optional: true }) region?: string;
  @Id({ optional: true }) recommendation?: string;
  @Part(() => OwnerDocument, { optional: true }) owner?: OwnerDocument;
  @InLanguages({ optional: true }) ownerName?: Text;
  @Line({ optional: true }) ownerAcronym?: string;
  @Flag() blocked: boolean;
  @OnPartialDate({ optional: true }) blockedSince?: string;
  @InLanguages({ optional: true }) blockedBecause?: Text;
  @Flag({ about: 'Its day has passed and it is not done' }) overdue: boolean;
  @Flag({ about: `Due within ${SOON} days` }) dueSoon: boolean;
  @Flag({ about: 'Its owner has not accepted it yet' }) toAccept: boolean;
}

/** What an owner is called. */
export interface OwnerName {
  /** Of the group, or of the organisation's present record. */
  readonly id: string;
  readonly name: Text;
  readonly acronym?: string;
}

/** Names of owners by id; one that nobody knows has none. */
export type OwnerNames = ReadonlyMap<string, OwnerName>;

export const isOverdue = ({ status, dueOn }: Pick<ItemDocument, 'status' | 'dueOn'>, today: Day): boolean =>
  isOpen(status) && dueOn !== undefined && dueOn < today;

const isDueSoon = ({ status, dueOn }: ItemDocument, today: Day): boolean =>
  isOpen(status) && dueOn !== undefined && dueOn >= today && dueOn <= addDays(today, SOON);

export function summaryOf(item: ItemDocument, today: Day, names: OwnerNames): ItemSummary {
  const { id, network, plan, objective, title, status, percent, weight, dueOn, region, recommendation, owner } = item;
  const { blocked, blockedSince, blockedBecause } = item;
  const named = owner && names.get(owner.id);
  return {
    ...{ id, network, plan, objective, title, status, percent, weight, dueOn, region, recommendation },
    ...{ owner, ownerName: named?.name, ownerAcronym: named?.acronym },
    ...{ blocked, blockedSince, blockedBecause },
    overdue: isOverdue(item, today),
    dueSoon: isDueSoon(item, today),
    toAccept: status === 'assigned',
  };
}

const urgency = ({ overdue, dueSoon, toAccept }: ItemSummary): number => (overdue ? 0 : dueSoon ? 1 : toAccept ? 2 : 3);

/** What comes first: what is late, what is due soon, what waits for an answer; of those alike, what is due earlier. */
export const byUrgency = (one: ItemSummary, other: ItemSummary): number =>
  urgency(one) - urgency(other) || byDueDate(one, other);

/** What is due earlier first; what has no due date last. */
export const byDueDate = (one: ItemSummary, other: ItemSummary): number =>
  compare(one.dueOn ?? '9999', other.dueOn ?? '9999') || compare(one.id, other.id);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
