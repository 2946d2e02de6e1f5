import type { QueryRoute } from '#kernel';
import { indicators } from './queries/indicators.queries.js';
import { items } from './queries/items.queries.js';
import { plans } from './queries/plans.queries.js';
import { tasks } from './queries/tasks.queries.js';

/** The `GET` routes: plans and their boards, items, tasks and indicators. */
export const queries: readonly QueryRoute[] = [...plans, ...items, ...tasks, ...indicators];
