import type { QueryRoute } from '#kernel';
import { activities } from './queries/activities.queries.js';
import { frame } from './queries/frame.queries.js';
import { lists } from './queries/lists.queries.js';
import { map } from './queries/map.queries.js';

/** The `GET` routes: activities, the lists that they came from, the map that they make, and what it is made of. */
export const queries: readonly QueryRoute[] = [...activities, ...lists, ...map, ...frame];
