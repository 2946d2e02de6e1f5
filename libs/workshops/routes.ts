const WORKSHOP = '/networks/:network/workshops/:id';

/** Where each command is posted to, below the API's root. */
export const routes = {
  ScheduleWorkshop: '/networks/:network/workshops',
  RecordWorkshop: '/networks/:network/workshops/record',
  RescheduleWorkshop: `${WORKSHOP}/reschedule`,
  CancelWorkshop: `${WORKSHOP}/cancel`,
  PublishAgenda: `${WORKSHOP}/agenda`,
  InviteOrganisations: `${WORKSHOP}/invitations`,
  AnswerInvitation: `${WORKSHOP}/invitations/answer`,
  HoldWorkshop: `${WORKSHOP}/hold`,
  RecordAttendance: `${WORKSHOP}/attendance`,
  ConcludeSession: `${WORKSHOP}/conclusions`,
  IssueRecommendation: `${WORKSHOP}/recommendations`,
  DeclineRecommendation: `${WORKSHOP}/recommendations/decline`,
  PublishMinutes: `${WORKSHOP}/minutes`,
} as const;
