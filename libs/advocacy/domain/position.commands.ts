import { aggregate } from '#kernel';
import { defence } from './defence.commands.js';
import { deliberation } from './deliberation.commands.js';
import { evolve, initialState, type Position, type PositionEvent } from './position.js';
import { problems } from './problems.js';

/** An advocacy position of one network, from its first draft to what an authority answered. */
export const position = aggregate<Position, PositionEvent>({
  name: 'position',
  scope: 'network',
  initialState,
  evolve,
  problems,
  commands: { ...deliberation, ...defence },
});
