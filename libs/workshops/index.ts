import type { Context } from '#kernel';
import { problems } from './domain/problems.js';
import { workshop } from './domain/workshop.commands.js';
import { facts } from './facts.js';
import { guarded } from './guards.js';
import { queries } from './queries.js';
import { routes } from './routes.js';
import { speakers } from './speakers.js';
import { recommendationsView } from './views/recommendations.view.js';
import { workshopsView } from './views/workshops.view.js';
import { sentences, subjects, terms } from './words.js';

/** Gatherings: what was planned, who came, what was concluded and recommended, and what came of it. */
export const workshops: Context = {
  name: 'workshops',
  about: 'Gatherings: their agenda, who came, what each session concluded, and what became of the recommendations.',
  aggregates: [workshop],
  facts,
  speakers,
  views: [workshopsView, recommendationsView],
  queries,
  commands: routes,
  problems,
  sentences,
  terms,
  subjects: subjects as Context['subjects'],
  guarded,
};

export { workshop } from './domain/workshop.commands.js';
export type { Addressee, Recommendation, Workshop, WorkshopEvent } from './domain/workshop.js';
export { RecommendationDocument, recommendationsView } from './views/recommendations.view.js';
export { WorkshopDocument, workshopsView } from './views/workshops.view.js';
