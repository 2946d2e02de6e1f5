import type { QueryRoute } from '#kernel';
import { focalPointsList } from './queries/focal-points.queries.js';
import { memberAnswer, membershipsList, membersList } from './queries/members.queries.js';
import { networkAnswer, networksList } from './queries/networks.queries.js';
import { organisationAnswer, organisationsList } from './queries/organisations.queries.js';
import { workingGroupAnswer, workingGroupsList } from './queries/working-groups.queries.js';

/** What can be asked about networks, organisations, members, their focal points and working groups. */
export const queries: readonly QueryRoute[] = [
  networksList,
  networkAnswer,
  organisationsList,
  organisationAnswer,
  membershipsList,
  focalPointsList,
  membersList,
  memberAnswer,
  workingGroupsList,
  workingGroupAnswer,
];
