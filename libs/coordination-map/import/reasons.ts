import type { Phrase } from '#kernel';
import type { AsideBecause } from './clean-row.js';
import type { Reason } from './mapping.js';

/** Why a column is read as it is. */
export const REASONS: Readonly<Record<Reason, Phrase>> = {
  own: { fr: 'c’est l’un de nos propres titres', ar: 'هذا من عناويننا', en: 'the heading is one of our own' },
  tag: { fr: 'd’après la balise HXL', ar: 'حسب وسم HXL', en: 'by its HXL tag' },
  'tag-and-heading': {
    fr: 'la balise HXL et le titre concordent',
    ar: 'وسم HXL والعنوان متفقان',
    en: 'its HXL tag and its heading agree',
  },
  known: { fr: 'd’après le titre', ar: 'حسب العنوان', en: 'by its heading' },
  part: { fr: 'le titre contient un mot connu', ar: 'العنوان يتضمن كلمة معروفة', en: 'the heading holds a known word' },
  words: {
    fr: 'le titre ressemble à un mot connu',
    ar: 'العنوان يشبه كلمة معروفة',
    en: 'the heading is like a known word',
  },
  finest: {
    fr: 'c’est le niveau le plus fin après le territoire',
    ar: 'هو المستوى الأدق بعد المنطقة',
    en: 'it is the finest level below the area',
  },
  chosen: { fr: 'vous l’avez dit', ar: 'أنتم حددتم ذلك', en: 'somebody said so' },
  unknown: { fr: 'le titre n’est pas connu', ar: 'العنوان غير معروف', en: 'the heading is not known' },
  another: { fr: 'une autre colonne convient mieux', ar: 'عمود آخر أنسب', en: 'another column fits better' },
};

/** Why a row is no activity. */
export const ASIDE: Readonly<Record<AsideBecause, Phrase>> = {
  blank: { fr: 'ligne vide', ar: 'سطر فارغ', en: 'blank row' },
  above: { fr: 'au-dessus de la liste', ar: 'فوق اللائحة', en: 'above the list' },
  headings: { fr: 'titres des colonnes', ar: 'عناوين الأعمدة', en: 'headings' },
  tags: { fr: 'balises HXL', ar: 'وسوم HXL', en: 'HXL tags' },
  total: { fr: 'ligne de total', ar: 'سطر المجموع', en: 'a row of totals' },
};
