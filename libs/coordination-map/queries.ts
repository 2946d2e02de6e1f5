import type { QueryRoute } from '#kernel';
import { activities } from './queries/activities.queries.js';
import { map } from './queries/map.queries.js';

/** The `GET` routes: activities, and the map that they make. */
export const queries: readonly QueryRoute[] = [...activities, ...map];
