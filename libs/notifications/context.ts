import type { Context } from '#kernel';
import { problems } from './domain/problems.js';
import { subscription } from './domain/subscription.commands.js';
import { queries } from './queries.js';
import { internal, routes } from './routes.js';
import { subscriptionsView } from './views/subscriptions.view.js';
import { sentences, subjects, terms } from './words.js';

/** Who is told what, and how it reaches them. */
export const notifications: Context = {
  name: 'notifications',
  about: 'Notices: what each person is told, how it reaches them, and what they chose of it; calendars and webhooks.',
  aggregates: [subscription],
  facts: {},
  views: [subscriptionsView],
  queries,
  commands: routes,
  internal,
  problems,
  sentences,
  terms,
  subjects: subjects as Context['subjects'],
};
