import type { Role } from './domain/roles.js';

/**
 * When a role may do something. `on behalf`: a coordinator says whose word it is, and where no network is named, it is a member's.
 * `own organisation`, `own group`: the word is theirs. `assigned to us`: their organisation's, or that of a group that it is in.
 * `our member`: the organisations concerned belong to the
 * network, and to none that the person does not coordinate. `own network`: it concerns the network of the role.
 * `own people`: somebody who has roles, all of them in the coordinator's networks, and does not coordinate.
 */
export const CONDITIONS = [
  'always',
  'on behalf',
  'own organisation',
  'own group',
  'assigned to us',
  'our member',
  'own network',
  'own people',
] as const;
export type Condition = (typeof CONDITIONS)[number];

/**
 * Who may do one thing: anybody at all, whoever is signed in, or those with a role, each under its condition; `oneself` on one's own
 * account, in person and by no token.
 */
export type Row = 'anybody' | 'signed in' | ({ readonly [R in Role]?: Condition } & { readonly oneself?: true });

const network: Row = { coordinator: 'always' };
const voice: Row = { coordinator: 'on behalf', 'focal-point': 'own organisation' };
const work: Row = { coordinator: 'on behalf', 'group-lead': 'own group', 'focal-point': 'assigned to us' };
const contribution: Row = { coordinator: 'always', 'group-lead': 'always', 'focal-point': 'always' };
const records: Row = { operator: 'always', coordinator: 'our member' };
const grants: Row = { operator: 'always', coordinator: 'own network' };
const people: Row = { operator: 'always', coordinator: 'own people', oneself: true };

/** Who may send which command. */
export const COMMANDS: Readonly<Record<string, Row>> = {
  FoundNetwork: { operator: 'always' },
  AdoptCharter: network,
  AmendCharter: network,
  AdoptPriorityAxis: network,
  SetDecisionRule: network,
  RecordDormancy: network,
  ReviveNetwork: network,

  RegisterOrganisation: { operator: 'always', coordinator: 'always' },
  RenameOrganisation: { ...records, 'focal-point': 'own organisation' },
  AddOrganisationAlias: { ...records, 'focal-point': 'own organisation' },
  DeclareFieldsOfIntervention: { ...records, 'focal-point': 'own organisation' },
  MergeOrganisations: records,
  SeparateOrganisations: records,
  CloseOrganisation: records,
  DesignateFocalPoint: voice,
  ReleaseFocalPoint: voice,
  EraseFocalPoint: { operator: 'always', ...voice },

  RequestMembership: voice,
  SignCharter: voice,
  LeaveNetwork: voice,
  AdmitMember: network,
  DeclineMembership: network,
  ChangeMembershipCategory: network,
  SuspendMember: network,
  ReinstateMember: network,

  FormWorkingGroup: network,
  ReviseWorkingGroupMandate: { coordinator: 'always', 'group-lead': 'own group' },
  JoinWorkingGroup: voice,
  LeaveWorkingGroup: voice,
  AppointWorkingGroupLead: network,
  DissolveWorkingGroup: network,

  ScheduleWorkshop: network,
  RecordWorkshop: network,
  RescheduleWorkshop: network,
  CancelWorkshop: network,
  PublishAgenda: network,
  InviteOrganisations: network,
  AnswerInvitation: voice,
  HoldWorkshop: network,
  RecordAttendance: network,
  ConcludeSession: network,
  IssueRecommendation: network,
  DeclineRecommendation: network,
  PublishMinutes: network,

  DraftActionPlan: network,
  SetObjective: network,
  AdoptActionPlan: network,
  ReviseActionPlan: network,
  CloseActionPlan: network,
  ProposeActionItem: contribution,
  AssignActionItem: network,
  AcceptAssignment: work,
  DeclineAssignment: work,
  StartActionItem: work,
  ReportProgress: work,
  AttachEvidence: work,
  BlockActionItem: work,
  UnblockActionItem: work,
  CompleteActionItem: work,
  RescheduleActionItem: { ...work, coordinator: 'always' },
  VerifyActionItem: network,
  ReopenActionItem: network,
  CancelActionItem: network,
  CarryOverActionItem: network,
  DefineIndicator: network,
  ReviseIndicatorTarget: network,
  ReportIndicatorValue: contribution,
  CorrectIndicatorValue: { coordinator: 'always', 'group-lead': 'own organisation', 'focal-point': 'own organisation' },

  DraftPosition: { coordinator: 'always', 'group-lead': 'always' },
  RecordPosition: network,
  RevisePosition: { coordinator: 'always', 'group-lead': 'always' },
  OpenConsultation: network,
  GiveOpinion: voice,
  CloseConsultation: network,
  AdoptPosition: network,
  RejectPosition: network,
  EndorsePosition: voice,
  WithdrawEndorsement: voice,
  PublishPosition: network,
  SubmitPosition: network,
  RecordResponse: network,
  ScheduleFollowUp: network,
  SupersedePosition: network,
  WithdrawPosition: network,

  AdoptClassification: network,
  AdoptAreas: network,
  SetConfirmationPeriod: network,
  RecordNeed: network,
  DeclareActivity: voice,
  ChangeActivityStatus: voice,
  ChangeActivityScope: voice,
  ConfirmActivity: voice,
  EndActivity: voice,
  ChooseListReading: { coordinator: 'always', 'focal-point': 'always' },

  InviteAccount: grants,
  GrantRole: grants,
  RevokeRole: grants,
  IssueAccessLink: { operator: 'always', coordinator: 'own people' },
  CorrectAccount: people,
  EraseAccount: people,
  IssueApiToken: { oneself: true },
  RevokeApiToken: people,
};

