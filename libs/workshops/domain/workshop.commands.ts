import { aggregate } from '#kernel';
import { planning } from './planning.commands.js';
import { problems } from './problems.js';
import { proceedings } from './proceedings.commands.js';
import { evolve, initialState, type Workshop, type WorkshopEvent } from './workshop.js';

/**
 * A dated gathering of one network. Every stream begins with `WorkshopScheduled`: one that is only recorded afterwards was scheduled
 * too, and both facts carry the date that its source gives.
 */
export const workshop = aggregate<Workshop, WorkshopEvent>({
  name: 'workshop',
  scope: 'network',
  initialState,
  evolve,
  problems,
  commands: { ...planning, ...proceedings },
});
