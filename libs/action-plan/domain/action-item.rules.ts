import { type DecisionContext, effectiveDay, firstDay, lastDay, type PartialDate, type Refusal, same } from '#kernel';
import type { ActionItem, ProgressReported } from './action-item.js';
import { refuse } from './problems.js';

const WHY = {
  completed: 'item-completed',
  verified: 'item-completed',
  cancelled: 'item-cancelled',
  'carried-over': 'item-carried-over',
} as const;

/** Why nothing moves an item any more; `undefined` while it is open. */
export const ended = ({ status }: ActionItem): Refusal | undefined =>
  status in WHY ? refuse(WHY[status as keyof typeof WHY]) : undefined;

/** Refuses what is dated before the stage that it follows on. A proposal is often written down after work on it began. */
export const unlessInSequence = ({ status, since }: ActionItem, occurredOn: PartialDate): Refusal | undefined =>
  status !== 'proposed' && since !== undefined && lastDay(occurredOn) < firstDay(since)
    ? refuse('item-before-last-stage', { since })
    : undefined;

/** Work is done on what somebody has accepted, and nobody has ended. */
export const unlessWorkedOn = (item: ActionItem): Refusal | undefined =>
  ended(item) ?? (item.status === 'accepted' || item.status === 'started' ? undefined : refuse('item-not-accepted'));

/** Whether the newest report says the same of the same day. */
export const isNewest = (
  { progress }: ActionItem,
  report: Omit<ProgressReported, 'evidence'>,
  { occurredOn, today }: Pick<DecisionContext, 'occurredOn' | 'today'>,
): boolean => same(progress, { ...report, on: effectiveDay(occurredOn, today) });
