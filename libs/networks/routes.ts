/** Where each command is sent, below the API's root. */
export const routes = {
  FoundNetwork: '/networks/:network/found',
  AdoptCharter: '/networks/:network/charter/adopt',
  AmendCharter: '/networks/:network/charter/amend',
  AdoptPriorityAxis: '/networks/:network/priority-axes',
  SetDecisionRule: '/networks/:network/decision-rule',
  RecordDormancy: '/networks/:network/dormancy',
  ReviveNetwork: '/networks/:network/revive',

  RegisterOrganisation: '/organisations',
  RenameOrganisation: '/organisations/:id/rename',
  AddOrganisationAlias: '/organisations/:id/aliases',
  MergeOrganisations: '/organisations/:id/merge',
  SeparateOrganisations: '/organisations/:id/separate',
  DeclareFieldsOfIntervention: '/organisations/:id/fields-of-intervention',
  CloseOrganisation: '/organisations/:id/close',

  RequestMembership: '/networks/:network/members/:id/request',
  DeclineMembership: '/networks/:network/members/:id/decline',
  AdmitMember: '/networks/:network/members/:id/join',
  SignCharter: '/networks/:network/members/:id/sign-charter',
  ChangeMembershipCategory: '/networks/:network/members/:id/category',
  SuspendMember: '/networks/:network/members/:id/suspend',
  ReinstateMember: '/networks/:network/members/:id/reinstate',
  LeaveNetwork: '/networks/:network/members/:id/leave',

  FormWorkingGroup: '/networks/:network/working-groups',
  ReviseWorkingGroupMandate: '/networks/:network/working-groups/:id/mandate',
  JoinWorkingGroup: '/networks/:network/working-groups/:id/join',
  LeaveWorkingGroup: '/networks/:network/working-groups/:id/leave',
  AppointWorkingGroupLead: '/networks/:network/working-groups/:id/lead',
  DissolveWorkingGroup: '/networks/:network/working-groups/:id/dissolve',
} as const;
