import type { Refusal } from '#kernel';
import type { ActionItem } from './action-item.js';
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
