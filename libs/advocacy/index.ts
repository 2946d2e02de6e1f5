import type { Context } from '#kernel';
import { position } from './domain/position.commands.js';
import { problems } from './domain/problems.js';
import { facts } from './facts.js';
import { guarded, guardedSubjects } from './guards.js';
import { queries } from './queries.js';
import { routes } from './routes.js';
import { speakers } from './speakers.js';
import { positionsView } from './views/positions.view.js';
import { sentences, subjects, terms } from './words.js';

/** Advocacy: what a network takes a stand on, who is for it, to whom it was submitted and what they answered. */
export const advocacy: Context = {
  name: 'advocacy',
  about: "Positions from the first draft to the authority's answer, adopted by the network's own rule.",
  aggregates: [position],
  facts,
  speakers,
  views: [positionsView],
  queries,
  commands: routes,
  problems,
  sentences,
  terms,
  subjects: subjects as Context['subjects'],
  guarded,
  guardedSubjects,
};

export { position } from './domain/position.commands.js';
export type { Position, PositionEvent } from './domain/position.js';
export { PositionDocument } from './views/position.document.js';
export { positionsView } from './views/positions.view.js';
