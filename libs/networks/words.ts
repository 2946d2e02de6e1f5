import { idOf, type Phrase, type Sentences, type Subjects } from '#kernel';
import type { MembershipEvent } from './domain/membership.js';
import type { NetworkEvent } from './domain/network.js';
import type { OrganisationEvent } from './domain/organisation.js';
import type { WorkingGroupEvent } from './domain/working-group.js';

type NetworksEvent = NetworkEvent | OrganisationEvent | MembershipEvent | WorkingGroupEvent;

/** How each event reads. */
export const sentences: Sentences<NetworksEvent> = {
  NetworkFounded: { fr: 'Fondation : {name} ({kind})', ar: 'تأسيس {name} ({kind})', en: '{name} was founded ({kind})' },
  CharterAdopted: {
    fr: '{subject} adopte sa charte',
    ar: 'اعتماد ميثاق {subject}',
    en: '{subject} adopted its charter',
  },
  CharterAmended: {
    fr: '{subject} amende sa charte (version {version})',
    ar: 'تعديل ميثاق {subject} (الصيغة {version})',
    en: '{subject} amended its charter (version {version})',
  },
  PriorityAxisAdopted: {
    fr: '{subject} adopte un axe prioritaire : {title}',
    ar: '{subject}: اعتماد محور ذي أولوية: {title}',
    en: '{subject} adopted a priority axis: {title}',
  },
  DecisionRuleSet: {
    fr: '{subject} fixe sa règle de décision ({kind})',
    ar: '{subject}: تحديد قاعدة اتخاذ القرار ({kind})',
    en: '{subject} set its decision rule ({kind})',
  },
  NetworkWentDormant: {
    fr: '{subject} entre en sommeil',
    ar: '{subject}: دخول في حالة خمول',
    en: '{subject} went dormant',
  },
  NetworkRevived: {
    fr: 'Relance : {subject} ({workshop})',
    ar: '{subject}: استئناف النشاط ({workshop})',
    en: '{subject} was revived ({workshop})',
  },

  OrganisationRegistered: {
    fr: 'Organisation enregistrée : {name}',
    ar: 'تسجيل منظمة: {name}',
    en: '{name} was registered',
  },
  OrganisationRenamed: {
    fr: "Une organisation s'appelle désormais {name}",
    ar: 'أصبح اسم إحدى المنظمات {name}',
    en: 'An organisation is now called {name}',
  },
  OrganisationAliasAdded: {
    fr: 'Autre nom de « {subject} » : « {alias} »',
    ar: 'اسم آخر لـ«{subject}»: «{alias}»',
    en: '{subject} is also known as “{alias}”',
  },
  OrganisationsMerged: {
    fr: 'La fiche {merged} est réunie à {survivor}',
    ar: 'دُمج سجل {merged} في {survivor}',
    en: 'The record {merged} was merged into {survivor}',
  },
  OrganisationsSeparated: {
    fr: 'La fiche {merged} est de nouveau séparée de {survivor} : {reason}',
    ar: 'فُصل سجل {merged} من جديد عن {survivor}: {reason}',
    en: 'The record {merged} was separated from {survivor} again: {reason}',
  },
  FieldsOfInterventionDeclared: {
    fr: "{subject} déclare ses champs d'intervention",
    ar: '{subject}: التصريح بمجالات التدخل',
    en: '{subject} declared its fields of intervention',
  },
  OrganisationClosed: { fr: 'Organisation dissoute : {subject}', ar: 'حلّ منظمة: {subject}', en: '{subject} closed' },
  FocalPointDesignated: {
    fr: '{subject} désigne un point focal',
    ar: '{subject}: تعيين نقطة اتصال',
    en: '{subject} designated a focal point',
  },
  FocalPointReleased: {
    fr: "Fin du mandat d'un point focal de {subject} ({reason})",
    ar: '{subject}: انتهاء مهمة نقطة اتصال ({reason})',
    en: '{subject} released a focal point ({reason})',
  },
  FocalPointErased: {
    fr: "Données effacées d'un point focal de {subject}",
    ar: '{subject}: محو بيانات نقطة اتصال',
    en: 'The data of a focal point of {subject} were erased',
  },

  MembershipRequested: {
    fr: "{subject} demande l'adhésion au réseau",
    ar: '{subject}: طلب عضوية الشبكة',
    en: '{subject} requested membership of the network',
  },
  MembershipDeclined: {
    fr: "Demande d'adhésion refusée : {subject}. Motif : {reason}",
    ar: 'رفض طلب عضوية {subject}. السبب: {reason}',
    en: 'The request of {subject} for membership was declined: {reason}',
  },
  MemberJoined: {
    fr: '{subject} rejoint le réseau ({category})',
    ar: 'انضمام {subject} إلى الشبكة ({category})',
    en: '{subject} joined the network ({category})',
  },
  CharterSigned: {
    fr: '{subject} signe la charte (version {version})',
    ar: 'توقيع {subject} على الميثاق (الصيغة {version})',
    en: '{subject} signed the charter (version {version})',
  },
  MembershipCategoryChanged: {
    fr: "{subject} change de catégorie d'adhésion ({category})",
    ar: 'تغيّر صنف عضوية {subject} ({category})',
    en: '{subject} changed its category of membership ({category})',
  },
  MemberSuspended: {
    fr: 'Adhésion suspendue : {subject}. Motif : {reason}',
    ar: 'تعليق عضوية {subject}. السبب: {reason}',
    en: 'The membership of {subject} was suspended: {reason}',
  },
  MemberReinstated: {
    fr: 'Suspension levée : {subject}',
    ar: 'رفع تعليق عضوية {subject}',
    en: 'The suspension of {subject} was lifted',
  },
  MemberLeft: {
    fr: '{subject} quitte le réseau : {reason}',
    ar: 'مغادرة {subject} للشبكة. السبب: {reason}',
    en: '{subject} left the network: {reason}',
  },

  WorkingGroupFormed: {
    fr: 'Nouveau groupe de travail : {name}',
    ar: 'مجموعة عمل جديدة: {name}',
    en: 'New working group: {name}',
  },
  WorkingGroupMandateRevised: {
    fr: 'Mandat révisé ({subject}) : {mandate}',
    ar: 'مراجعة مهمة {subject}: {mandate}',
    en: 'The mandate of {subject} was revised: {mandate}',
  },
  WorkingGroupJoined: {
    fr: '{organisation} rejoint {subject}',
    ar: 'انضمام {organisation} إلى {subject}',
    en: '{organisation} joined {subject}',
  },
  WorkingGroupLeft: {
    fr: '{organisation} quitte {subject} ({reason})',
    ar: 'مغادرة {organisation} لـ«{subject}» ({reason})',
    en: '{organisation} left {subject} ({reason})',
  },
  WorkingGroupLeadAppointed: {
    fr: '{organisation} anime désormais {subject}',
    ar: 'تنسيق «{subject}» صار بيد {organisation}',
    en: '{organisation} now leads {subject}',
  },
  WorkingGroupDissolved: {
    fr: 'Groupe de travail dissous : {subject}. Motif : {reason}',
    ar: 'حلّ مجموعة عمل: {subject}. السبب: {reason}',
    en: '{subject} was dissolved: {reason}',
  },
};

