import { idOf, type Phrase, type RecordedEvent, type Sentences, type Subject, type Subjects } from '#kernel';
import type { PositionEvent, ResponseKind } from './domain/position.js';
import type { Opinion } from './domain/tally.js';

/** How each event of a position reads in the timeline. */
export const sentences: Sentences<PositionEvent> = {
  PositionDrafted: {
    fr: 'La position « {title} » est rédigée',
    ar: 'صيغ الموقف «{title}»',
    en: 'The position “{title}” was drafted',
  },
  PositionRevised: {
    fr: 'La position « {subject} » est révisée (version {version})',
    ar: 'رُوجع الموقف «{subject}» (النسخة {version})',
    en: 'The position “{subject}” was revised (version {version})',
  },
  ConsultationOpened: {
    fr: 'La consultation sur « {subject} » est ouverte jusqu’au {closesOn} (tour {round})',
    ar: 'فُتح التشاور بشأن «{subject}» إلى غاية {closesOn} (الجولة {round})',
    en: 'The consultation on “{subject}” was opened until {closesOn} (round {round})',
  },
  OpinionGiven: {
    fr: '{organisation} se prononce sur « {subject} » : {opinion}',
    ar: 'رأي {organisation} في «{subject}»: {opinion}',
    en: '{organisation} gave its opinion on “{subject}”: {opinion}',
  },
  ConsultationClosed: {
    fr: 'La consultation sur « {subject} » est close : {voted} avis sur {eligible} membres',
    ar: 'أُغلق التشاور بشأن «{subject}»: عدد الآراء {voted} وعدد الأعضاء {eligible}',
    en: 'The consultation on “{subject}” was closed: {voted} opinions of {eligible} members',
  },
  PositionAdopted: {
    fr: 'La position « {subject} » est adoptée',
    ar: 'اعتُمد الموقف «{subject}»',
    en: 'The position “{subject}” was adopted',
  },
  PositionRejected: {
    fr: 'La position « {subject} » est rejetée',
    ar: 'رُفض الموقف «{subject}»',
    en: 'The position “{subject}” was rejected',
  },
  PositionEndorsed: {
    fr: '{organisation} appuie la position « {subject} »',
    ar: 'مساندة {organisation} للموقف «{subject}»',
    en: '{organisation} endorsed the position “{subject}”',
  },
  EndorsementWithdrawn: {
    fr: '{organisation} retire son appui à la position « {subject} »',
    ar: 'سحب مساندة {organisation} للموقف «{subject}»',
    en: '{organisation} withdrew its endorsement of the position “{subject}”',
  },
  PositionPublished: {
    fr: 'La position « {subject} » est publiée : {uri}',
    ar: 'نُشر الموقف «{subject}»: {uri}',
    en: 'The position “{subject}” was published: {uri}',
  },
  PositionSubmitted: {
    fr: 'La position « {subject} » est remise à : {authority}',
    ar: 'قُدّم الموقف «{subject}» إلى: {authority}',
    en: 'The position “{subject}” was submitted to: {authority}',
  },
  ResponseReceived: {
    fr: 'Réponse de « {submission} » : {kind}',
    ar: 'رد من «{submission}»: {kind}',
    en: 'Answer from “{submission}”: {kind}',
  },
  FollowUpScheduled: {
    fr: 'Relance de « {submission} » prévue le {dueOn} : {what}',
    ar: 'بُرمجت متابعة «{submission}» في {dueOn}: {what}',
    en: 'A follow-up with “{submission}” was planned for {dueOn}: {what}',
  },
  PositionSuperseded: {
    fr: 'La position « {subject} » est remplacée par « {by} »',
    ar: 'حلّ «{by}» محل الموقف «{subject}»',
    en: 'The position “{subject}” was replaced by “{by}”',
  },
  PositionWithdrawn: {
    fr: 'La position « {subject} » est retirée : {reason}',
    ar: 'سُحب الموقف «{subject}»: {reason}',
    en: 'The position “{subject}” was withdrawn: {reason}',
  },
};

/** What opinions and answers are called. */
export const terms: Readonly<Record<Opinion | ResponseKind, Phrase>> = {
  support: { fr: 'favorable', ar: 'مؤيد', en: 'in favour' },
  'support-with-reservation': { fr: 'favorable avec réserve', ar: 'مؤيد مع تحفّظ', en: 'in favour, with a reservation' },
  object: { fr: 'objection', ar: 'اعتراض', en: 'objection' },
  abstain: { fr: 'abstention', ar: 'امتناع', en: 'abstention' },
  accepted: { fr: 'acceptation', ar: 'قبول', en: 'accepted' },
  partly: { fr: 'acceptation partielle', ar: 'قبول جزئي', en: 'accepted in part' },
  refused: { fr: 'refus', ar: 'رفض', en: 'refused' },
  acknowledged: { fr: 'accusé de réception', ar: 'إشعار بالتوصّل', en: 'acknowledged' },
  'no-answer': { fr: 'aucune réponse', ar: 'لا رد', en: 'no answer' },
};

const itself = ({ stream }: RecordedEvent): readonly Subject[] => [{ id: idOf(stream), kind: 'position' }];

/** Which subjects the events of a position bring up: itself, its submissions, and their answers. */
export const subjects: Subjects<PositionEvent> = {
  PositionDrafted: ({ stream, data: { title, recommendation, workshop } }) => {
    const origin = recommendation ?? workshop;
    return [{ id: idOf(stream), kind: 'position', title, because: origin ? [origin] : [] }];
  },
  PositionRevised: ({ stream, data: { title } }) => [{ id: idOf(stream), kind: 'position', title }],
  ConsultationOpened: itself,
  OpinionGiven: itself,
  ConsultationClosed: itself,
  PositionAdopted: itself,
  PositionRejected: itself,
  PositionEndorsed: itself,
  EndorsementWithdrawn: itself,
  PositionPublished: itself,
  PositionSubmitted: ({ stream, data: { submission, authority } }) => [
    { id: submission, kind: 'submission', title: authority, because: [idOf(stream)] },
  ],
  ResponseReceived: ({ data: { answer, submission, kind, text } }) => [
    { id: answer, kind: 'answer', title: text ?? terms[kind], because: [submission] },
  ],
  FollowUpScheduled: ({ data: { submission } }) => [{ id: submission, kind: 'submission' }],
  PositionSuperseded: ({ stream, data: { by } }) => [
    { id: idOf(stream), kind: 'position' },
    { id: by, kind: 'position', because: [idOf(stream)] },
  ],
  PositionWithdrawn: itself,
};
