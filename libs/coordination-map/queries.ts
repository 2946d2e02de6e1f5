import type { QueryRoute } from '#kernel';
import { activities } from './queries/activities.queries.js';
import { files } from './queries/files.queries.js';
import { frame } from './queries/frame.queries.js';
import { lists } from './queries/lists.queries.js';
import { map } from './queries/map.queries.js';

/** The `GET` routes: activities, the lists that they came from, the map that they make, what it is made of, and all of that as files. */
export const queries: readonly QueryRoute[] = [...activities, ...lists, ...map, ...frame, ...files];
