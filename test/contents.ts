/** One thing that may be said by a command or asked of a route. `@name` stands for an id of the {@link World}. */
export interface Said {
  /** What stands for `:id` in the path. */
  readonly at?: string;
  readonly content?: object;
  /** Whose word it is. */
  readonly word?: string;
  /** The records of organisations that it is about. */
  readonly records?: readonly string[];
}

const text = (fr: string): { fr: string } => ({ fr });
const reason = text('Raison');
const CHARTER = { values: [text('Solidarité')], objectives: [text('Accompagner')] };
const GATHERING = { kind: 'meeting', title: text('Réunion'), startsOn: '2025-06-01' };
const DAY = '2026-06-01';
const PERSON = { name: 'Quelqu’un', email: 'quelquun@contents.example' };

const told = (content: object = {}, at?: string): readonly Said[] => [{ content, at }];
/** The word of an organisation, about itself. */
const own = (at: string, content: object = {}, others: readonly string[] = []): Said => ({
  ...{ at, content, word: at, records: [at, ...others] },
});
/** The word of an organisation, about something else. */
const spoken = (at: string, content: object): readonly Said[] =>
  ['@amal', '@chams'].map((organisation) => ({ at, content: { organisation, ...content }, word: organisation }));
/** The word of a group, or of an organisation, whoever has the item. */
const worked = (content: object = {}): readonly Said[] => [
  { at: '@item', content, word: '@group' },
  { at: '@guide', content, word: '@chams' },
];
/** The word of an organisation on what it does. */
const active = (content: object = {}): readonly Said[] => [
  { at: '@clinic', content, word: '@amal' },
  { at: '@lessons', content, word: '@chams' },
];
/** Of both networks' organisations, and of one that was only asked for. */
const recorded = (content: object): readonly Said[] =>
  ['@amal', '@chams', '@dalil', '@ezzahra'].map((at) => own(at, content));
const inNetwork = (at: string | undefined, content: object): readonly Said[] =>
  ['atlas', 'rif'].map((network) => ({ at, content: { ...content, network } }));
/** About accounts of every reach: in one network, of one who coordinates, in none, in two, and in all. */
const ofPeople = (content: object = {}): readonly Said[] =>
  ['@observer', '@ofAmal', '@coordinator', '@neighbour', '@both', '@operator'].map((at) => ({ at, content }));

