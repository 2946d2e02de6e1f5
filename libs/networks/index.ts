import type { Context } from '#kernel';
import { membership } from './domain/membership.commands.js';
import { network } from './domain/network.commands.js';
import { organisation } from './domain/organisation.commands.js';
import { problems } from './domain/problems.js';
import { workingGroup } from './domain/working-group.commands.js';
import { facts } from './facts.js';
import { guarded } from './guards.js';
import { queries } from './queries.js';
import { routes } from './routes.js';
import { speakers } from './speakers.js';
import { focalPointsView } from './views/focal-points.view.js';
import { membersView } from './views/members.view.js';
import { networksView } from './views/networks.view.js';
import { organisationsView } from './views/organisations.view.js';
import { workingGroupsView } from './views/working-groups.view.js';
import { sentences, subjects, terms } from './words.js';

export type { Designation, FocalPointEvent, FocalPointStatus } from './domain/focal-point.js';
export {
  type Category,
  type Membership,
  type MembershipEvent,
  type Standing,
  standingOn,
} from './domain/membership.js';
export { type Charter, type DecisionRule, decisionRuleOn, type Network, type NetworkEvent } from './domain/network.js';
export type { Organisation, OrganisationEvent } from './domain/organisation.js';
export type { WorkingGroup, WorkingGroupEvent } from './domain/working-group.js';
export { actsAs, groupMembers, memberOf } from './parties.js';
export { NamedOrganisation, namesOf } from './queries/named-organisation.js';
export { allRecords, type OrganisationName, organisationNames, presentRecords } from './queries/records.js';
export { type FocalPointDocument, focalPointId } from './views/focal-points.view.js';
export { type MemberDocument, memberId } from './views/members.view.js';
export type { NetworkDocument } from './views/networks.view.js';
export type { OrganisationDocument } from './views/organisations.view.js';
export type { WorkingGroupDocument } from './views/working-groups.view.js';
export {
  focalPointsView,
  membership,
  membersView,
  network,
  networksView,
  organisation,
  organisationsView,
  workingGroup,
  workingGroupsView,
};

/** Networks and their charters, the organisations that all networks share, memberships and working groups. */
export const networks: Context = {
  name: 'networks',
  about:
    'Networks with their charters, the organisations of all and whom to reach there, who is a member of what, and working groups.',
  aggregates: [network, organisation, membership, workingGroup],
  facts,
  speakers,
  views: [networksView, organisationsView, focalPointsView, membersView, workingGroupsView],
  queries,
  commands: routes,
  problems,
  sentences,
  terms,
  subjects,
  guarded,
};
