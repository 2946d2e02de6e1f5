import type { QueryRoute } from '#kernel';
import { accountAnswer, accountsList } from './queries/accounts.queries.js';

/** What can be asked about accounts. */
export const queries: readonly QueryRoute[] = [accountsList, accountAnswer];