const readers: Row = {
  coordinator: 'always',
  'group-lead': 'always',
  'focal-point': 'always',
  analyst: 'always',
  observer: 'always',
};
const operator: Row = { operator: 'always' };

/** Who may ask which question, or use which of the installation's own routes. Answers hold only what is for whoever asks. */
export const ROUTES: Readonly<Record<string, Row>> = {
  'GET /networks': 'signed in',
  'GET /networks/:network': { ...readers, operator: 'always' },
  'GET /networks/:network/activities': readers,
  'GET /networks/:network/activities/:id': readers,
  'GET /networks/:network/attendance': readers,
  'GET /networks/:network/focal-points': readers,
  'GET /networks/:network/indicators': readers,
  'GET /networks/:network/indicators/:id': readers,
  'GET /networks/:network/items': readers,
  'GET /networks/:network/items/:id': readers,
  'GET /networks/:network/lists': readers,
  'GET /networks/:network/lists/:id': readers,
  'GET /networks/:network/activities.csv': readers,
  'GET /networks/:network/activities.xlsx': readers,
  'GET /networks/:network/map': readers,
  'GET /networks/:network/map.geojson': readers,
  'GET /networks/:network/map.svg': readers,
  'GET /networks/:network/map/changes': readers,
  'GET /networks/:network/map/frame': readers,
  'GET /networks/:network/map/organisations/:id': readers,
  'GET /networks/:network/members': readers,
  'GET /networks/:network/members/:id': readers,
  'GET /networks/:network/members/:id/tasks': readers,
  'GET /networks/:network/plans': readers,
  'GET /networks/:network/plans/:plan': readers,
  'GET /networks/:network/plans/:plan/board': readers,
  'GET /networks/:network/positions': readers,
  'GET /networks/:network/presences.json': readers,
  'GET /networks/:network/positions/:id': readers,
  'GET /networks/:network/positions/:id/opinions': readers,
  'GET /networks/:network/recommendations': readers,
  'GET /networks/:network/timeline': readers,
  'GET /networks/:network/why/:id': readers,
  'GET /networks/:network/working-groups': readers,
  'GET /networks/:network/working-groups/:id': readers,
  'GET /networks/:network/working-groups/:id/tasks': readers,
  'GET /networks/:network/workshops': readers,
  'GET /networks/:network/workshops/:id': readers,

  'GET /organisations': 'signed in',
  'GET /organisations/:id': 'signed in',
  'GET /organisations/:id/memberships': 'signed in',
  'GET /organisations/:id/tasks': 'signed in',
  'GET /organisations/:id/timeline': 'signed in',

  'GET /accounts': { operator: 'always', coordinator: 'always' },
  'GET /accounts/:id': { operator: 'always', coordinator: 'always', oneself: true },
  'GET /accounts/:id/timeline': { operator: 'always', oneself: true },
  'GET /accounts/:id/personal-data': { operator: 'always', oneself: true },

  'GET /': 'anybody',
  'GET /docs': 'anybody',
  'GET /docs/permissions': 'anybody',
  'GET /privacy': 'anybody',
  'GET /openapi.json': 'anybody',
  'GET /problems/:code': 'anybody',
  'GET /health/live': 'anybody',
  'GET /health/ready': 'anybody',
  'GET /health': operator,
  'GET /metrics': operator,
  'GET /views/rebuilds': operator,
  'POST /views/:view/rebuild': operator,

  'POST /networks/:network/activities/import': { coordinator: 'always', 'focal-point': 'always' },

  'POST /sessions': 'anybody',
  'POST /activation': 'anybody',
  'GET /me': 'signed in',
  'POST /me/password': 'signed in',
  'POST /sessions/end': 'signed in',
  'GET /sign-in': 'anybody',
  'POST /sign-in': 'anybody',
  'GET /sign-in/oidc': 'anybody',
  'GET /sign-in/oidc/callback': 'anybody',
  'GET /activate': 'anybody',
  'POST /activate': 'anybody',
  'POST /sign-out': 'anybody',
  'GET /account': 'signed in',
  'POST /account/password': 'signed in',
};
