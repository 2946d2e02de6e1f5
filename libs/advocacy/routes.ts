const POSITION = '/networks/:network/positions/:id';

/** Where each command is posted to, below the API's root. */
export const routes = {
  DraftPosition: '/networks/:network/positions',
  RecordPosition: '/networks/:network/positions/record',
  RevisePosition: `${POSITION}/revise`,
  OpenConsultation: `${POSITION}/consultation`,
  GiveOpinion: `${POSITION}/opinions`,
  CloseConsultation: `${POSITION}/consultation/close`,
  AdoptPosition: `${POSITION}/adopt`,
  RejectPosition: `${POSITION}/reject`,
  EndorsePosition: `${POSITION}/endorsements`,
  WithdrawEndorsement: `${POSITION}/endorsements/withdraw`,
  PublishPosition: `${POSITION}/publish`,
  SubmitPosition: `${POSITION}/submissions`,
  RecordResponse: `${POSITION}/answers`,
  ScheduleFollowUp: `${POSITION}/follow-ups`,
  SupersedePosition: `${POSITION}/supersede`,
  WithdrawPosition: `${POSITION}/withdraw`,
} as const;
