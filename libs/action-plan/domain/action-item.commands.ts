import { aggregate } from '#kernel';
import { type ActionItem, type ActionItemEvent, evolve, initialState } from './action-item.js';
import { planning } from './action-item.planning.js';
import { work } from './action-item.work.js';
import { problems } from './problems.js';

/** One item of an action plan: from proposal to verification, or to where it goes on. */
export const item = aggregate<ActionItem, ActionItemEvent>({
  name: 'actionItem',
  scope: 'network',
  initialState,
  evolve,
  problems,
  commands: { ...planning, ...work },
});
