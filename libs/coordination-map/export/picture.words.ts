import type { Language, Phrase } from '#kernel';
import type { Count } from './printed-map.js';

/** What the picture says itself. */
export const WORDS = {
  title: { fr: 'Carte de coordination', ar: 'خريطة التنسيق', en: 'Coordination map' },
  asOf: { fr: 'Situation au {date}', ar: 'الوضع في {date}', en: 'As of {date}' },
  sum: {
    fr: '{organisations} organisations, {fields} champs, {areas} territoires : {filled} cases occupées sur {cells}, {gaps} vides',
    ar: 'المنظمات: {organisations}، المجالات: {fields}، المناطق: {areas}. الخانات المشغولة: {filled} من {cells}، الفارغة: {gaps}',
    en: '{organisations} organisations, {fields} fields, {areas} areas: {filled} of {cells} cells taken, {gaps} empty',
  },
  organisations: { fr: 'Organisations', ar: 'المنظمات', en: 'Organisations' },
  reached: { fr: 'Personnes atteintes', ar: 'المستفيدون', en: 'People reached' },
  tiles: {
    fr: 'Champs couverts, par territoire',
    ar: 'المجالات المغطاة حسب المنطقة',
    en: 'Fields covered, by area',
  },
  gap: { fr: 'personne', ar: 'لا أحد', en: 'nobody' },
  fragile: { fr: 'une seule organisation', ar: 'منظمة واحدة', en: 'one organisation alone' },
  some: { fr: 'de 2 à {most} organisations', ar: 'من 2 إلى {most} منظمات', en: '2 to {most} organisations' },
  overlap: { fr: '{least} organisations ou plus', ar: '{least} منظمات أو أكثر', en: '{least} organisations or more' },
  stale: { fr: 'à reconfirmer', ar: 'في انتظار التأكيد', en: 'to be confirmed again' },
  none: { fr: 'aucun champ', ar: 'لا مجال', en: 'no field' },
  third: { fr: 'moins du tiers', ar: 'أقل من الثلث', en: 'less than a third' },
  most: { fr: 'moins des deux tiers', ar: 'أقل من الثلثين', en: 'less than two thirds' },
  all: { fr: 'davantage', ar: 'أكثر', en: 'more' },
  small: { fr: 'en petit : personnes atteintes', ar: 'بالرقم الصغير: المستفيدون', en: 'small: people reached' },
  under5: { fr: '<5 : de 1 à 4 personnes', ar: '\u2066<5\u2069: من 1 إلى 4 أشخاص', en: '<5: from 1 to 4 people' },
  withheld: {
    fr: '… : non dit, pour ne pas trahir un nombre sous 5',
    ar: '…: غير معلن، حماية لعدد أقل من 5',
    en: '…: not told, as a number under 5 is in it',
  },
} as const satisfies Record<string, Phrase>;

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr', ar: 'ar-MA', en: 'en-GB' };

/** A day as people write it; Morocco writes the digits of Europe in Arabic, too. */
export function dayIn(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'long',
    timeZone: 'UTC',
    numberingSystem: 'latn',
  });
  const written = format.format(new Date(day));
  return language === 'fr' ? written.replace(/^1 /, '1er ') : written;
}

/** A count as it may be shown; empty where there is none. */
export function countIn(count: Count | undefined, language: Language): string {
  if (count?.under5) return '<5';
  if (count?.withheld) return '…';
  if (count?.value === undefined) return '';
  return new Intl.NumberFormat(LOCALES[language], { numberingSystem: 'latn' }).format(count.value);
}
