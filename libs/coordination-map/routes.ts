const MAP = '/networks/:network/map';
const ACTIVITIES = '/networks/:network/activities';

/** Where each command is posted to, below the API's root. A network has one map. */
export const routes = {
  AdoptClassification: `${MAP}/classification`,
  AdoptAreas: `${MAP}/areas`,
  SetConfirmationPeriod: `${MAP}/confirmation-period`,
  RecordNeed: `${MAP}/needs`,
  DeclareActivity: ACTIVITIES,
  ChangeActivityStatus: `${ACTIVITIES}/:id/status`,
  ChangeActivityScope: `${ACTIVITIES}/:id/scope`,
  ConfirmActivity: `${ACTIVITIES}/:id/confirm`,
  EndActivity: `${ACTIVITIES}/:id/end`,
  ChooseListReading: '/networks/:network/lists/:id/reading',
} as const;

/** Sent by an import alone. */
export const internal = ['RecordListImport'] as const;
