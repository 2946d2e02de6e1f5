import type { Phrase } from '#kernel';
import type { CalendarEntry } from './entry.js';

/** What stands in a calendar, by kind. */
export const TITLES: Readonly<Record<CalendarEntry['kind'], Phrase>> = {
  workshop: { fr: '{title}', ar: '{title}', en: '{title}' },
  deadline: { fr: 'Échéance : {title}', ar: 'الأجل: {title}', en: 'Due: {title}' },
  consultation: {
    fr: 'Fin de la consultation : {title}',
    ar: 'آخر يوم للتشاور: {title}',
    en: 'Consultation closes: {title}',
  },
};
