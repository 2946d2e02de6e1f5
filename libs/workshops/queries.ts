import type { QueryRoute } from '#kernel';
import { attendanceAnswer } from './queries/attendance.queries.js';
import { recommendationsList } from './queries/recommendations.queries.js';
import { workshopAnswer, workshopsList } from './queries/workshops.queries.js';

/** What can be asked about a network's gatherings. */
export const queries: readonly QueryRoute[] = [workshopsList, workshopAnswer, attendanceAnswer, recommendationsList];