/** Valid content of every command; where it matters whose word it is or about whom, of several. */
export const CONTENTS: Readonly<Record<string, readonly Said[]>> = {
  FoundNetwork: told({ kind: 'working-collective', name: text('Collectif') }),
  AdoptCharter: told(CHARTER),
  AmendCharter: told(CHARTER),
  AdoptPriorityAxis: told({ title: text('Santé') }),
  SetDecisionRule: told({ kind: 'consensus', quorum: 50 }),
  RecordDormancy: told({ reason }),
  ReviveNetwork: told({ note: reason }),

  RegisterOrganisation: told({ kind: 'association', name: text('Association Fajr') }),
  RenameOrganisation: recorded({ name: text('Association renommée') }),
  AddOrganisationAlias: recorded({ alias: 'Autre nom' }),
  DeclareFieldsOfIntervention: recorded({ fields: ['medical'] }),
  MergeOrganisations: [
    own('@amal', { merged: '@badr' }, ['@badr']),
    own('@amal', { merged: '@ezzahra' }, ['@ezzahra']),
    own('@ezzahra', { merged: '@amal' }, ['@amal']),
  ],
  SeparateOrganisations: [own('@amal', { merged: '@badr', reason }, ['@badr'])],
  CloseOrganisation: recorded({ reason }),
  DesignateFocalPoint: ['@amal', '@chams'].map((at) => own(at, { network: 'atlas', name: 'Quelqu’un' })),
  ReleaseFocalPoint: ['@amal', '@chams'].map((at) => own(at, { person: at.replace('@', '@person-'), reason })),
  EraseFocalPoint: ['@amal', '@chams'].map((at) => own(at, { person: at.replace('@', '@person-') })),

  RequestMembership: ['@amal', '@chams'].map((at) => own(at, { category: 'full' })),
  SignCharter: ['@amal', '@chams'].map((at) => own(at, { version: 1 })),
  LeaveNetwork: ['@amal', '@chams'].map((at) => own(at, { reason })),
  AdmitMember: told({ category: 'full' }, '@dalil'),
  DeclineMembership: told({ reason }, '@dalil'),
  ChangeMembershipCategory: told({ category: 'full' }, '@amal'),
  SuspendMember: told({ reason }, '@amal'),
  ReinstateMember: told({ reason }, '@amal'),

  FormWorkingGroup: told({ name: text('Groupe santé'), members: ['@amal'] }),
  ReviseWorkingGroupMandate: [{ at: '@group', content: { mandate: text('Mandat') }, word: '@group' }],
  JoinWorkingGroup: spoken('@group', {}),
  LeaveWorkingGroup: spoken('@group', { reason }),
  AppointWorkingGroupLead: told({ organisation: '@badr' }, '@group'),
  DissolveWorkingGroup: told({ reason }, '@group'),

  ScheduleWorkshop: told(GATHERING),
  RecordWorkshop: told(GATHERING),
  RescheduleWorkshop: told({ startsOn: DAY, reason }, '@workshop'),
  CancelWorkshop: told({ reason }, '@workshop'),
  PublishAgenda: told({ sessions: [{ title: text('Ouverture') }] }, '@workshop'),
  InviteOrganisations: told({ organisations: ['@badr'] }, '@workshop'),
  AnswerInvitation: spoken('@workshop', { answer: 'accepted' }),
  HoldWorkshop: told({}, '@workshop'),
  RecordAttendance: told({ organisations: [{ organisation: '@badr' }] }, '@workshop'),
  ConcludeSession: told({ session: '@agenda.0', conclusions: [text('Conclu')] }, '@workshop'),
  IssueRecommendation: told({ text: text('Faire'), addressee: { kind: 'other', name: text('Tous') } }, '@workshop'),
  DeclineRecommendation: told({ recommendation: '@recommendation.0', reason }, '@workshop'),
  PublishMinutes: told({ text: text('Compte rendu') }, '@workshop'),

  DraftActionPlan: told({}, '2025'),
  SetObjective: told({ axis: text('Enfance'), objective: text('Protéger') }, '2025'),
  AdoptActionPlan: told({ workshop: '@workshop' }, '2025'),
  ReviseActionPlan: told({ reason }, '2025'),
  CloseActionPlan: told({ summary: reason }, '2025'),
  ProposeActionItem: told({ plan: '2025', title: text('Former') }),
  AssignActionItem: told({ to: { kind: 'organisation', id: '@badr' } }, '@item'),
  AcceptAssignment: worked(),
  DeclineAssignment: worked({ reason }),
  StartActionItem: worked(),
  ReportProgress: worked({ percent: 50 }),
  AttachEvidence: worked({ title: text('Pièce'), uri: 'archive:piece' }),
  BlockActionItem: worked({ reason }),
  UnblockActionItem: worked(),
  CompleteActionItem: worked(),
  RescheduleActionItem: worked({ dueOn: DAY, reason }),
  VerifyActionItem: told({}, '@item'),
  ReopenActionItem: told({ reason }, '@item'),
  CancelActionItem: told({ reason }, '@item'),
  CarryOverActionItem: told({ plan: '2026' }, '@item'),
  DefineIndicator: told({ title: text('Cas'), unit: text('cas'), baseline: 0, target: 9, direction: 'increase' }),
  ReviseIndicatorTarget: told({ target: 10, reason }, '@indicator'),
  ReportIndicatorValue: told({ period: '2025-07', value: 80 }, '@indicator'),
  CorrectIndicatorValue: ['@amal', '@chams'].map((word) => ({
    ...{ at: '@indicator', word, content: { id: word.replace('@', '@value-'), value: 81, reason } },
  })),

  DraftPosition: told({ title: text('Santé'), text: text('Que chacun soit soigné.') }),
  RecordPosition: told({ title: text('Santé') }),
  RevisePosition: told({ text: text('Que tous soient soignés.') }, '@position'),
  OpenConsultation: told({ closesOn: DAY }, '@position'),
  GiveOpinion: spoken('@position', { opinion: 'support' }),
  CloseConsultation: told({}, '@position'),
  AdoptPosition: told({}, '@position'),
  RejectPosition: told({ reason }, '@position'),
  EndorsePosition: spoken('@position', {}),
  WithdrawEndorsement: spoken('@position', { reason }),
  PublishPosition: told({ uri: 'https://atlas.example/sante' }, '@position'),
  SubmitPosition: told({ authority: text('Ministère') }, '@position'),
  RecordResponse: told({ submission: '@submission.0', kind: 'acknowledged' }, '@position'),
  ScheduleFollowUp: told({ submission: '@submission.0', dueOn: DAY, what: text('Relancer') }, '@position'),
  SupersedePosition: told({ by: '@position' }, '@position'),
  WithdrawPosition: told({ reason }, '@position'),

  AdoptClassification: told({ fields: [{ code: 'legal', name: text('Juridique') }] }),
  AdoptAreas: told({ vintage: 'X', areas: [{ code: 'X-1', name: text('Zone'), level: 1 }] }),
  SetConfirmationPeriod: told({ days: 30 }),
  RecordNeed: told({ area: 'MA-04', indicator: text('Personnes'), value: 900, period: '2025' }),
  DeclareActivity: ['@amal', '@chams'].map((organisation) => ({
    content: { organisation, field: 'medical', area: 'MA-04', status: 'planned' },
    word: organisation,
  })),
  ChangeActivityStatus: active({ to: 'suspended' }),
  ChangeActivityScope: active({ planned: 400 }),
  ConfirmActivity: active(),
  EndActivity: active({ reason }),
  ChooseListReading: told(
    { columns: [{ heading: 'Qui', to: 'organisation.name' }], organisations: [], fields: [], areas: [] },
    '3w',
  ),

  InviteAccount: inNetwork(undefined, { ...PERSON, role: 'observer' }),
  GrantRole: inNetwork('@ofChams', { role: 'analyst' }),
  RevokeRole: inNetwork('@observer', { role: 'observer' }),
  CorrectAccount: ofPeople({ language: 'ar' }),
  EraseAccount: ofPeople({ reason }),
  IssueAccessLink: ofPeople(),
  IssueApiToken: ofPeople({ label: 'Rapport', access: 'read' }),
  RevokeApiToken: ofPeople({ token: '@token' }),

  ChooseNotifications: ofPeople({ digest: { rhythm: 'weekly' } }),
  RegisterWebhook: ofPeople({ url: 'https://hooks.example/tansiq' }),
  RemoveWebhook: ofPeople({ webhook: '@token' }),
  ResumeWebhook: ofPeople({ webhook: '@token' }),
};
