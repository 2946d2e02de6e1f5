import type { Language, Phrase } from '#kernel';
import { page } from './pages.js';

const WORDS = {
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
  signIn: { fr: 'Se connecter', ar: 'تسجيل الدخول', en: 'Sign in' },
  inbox: { fr: 'Ma boîte de réception', ar: 'صندوق الوارد', en: 'My inbox' },
  account: { fr: 'Mon compte', ar: 'حسابي', en: 'My account' },
  permissions: { fr: 'Qui peut faire quoi', ar: 'من يحق له ماذا', en: 'Who may do what' },
  privacy: { fr: 'Les données personnelles', ar: 'المعطيات الشخصية', en: 'Personal data' },
} as const satisfies Record<string, Phrase>;

type Link = readonly [word: keyof typeof WORDS, address: string];

/** For those who come to work with it. */
const DOORS: readonly Link[] = [
  ['signIn', '/sign-in'],
  ['inbox', '/inbox'],
  ['account', '/account'],
];

const LINKS: readonly Link[] = [
  ['board', '/networks/rivages/plans/2026/board'],
  ['members', '/networks/rivages/members'],
  ['workshops', '/networks/rivages/workshops'],
  ['positions', '/networks/rivages/positions'],
  ['timeline', '/networks/rivages/timeline'],
  ['history', '/networks/pnpm/workshops'],
  ['permissions', '/docs/permissions'],
  ['privacy', '/privacy'],
  ['docs', '/docs'],
  ['health', '/health'],
];

const linked = (language: Language, [word, address]: Link): string =>
  `<a href="${address}">${WORDS[word][language]}</a>`;

/** Where to go from here. */
export function homePage(language: Language): string {
  const doors = DOORS.map((link) => linked(language, link)).join(' · ');
  const links = LINKS.map((link) => `<li>${linked(language, link)}</li>`).join('');
  const lead = `<h1>Tansiq · تنسيق</h1><p>${WORDS.lead[language]}</p><p>${doors}</p>`;
  return page(language, 'تنسيق', `${lead}<ul>${links}</ul><p><small>${WORDS.note[language]}</small></p>`, '/');
}
