import type { Context } from '#kernel';
import { account } from './domain/account.commands.js';
import { problems } from './domain/problems.js';
import { facts } from './facts.js';
import { queries } from './queries.js';
import { internal, routes } from './routes.js';
import { accountsView } from './views/accounts.view.js';
import { sentences, subjects, terms } from './words.js';

/** Who may come in, and what they may do. */
export const access: Context = {
  name: 'access',
  about: 'Accounts with their roles in networks, and the tokens of programs that act for them.',
  aggregates: [account],
  facts,
  views: [accountsView],
  queries,
  commands: routes,
  internal,
  problems,
  sentences,
  terms,
  subjects: subjects as Context['subjects'],
};
