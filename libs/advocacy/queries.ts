import type { QueryRoute } from '#kernel';
import { opinionsAnswer } from './queries/opinions.queries.js';
import { positionAnswer, positionsList } from './queries/positions.queries.js';

/** What can be asked about a network's positions. */
export const queries: readonly QueryRoute[] = [positionsList, positionAnswer, opinionsAnswer];