/** What coded values are called. */
export const terms: Readonly<Record<string, Phrase>> = {
  'national-platform': { fr: 'plateforme nationale', ar: 'منصة وطنية', en: 'national platform' },
  'thematic-platform': { fr: 'plateforme thématique', ar: 'منصة موضوعاتية', en: 'thematic platform' },
  'working-collective': { fr: 'collectif de travail', ar: 'تكتل عمل', en: 'working collective' },
  'regional-committee': { fr: 'comité régional', ar: 'لجنة جهوية', en: 'regional committee' },
  majority: { fr: 'majorité', ar: 'أغلبية', en: 'majority' },
  consensus: { fr: 'consensus', ar: 'توافق', en: 'consensus' },
  founding: { fr: 'membre fondateur', ar: 'عضو مؤسس', en: 'founding member' },
  full: { fr: 'membre à part entière', ar: 'عضو كامل العضوية', en: 'full member' },
  collaborator: { fr: 'membre collaborateur', ar: 'عضو متعاون', en: 'collaborating member' },
  observer: { fr: 'observateur', ar: 'عضو ملاحظ', en: 'observer' },
};

/** Networks, organisations, priority axes and working groups, by name. */
export const subjects: Subjects<NetworksEvent> = {
  NetworkFounded: ({ stream, data }) => [{ id: idOf(stream), kind: 'network', title: data.name }],
  PriorityAxisAdopted: ({ data }) => [{ id: data.axis, kind: 'priorityAxis', title: data.title }],
  NetworkRevived: ({ stream, data }) => [
    { id: idOf(stream), kind: 'network', because: data.workshop === undefined ? [] : [data.workshop] },
  ],
  OrganisationRegistered: ({ stream, data }) => [{ id: idOf(stream), kind: 'organisation', title: data.name }],
  OrganisationRenamed: ({ stream, data }) => [{ id: idOf(stream), kind: 'organisation', title: data.name }],
  WorkingGroupFormed: ({ stream, data }) => [{ id: idOf(stream), kind: 'workingGroup', title: data.name }],
};
