import { idOf, type Phrase, type RecordedEvent, type Sentences, type Subject, type Subjects } from '#kernel';
import type { InvitationAnswer, WorkshopEvent } from './domain/workshop.js';

/** How each event of a gathering reads in the timeline. */
export const sentences: Sentences<WorkshopEvent> = {
  WorkshopScheduled: {
    fr: 'Rencontre programmée : « {title} » (date : {startsOn})',
    ar: 'بُرمج لقاء «{title}» (التاريخ: {startsOn})',
    en: '“{title}” was scheduled (date: {startsOn})',
  },
  WorkshopRescheduled: {
    fr: 'Rencontre reportée : « {subject} » (nouvelle date : {startsOn}). Motif : {reason}',
    ar: 'تغيّر موعد لقاء «{subject}» (التاريخ الجديد: {startsOn}). السبب: {reason}',
    en: '“{subject}” was rescheduled (new date: {startsOn}). Reason: {reason}',
  },
  WorkshopCancelled: {
    fr: 'Rencontre annulée : « {subject} ». Motif : {reason}',
    ar: 'أُلغي لقاء «{subject}». السبب: {reason}',
    en: '“{subject}” was cancelled. Reason: {reason}',
  },
  AgendaPublished: {
    fr: 'L’ordre du jour de « {subject} » est publié',
    ar: 'نُشر جدول أعمال لقاء «{subject}»',
    en: 'The agenda of “{subject}” was published',
  },
  OrganisationsInvited: {
    fr: 'Invitées à « {subject} » : {organisations}',
    ar: 'المدعوّون إلى «{subject}»: {organisations}',
    en: 'Invited to “{subject}”: {organisations}',
  },
  InvitationAnswered: {
    fr: '{organisation} répond à l’invitation à « {subject} » : {answer}',
    ar: 'جواب {organisation} على الدعوة إلى «{subject}»: {answer}',
    en: '{organisation} answered the invitation to “{subject}”: {answer}',
  },
  WorkshopHeld: {
    fr: 'Rencontre tenue : « {subject} » (date : {startsOn})',
    ar: 'انعقد لقاء «{subject}» (التاريخ: {startsOn})',
    en: '“{subject}” was held (date: {startsOn})',
  },
  AttendanceRecorded: {
    fr: 'La présence à « {subject} » est enregistrée',
    ar: 'سُجّل الحضور في «{subject}»',
    en: 'The attendance of “{subject}” was recorded',
  },
  SessionConcluded: {
    fr: 'Des conclusions de « {subject} » sont consignées',
    ar: 'دُوّنت خلاصات «{subject}»',
    en: 'Conclusions of “{subject}” were recorded',
  },
  RecommendationIssued: {
    fr: 'Recommandation : {text}',
    ar: 'توصية: {text}',
    en: 'Recommendation: {text}',
  },
  RecommendationDeclined: {
    fr: 'La recommandation « {recommendation} » est écartée : {reason}',
    ar: 'استُبعدت التوصية «{recommendation}»: {reason}',
    en: 'The recommendation “{recommendation}” was declined: {reason}',
  },
  MinutesPublished: {
    fr: 'Le compte rendu de « {subject} » est publié (version {version})',
    ar: 'نُشر محضر «{subject}» (النسخة {version})',
    en: 'The minutes of “{subject}” were published (version {version})',
  },
};

/** What answers to invitations are called. */
export const terms: Readonly<Record<InvitationAnswer, Phrase>> = {
  accepted: { fr: 'acceptation', ar: 'قبول', en: 'accepted' },
  declined: { fr: 'refus', ar: 'اعتذار', en: 'declined' },
  tentative: { fr: 'à confirmer', ar: 'غير مؤكّد', en: 'tentative' },
};

const gathering = ({ stream }: RecordedEvent): readonly Subject[] => [{ id: idOf(stream), kind: 'workshop' }];

/** Which subjects the events of a gathering bring up: itself, and the recommendations that come of it. */
export const subjects: Subjects<WorkshopEvent> = {
  WorkshopScheduled: ({ stream, data }) => [{ id: idOf(stream), kind: 'workshop', title: data.title }],
  WorkshopRescheduled: gathering,
  WorkshopCancelled: gathering,
  AgendaPublished: gathering,
  OrganisationsInvited: gathering,
  InvitationAnswered: gathering,
  WorkshopHeld: gathering,
  AttendanceRecorded: gathering,
  SessionConcluded: gathering,
  RecommendationIssued: ({ stream, data }) => [
    { id: data.id, kind: 'recommendation', title: data.text, because: [idOf(stream)] },
  ],
  RecommendationDeclined: ({ data }) => [{ id: data.recommendation, kind: 'recommendation' }],
  MinutesPublished: gathering,
};
