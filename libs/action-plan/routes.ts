const PLAN = '/networks/:network/plans/:id';
const ITEM = '/networks/:network/items/:id';
const INDICATOR = '/networks/:network/indicators/:id';

/** Where each command is posted to, below the API's root. A plan's id is its year. */
export const routes = {
  DraftActionPlan: `${PLAN}/draft`,
  SetObjective: `${PLAN}/objectives`,
  AdoptActionPlan: `${PLAN}/adopt`,
  ReviseActionPlan: `${PLAN}/revise`,
  CloseActionPlan: `${PLAN}/close`,
  ProposeActionItem: '/networks/:network/items',
  AssignActionItem: `${ITEM}/assign`,
  AcceptAssignment: `${ITEM}/accept`,
  DeclineAssignment: `${ITEM}/decline`,
  StartActionItem: `${ITEM}/start`,
  ReportProgress: `${ITEM}/progress`,
  AttachEvidence: `${ITEM}/evidence`,
  BlockActionItem: `${ITEM}/block`,
  UnblockActionItem: `${ITEM}/unblock`,
  RescheduleActionItem: `${ITEM}/reschedule`,
  CompleteActionItem: `${ITEM}/complete`,
  VerifyActionItem: `${ITEM}/verify`,
  ReopenActionItem: `${ITEM}/reopen`,
  CancelActionItem: `${ITEM}/cancel`,
  CarryOverActionItem: `${ITEM}/carry-over`,
  DefineIndicator: '/networks/:network/indicators',
  ReviseIndicatorTarget: `${INDICATOR}/target`,
  ReportIndicatorValue: `${INDICATOR}/values`,
  CorrectIndicatorValue: `${INDICATOR}/values/correct`,
} as const;
