import type { Language, Phrase } from '#kernel';

const STYLE = `body{font:1.05rem/1.6 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1c2430;background:#fff}
h1{font-size:1.6rem;line-height:1.25}a{color:#0b5c6b}code{background:#eef2f4;padding:.1em .35em;border-radius:.2em}li{margin:.6rem 0}
details{margin:.3rem 0}summary{cursor:pointer}table{border-collapse:collapse;font-size:.9rem;margin:.4rem 0 1rem}td{border-bottom:1px solid #d5dde2;padding:.25rem .6rem;vertical-align:top;text-align:left}

small{color:#54606e}@media(prefers-color-scheme:dark){body{background:#11171c;color:#e4e9ed}a{color:#7fd0de}code{background:#222c34}small{color:#9fb0bd}}`;

/** Text as it stands in HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A page of the product's own: no script, no request elsewhere, readable on a telephone, right to left where it is Arabic. */
export const page = (language: Language, title: string, body: string): string => `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} · Tansiq</title><style>${STYLE}</style></head><body>${body}</body></html>`;

const WORDS: Readonly<
  Record<
    'lead' | 'board' | 'members' | 'workshops' | 'positions' | 'history' | 'timeline' | 'docs' | 'health' | 'note',
    Phrase
  >
> = {
  lead: {
    fr: 'Qui a décidé quoi, qui fait quoi, où, et pourquoi : la mémoire partagée d’un réseau d’associations.',
    ar: 'من قرّر ماذا، ومن يفعل ماذا، وأين، ولماذا: الذاكرة المشتركة لشبكة من الجمعيات.',
    en: 'Who decided what, who does what, where, and why: the shared memory of a network of associations.',
  },
  board: {
    fr: 'Le tableau du plan d’action (réseau fictif de démonstration)',
    ar: 'لوحة خطة العمل (شبكة خيالية للعرض)',
    en: 'The action board (fictional demonstration network)',
  },
  members: { fr: 'L’annuaire de ses membres', ar: 'دليل أعضائها', en: 'The directory of its members' },
  workshops: { fr: 'Le registre de ses ateliers', ar: 'سجل ورشاتها', en: 'The register of its workshops' },
  positions: {
    fr: 'Le registre de ses positions de plaidoyer',
    ar: 'سجل مواقفها الترافعية',
    en: 'The register of its advocacy positions',
  },
  history: {
    fr: 'L’atelier de relance de la PNPM, tel que ses sources le racontent',
    ar: 'ورشة إحياء المنصة الوطنية لحماية المهاجرين كما ترويها مصادرها',
    en: 'The workshop that revived the PNPM, as its sources tell it',
  },
  timeline: {
    fr: 'Tout ce qui s’est passé, dans l’ordre',
    ar: 'كل ما حدث، بالترتيب',
    en: 'Everything that happened, in order',
  },
  docs: { fr: 'La documentation de l’API', ar: 'وثائق الواجهة البرمجية', en: 'The API’s documentation' },
  health: { fr: 'L’état du système', ar: 'حالة النظام', en: 'How the system is doing' },
  note: {
    fr: 'Ajoutez <code>?asOf=2026-06-30</code> à n’importe quelle adresse pour voir ce qui était vrai ce jour-là.',
    ar: 'أضيفوا <code>?asOf=2026-06-30</code> إلى أي عنوان لرؤية ما كان صحيحا في ذلك اليوم.',
    en: 'Add <code>?asOf=2026-06-30</code> to any address to see what was true on that day.',
  },
};

const LINKS: readonly [keyof typeof WORDS, string][] = [
  ['board', '/networks/rivages/plans/2026/board'],
  ['members', '/networks/rivages/members'],
  ['workshops', '/networks/rivages/workshops'],
  ['positions', '/networks/rivages/positions'],
  ['timeline', '/networks/rivages/timeline'],
  ['history', '/networks/pnpm/workshops'],
  ['docs', '/docs'],
  ['health', '/health'],
];

/** Where to go from here. */
export const homePage = (language: Language): string =>
  page(
    language,
    'تنسيق',
    `<h1>Tansiq · تنسيق</h1><p>${WORDS.lead[language]}</p><ul>${LINKS.map(([word, href]) => `<li><a href="${href}">${WORDS[word][language]}</a></li>`).join('')}</ul><p><small>${WORDS.note[language]}</small></p>`,
  );
