import {
  idOf,
  type Phrase,
  type RecordedEvent,
  type Sentences,
  type Subject,
  type Subjects,
  type Text,
  type Visibility,
} from '#kernel';
import type { ActivityEvent, ActivityStatus } from './domain/activity.js';
import type { FrameEvent } from './domain/frame.js';
import type { ListEvent } from './domain/list.js';

type MapEvent = FrameEvent | ActivityEvent | ListEvent;

/** How each event of the map reads in the timeline. */
export const sentences: Sentences<MapEvent> = {
  ClassificationAdopted: {
    fr: "Classification des champs d'intervention adoptée : {fields}",
    ar: 'اعتُمد تصنيف مجالات التدخل: {fields}',
    en: 'The classification of fields of intervention was adopted: {fields}',
  },
  AreasAdopted: {
    fr: 'Zones de la carte adoptées : {vintage} « {title} »',
    ar: 'اعتُمدت مناطق الخريطة: {vintage} «{title}»',
    en: 'The areas of the map were adopted: {vintage} “{title}”',
  },
  ConfirmationPeriodSet: {
    fr: 'Une confirmation vaut désormais {days} jours',
    ar: 'صارت مدة صلاحية التأكيد {days} يوما',
    en: 'A confirmation now holds for {days} days',
  },
  NeedRecorded: {
    fr: 'Besoin noté pour {area} : {indicator}, {value} ({period})',
    ar: 'سُجل احتياج في {area}: {indicator}، {value} ({period})',
    en: 'A need was recorded in {area}: {indicator}, {value} ({period})',
  },
  ActivityDeclared: {
    fr: '{organisation} déclare une activité ({status}), {field}, {area} « {title} »',
    ar: '{organisation}: تصريح بنشاط ({status})، {field}، {area} «{title}»',
    en: '{organisation} declared an activity ({status}), {field}, {area} “{title}”',
  },
  ActivityStatusChanged: {
    fr: "L'activité « {subject} » de {organisation} est {to} ({reason})",
    ar: 'صار نشاط «{subject}» لـ{organisation} في حالة: {to} ({reason})',
    en: 'The activity “{subject}” of {organisation} is {to} ({reason})',
  },
  ActivityScopeChanged: {
    fr: '{organisation} précise son activité « {subject} »',
    ar: '{organisation}: تعديل نشاط «{subject}»',
    en: '{organisation} changed its activity “{subject}”',
  },
  ActivityConfirmed: {
    fr: '{organisation} confirme « {subject} », {field}, {area}',
    ar: '{organisation}: تأكيد «{subject}»، {field}، {area}',
    en: '{organisation} confirmed “{subject}”, {field}, {area}',
  },
  ActivityEnded: {
    fr: "L'activité « {subject} » de {organisation} est terminée ({reason})",
    ar: 'انتهى نشاط «{subject}» لـ{organisation} ({reason})',
    en: 'The activity “{subject}” of {organisation} has ended ({reason})',
  },
  ListReadingChosen: {
    fr: 'Il a été dit comment se lit une liste d’activités',
    ar: 'حُددت كيفية قراءة لائحة أنشطة',
    en: 'It was said how a list of activities is read',
  },
  ListImported: {
    fr: 'Liste « {file} » importée : {rows} lignes, {began} activités nouvelles, {changed} modifiées, {ended} terminées',
    ar: 'استُوردت اللائحة «{file}»: {rows} سطرا، {began} نشاطا جديدا، {changed} معدّلا، {ended} منتهيا',
    en: 'The list “{file}” was imported: {rows} rows, {began} activities began, {changed} changed, {ended} ended',
  },
};

/** What the statuses are called. */
export const terms = {
  planned: { fr: 'prévue', ar: 'مبرمج', en: 'planned' },
  ongoing: { fr: 'en cours', ar: 'جار', en: 'ongoing' },
  suspended: { fr: 'suspendue', ar: 'معلّق', en: 'suspended' },
  ended: { fr: 'terminée', ar: 'منته', en: 'ended' },
} as const satisfies Readonly<Record<ActivityStatus, Phrase>>;

const UNTITLED: Phrase = { fr: 'activité sans titre', ar: 'نشاط بلا عنوان', en: 'untitled activity' };
/** Titles are shown to all who read the network: that of what is not for all of them is not among them. */
const RESERVED: Phrase = { fr: 'activité réservée', ar: 'نشاط محدود الاطلاع', en: 'reserved activity' };

const titleFor = (visibility: Visibility | undefined, title: Text | undefined): Text | undefined =>
  visibility === undefined ? title : RESERVED;

const activity = ({ stream }: RecordedEvent, title?: Text): readonly Subject[] => [
  { id: idOf(stream), kind: 'activity', ...(title ? { title } : {}) },
];

/** What the map is made of is the network's own, and so are its lists. */
const network = ({ metadata }: RecordedEvent): readonly Subject[] => [{ id: metadata.network, kind: 'network' }];

/** Activities, by their titles. */
export const subjects: Subjects<MapEvent> = {
  ClassificationAdopted: network,
  AreasAdopted: network,
  ConfirmationPeriodSet: network,
  NeedRecorded: network,
  ActivityDeclared: (event) => activity(event, titleFor(event.data.visibility, event.data.title ?? UNTITLED)),
  ActivityStatusChanged: (event) => activity(event),
  ActivityScopeChanged: (event) => activity(event, titleFor(event.data.visibility, event.data.to.title)),
  ActivityConfirmed: (event) => activity(event),
  ActivityEnded: (event) => activity(event),
  ListReadingChosen: network,
  ListImported: network,
};
