import { idOf, type RecordedEvent, type Sentences, type Subject, type Subjects } from '#kernel';
import type { WorkshopEvent } from './domain/workshop.js';

/** How each event of a gathering reads in the timeline. */
export const sentences: Sentences<WorkshopEvent> = {
  WorkshopScheduled: {
    fr: '« {title} » est programmé (date : {startsOn})',
    ar: 'بُرمج «{title}» (التاريخ: {startsOn})',
    en: '“{title}” is scheduled (date: {startsOn})',
  },
  WorkshopRescheduled: {
    fr: '« {subject} » est reporté (nouvelle date : {startsOn}) : {reason}',
    ar: 'أُجّل «{subject}» (التاريخ الجديد: {startsOn}): {reason}',
    en: '“{subject}” is rescheduled (new date: {startsOn}): {reason}',
  },
  WorkshopCancelled: {
    fr: '« {subject} » est annulé : {reason}',
    ar: 'أُلغي «{subject}»: {reason}',
    en: '“{subject}” is cancelled: {reason}',
  },
  AgendaPublished: {
    fr: 'L’ordre du jour de « {subject} » est publié',
    ar: 'نُشر جدول أعمال «{subject}»',
    en: 'The agenda of “{subject}” is published',
  },
  OrganisationsInvited: {
    fr: 'Invitées à « {subject} » : {organisations}',
    ar: 'المدعوّون إلى «{subject}»: {organisations}',
    en: 'Invited to “{subject}”: {organisations}',
  },
  InvitationAnswered: {
    fr: '{organisation} répond à l’invitation à « {subject} » : {answer}',
    ar: '{organisation} تجيب على الدعوة إلى «{subject}»: {answer}',
    en: '{organisation} answers the invitation to “{subject}”: {answer}',
  },
  WorkshopHeld: {
    fr: '« {subject} » s’est tenu (date : {startsOn})',
    ar: 'انعقد «{subject}» (التاريخ: {startsOn})',
    en: '“{subject}” was held (date: {startsOn})',
  },
  AttendanceRecorded: {
    fr: 'La présence à « {subject} » est enregistrée',
    ar: 'سُجّل الحضور في «{subject}»',
    en: 'The attendance of “{subject}” is recorded',
  },
  SessionConcluded: {
    fr: 'Des conclusions de « {subject} » sont consignées',
    ar: 'دُوّنت خلاصات «{subject}»',
    en: 'Conclusions of “{subject}” are recorded',
  },
  RecommendationIssued: {
    fr: 'Recommandation : {text}',
    ar: 'توصية: {text}',
    en: 'Recommendation: {text}',
  },
  RecommendationDeclined: {
    fr: 'La recommandation « {recommendation} » est écartée : {reason}',
    ar: 'استُبعدت التوصية «{recommendation}»: {reason}',
    en: 'The recommendation “{recommendation}” is declined: {reason}',
  },
  MinutesPublished: {
    fr: 'Le compte rendu de « {subject} » est publié (version {version})',
    ar: 'نُشر محضر «{subject}» (النسخة {version})',
    en: 'The minutes of “{subject}” are published (version {version})',
  },
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
