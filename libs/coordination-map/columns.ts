import type { Phrase, Visibility } from '#kernel';
import type { ActivityStatus } from './domain/activity.js';
import { LIST_COLUMNS, type ListColumn } from './domain/list.js';

/** How a column of a list is headed: in three languages, and by an HXL 1.1 tag (https://hxlstandard.org). */
export interface Heading extends Phrase {
  readonly hxl: string;
}

/** The columns of a list of activities, in order, by their path in an `ActivityRow`: printed and read alike. Tags of areas are those of the first level. */
export const HEADINGS = {
  'organisation.name': { fr: 'Organisation', ar: 'المنظمة', en: 'Organisation', hxl: '#org +name' },
  'organisation.acronym': { fr: 'Sigle', ar: 'الاسم المختصر', en: 'Acronym', hxl: '#org +acronym' },
  'field.code': { fr: 'Code du champ', ar: 'رمز المجال', en: 'Field code', hxl: '#sector +code' },
  'field.name': {
    fr: "Champ d'intervention",
    ar: 'مجال التدخل',
    en: 'Field of intervention',
    hxl: '#sector +name',
  },
  'area.code': { fr: 'Code du territoire', ar: 'رمز المنطقة', en: 'Area code', hxl: '#adm1 +code' },
  'area.name': { fr: 'Territoire', ar: 'المنطقة', en: 'Area', hxl: '#adm1 +name' },
  'area.level': { fr: 'Niveau', ar: 'المستوى', en: 'Level', hxl: '#meta +level' },
  'area.parent': { fr: 'Territoire englobant', ar: 'المنطقة الأم', en: 'Parent area', hxl: '#country +name' },
  status: { fr: 'Statut', ar: 'الحالة', en: 'Status', hxl: '#status' },
  title: { fr: 'Activité', ar: 'النشاط', en: 'Activity', hxl: '#activity +name' },
  place: { fr: 'Lieu', ar: 'المكان', en: 'Place', hxl: '#loc +name' },
  population: { fr: 'Public', ar: 'الفئة المستفيدة', en: 'Population', hxl: '#beneficiary +name' },
  startsOn: { fr: 'Début', ar: 'تاريخ البداية', en: 'Start date', hxl: '#date +start' },
  endsOn: { fr: 'Fin', ar: 'تاريخ النهاية', en: 'End date', hxl: '#date +end' },
  planned: { fr: 'Personnes prévues', ar: 'عدد الأشخاص المستهدفين', en: 'People targeted', hxl: '#targeted' },
  reached: { fr: 'Personnes atteintes', ar: 'عدد الأشخاص المستفيدين', en: 'People reached', hxl: '#reached' },
  visibility: { fr: 'Visibilité', ar: 'النشر', en: 'Visibility', hxl: '#meta +visibility' },
  reference: { fr: 'Référence', ar: 'المرجع', en: 'Reference', hxl: '#meta +id' },
} as const satisfies Record<ListColumn, Heading>;

/** A column, by its path in an `ActivityRow`. */
export type Column = ListColumn;
export const COLUMNS = LIST_COLUMNS;

/** How a status is written in a cell. */
export const STATUS_WORDS: Readonly<Record<ActivityStatus, Phrase>> = {
  planned: { fr: 'Prévue', ar: 'مبرمج', en: 'Planned' },
  ongoing: { fr: 'En cours', ar: 'جارٍ', en: 'Ongoing' },
  suspended: { fr: 'Suspendue', ar: 'معلّق', en: 'Suspended' },
  ended: { fr: 'Terminée', ar: 'منتهٍ', en: 'Ended' },
};

/** How a visibility is written in a cell. */
export const VISIBILITY_WORDS: Readonly<Record<Visibility, Phrase>> = {
  public: { fr: 'Publique', ar: 'عام', en: 'Public' },
  members: { fr: 'Membres', ar: 'للأعضاء', en: 'Members' },
  restricted: { fr: 'Restreinte', ar: 'مقيّد', en: 'Restricted' },
};
