import type { Phrase } from '#kernel';

/** What the map says at the terminal. */
export const WORDS = {
  asOf: { fr: '{network}, situation au {day}', ar: '{network}، الوضع في {day}', en: '{network}, as of {day}' },
  totals: {
    fr: 'Organisations : {organisations}. Présences : {presences}, dans {filled} cases sur {cells}. Cases vides : {gaps} ; tenues par une seule organisation : {fragile} ; très fréquentées (dès {overlap}) : {overlaps} ; à reconfirmer : {stale}',
    ar: 'المنظمات: {organisations}. الحضور: {presences} في {filled} من {cells} خانة. الخانات الفارغة: {gaps}؛ بمنظمة واحدة: {fragile}؛ المزدحمة (من {overlap}): {overlaps}؛ في انتظار التأكيد: {stale}',
    en: 'Organisations: {organisations}. Presences: {presences}, in {filled} of {cells} cells. Cells that are empty: {gaps}; held by one organisation alone: {fragile}; crowded (from {overlap}): {overlaps}; to be confirmed again: {stale}',
  },
  legend: {
    fr: 'Un nombre : autant d’organisations. ·  personne. *  à reconfirmer.',
    ar: 'العدد: عدد المنظمات. · لا أحد. * في انتظار التأكيد.',
    en: 'A number: so many organisations. ·  nobody. *  to be confirmed again.',
  },
  unplaced: {
    fr: 'Activités hors de toute case : {unplaced}. Leur champ ou leur territoire n’est plus sur la carte, ou est plus vaste.',
    ar: 'أنشطة خارج كل خانة: {unplaced}. مجالها أو منطقتها لم تعد في الخريطة أو أوسع منها.',
    en: 'Activities in no cell: {unplaced}. Their field or area is not on the map any more, or is wider.',
  },
  changes: {
    fr: 'Depuis le {since} : vides comblés : {gapsClosed} ; ouverts : {gapsOpened} ; organisations arrivées : {arrived} ; parties : {left}',
    ar: 'منذ {since}: الفجوات المسدودة: {gapsClosed}؛ المفتوحة: {gapsOpened}؛ المنظمات الوافدة: {arrived}؛ المغادرة: {left}',
    en: 'Since {since}: gaps closed: {gapsClosed}; opened: {gapsOpened}; organisations that arrived: {arrived}; that left: {left}',
  },
  'gap-closed': { fr: 'comblé', ar: 'سُدّت', en: 'closed' },
  'gap-opened': { fr: 'ouvert', ar: 'فُتحت', en: 'opened' },
} as const satisfies Record<string, Phrase>;
