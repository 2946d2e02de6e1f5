import { coordination, others } from '../accounts.js';
import { tell, text, type Told } from './telling.js';

const VALUES = [
  text(
    'La dignité de chaque personne, quel que soit son statut',
    'كرامة كل شخص، مهما كان وضعه',
    'The dignity of every person, whatever their status',
  ),
  text(
    'La confidentialité : aucune donnée sur les personnes accompagnées ne circule',
    'السرية: لا تُتداول أي معطيات عن الأشخاص المواكَبين',
    'Confidentiality: no data on the persons supported ever circulate',
  ),
];

const OBJECTIVES = [
  text(
    'Orienter chaque personne vers le bon service, du premier coup',
    'توجيه كل شخص إلى الخدمة المناسبة من أول مرة',
    'Refer every person to the right service the first time',
  ),
  text('Parler d’une seule voix aux institutions', 'مخاطبة المؤسسات بصوت واحد', 'Speak to institutions with one voice'),
];

const ADDED = {
  value: text(
    'La participation des personnes concernées aux décisions',
    'مشاركة المعنيين في اتخاذ القرارات',
    'The persons concerned take part in decisions',
  ),
  objective: text(
    'Rendre compte chaque année de ce qui a été fait, et de ce qui ne l’a pas été',
    'تقديم حساب كل سنة عمّا أُنجز وعمّا لم يُنجز',
    'Account each year for what was done, and for what was not',
  ),
};

const founding: readonly Told[] = [
  tell('rivages-founded', 'found', '2021-06-05', {
    kind: 'thematic-platform',
    name: text('Réseau Rivages (fictif)', 'شبكة ضفاف (خيالية)', 'Rivages Network (fictional)'),
    acronym: 'RIVAGES',
    purpose: text(
      'Montrer, par une histoire inventée, ce que fait un réseau pendant une année.',
      'إظهار ما تقوم به شبكة خلال سنة، من خلال قصة خيالية.',
      'Show, with an invented story, what a network does in a year.',
    ),
    seat: text('Port-Mirage (ville imaginaire)', 'ميناء السراب (مدينة خيالية)', 'Port-Mirage (an imaginary town)'),
  }),
  tell('rivages-charter-1', 'charter/adopt', '2022-03-12', { values: VALUES, objectives: OBJECTIVES }),
  tell('rivages-rule-1', 'decision-rule', '2022-03-12', { kind: 'majority', quorum: 50, majority: 60 }),
  tell('rivages-axis-children', 'priority-axes', '2023-02-18', {
    title: text(
      'Protection de l’enfance sur les routes',
      'حماية الطفولة على الطرق',
      'Protection of children on the move',
    ),
  }),
  tell('rivages-axis-referral', 'priority-axes', '01-24', {
    title: text('Un référencement qui aboutit', 'إحالة تبلغ غايتها', 'Referrals that arrive'),
  }),
  tell('rivages-charter-2', 'charter/amend', '01-24', {
    values: [...VALUES, ADDED.value],
    objectives: [...OBJECTIVES, ADDED.objective],
    note: text('Adoptée aux assises annuelles, à l’unanimité des présents', 'اعتُمد في الجمع السنوي بإجماع الحاضرين'),
  }),
  tell('rivages-rule-2', 'decision-rule', '01-24', { kind: 'majority', quorum: 60, majority: 66 }),
];

/** Who joined when and as what, when they signed the first charter, and the second. */
const MEMBERS: readonly [key: string, joined: string, category: string, first?: string, second?: string][] = [
  ['dunes', '2021-06-05', 'founding', '2022-03-12', '01-24'],
  ['phare', '2021-06-05', 'founding', '2022-03-12', '01-24'],
  ['tisseuses', '2021-06-05', 'founding', '2022-03-12', '01-24'],
  ['ponts', '2021-06-05', 'founding', '2022-03-12', '01-24'],
  ['lanterne', '2021-06-05', 'founding', '2022-03-12', '02-02'],
  ['voix', '2021-12-04', 'full', '2022-03-12', '01-24'],
  ['sansrive', '2022-03-12', 'full', '2022-03-12', '01-24'],
  ['olivier', '2022-03-12', 'full', '2022-03-12', '02-10'],
  ['grandvent', '2022-06-18', 'full', '2022-07-01'],
  ['atlas', '2023-02-18', 'full', '2023-02-18', '01-24'],
  ['boussole', '2023-02-18', 'full', '2023-02-18', '01-24'],
  ['caravane', '2023-04-15', 'collaborator', '2023-05-02', '03-12'],
  ['caps', '2023-10-07', 'observer', '2023-10-07', '01-24'],
  ['ruche', '2024-02-10', 'collaborator', '2024-03-01'],
  ['estran', '2024-05-25', 'full', '2024-06-08', '01-24'],
  ['meridien', '2024-09-14', 'observer', '2024-09-14', '04-08'],
];

const joined = MEMBERS.map(([key, on, category]) => tell(`${key}-joined`, `members/@${key}/join`, on, { category }));
const signed = MEMBERS.flatMap(([key, , , ...days]) =>
  days.map((on, index) =>
    tell(`${key}-signed-${index + 1}`, `members/@${key}/sign-charter`, on!, { version: index + 1 }),
  ),
);

const memberships: readonly Told[] = [
  ...joined,
  ...signed,
  tell('grandvent-left', 'members/@grandvent/leave', '2024-11-30', {
    reason: text('Plus de salariés pour suivre les travaux du réseau', 'لم يبق لديها أجراء لمتابعة أشغال الشبكة'),
  }),
  tell('ruche-full', 'members/@ruche/category', '2025-01-18', {
    category: 'full',
    reason: text('Une année de collaboration régulière', 'سنة من التعاون المنتظم'),
  }),
  tell('grandvent-back', 'members/@grandvent/join', '03-02', { category: 'full' }),
  tell('grandvent-signed-2', 'members/@grandvent/sign-charter', '03-02', { version: 2 }),
  tell('mirage-requested', 'members/@mirage/request', '02-03', { category: 'full' }),
  tell('mirage-declined', 'members/@mirage/decline', '02-26', {
    reason: text(
      'Objet commercial, sans rapport avec la charte',
      'نشاط تجاري لا صلة له بالميثاق',
      'A commercial purpose, unrelated to the charter',
    ),
  }),
  tell('caravane-suspended', 'members/@caravane/suspend', '05-18', {
    reason: text(
      'Liste nominative de personnes accompagnées diffusée par courriel, contre la charte',
      'نشر لائحة اسمية لأشخاص مواكَبين عبر البريد الإلكتروني، خلافا للميثاق',
      'A list with names of persons supported was sent by e-mail, against the charter',
    ),
  }),
  tell('estran-left', 'members/@estran/leave', '08-31', {
    reason: text(
      'L’association cesse ses activités',
      'توقف الجمعية عن نشاطها',
      'The association ceases its activities',
    ),
  }),
  tell('estran-closed', '/organisations/@estran/close', '09-15', {
    reason: text('Assemblée générale de dissolution', 'جمع عام للحل'),
  }),
  tell('sillage-requested', 'members/@sillage/request', '11-10', {
    category: 'full',
    note: text(
      'Recommandée par Voix du Grand Large',
      'بتزكية من أصوات عُرض البحر',
      'Recommended by Voices of the Open Sea',
    ),
  }),
];

const group = (key: string, name: object, mandate: object, lead: string, members: readonly string[]): Told =>
  tell(key, 'working-groups', '2025-02-03', {
    ...{ name, mandate, lead: `@${lead}` },
    members: [lead, ...members].map((member) => `@${member}`),
  });

const groups: readonly Told[] = [
  group(
    'gt-children',
    text('GT Enfance', 'مجموعة عمل الطفولة', 'Children working group'),
    text('Un référent formé par région, une même fiche d’orientation', 'مرجع مكوَّن في كل جهة وبطاقة توجيه موحّدة'),
    'lanterne',
    ['olivier', 'dunes', 'sansrive'],
  ),
  group(
    'gt-law',
    text('GT Accès au droit', 'مجموعة عمل الولوج إلى القانون', 'Access to law working group'),
    text('Informer, accompagner, documenter', 'الإخبار والمواكبة والتوثيق'),
    'ponts',
    ['boussole', 'voix', 'phare'],
  ),
  group(
    'gt-health',
    text(
      'GT Santé et soutien psychosocial',
      'مجموعة عمل الصحة والدعم النفسي الاجتماعي',
      'Health and psychosocial working group',
    ),
    text('Tenir à jour qui soigne où, à quelles conditions', 'تحيين من يعالج وأين وبأي شروط'),
    'sansrive',
    ['lanterne', 'tisseuses', 'caravane'],
  ),
  group(
    'gt-welcome',
    text('GT Accueil et insertion', 'مجموعة عمل الاستقبال والإدماج', 'Welcome and integration working group'),
    text('Mutualiser les places d’hébergement et les ateliers', 'تقاسم أماكن الإيواء والورشات'),
    'atlas',
    ['tisseuses', 'ruche', 'dunes', 'estran'],
  ),
  tell('gt-welcome-grandvent', 'working-groups/@gt-welcome/join', '04-13', { organisation: '@grandvent' }),
  tell('gt-health-caravane-left', 'working-groups/@gt-health/leave', '05-18', {
    organisation: '@caravane',
    reason: text('Adhésion suspendue', 'العضوية معلقة', 'Membership suspended'),
  }),
  tell('gt-law-mandate-2', 'working-groups/@gt-law/mandate', '05-25', {
    mandate: text(
      'Informer, accompagner, documenter, et préparer les positions du réseau',
      'الإخبار والمواكبة والتوثيق، وإعداد مواقف الشبكة',
    ),
    reason: text('Demandé par l’atelier de mai', 'بطلب من ورشة ماي', 'As the May workshop asked'),
  }),
  tell('gt-welcome-lead-2', 'working-groups/@gt-welcome/lead', '06-22', { organisation: '@tisseuses' }),
];

/** The network itself: founding and charters, members and working groups, and the accounts of its people. */
export const network: readonly Told[] = [
  founding[0]!,
  coordination,
  ...founding.slice(1),
  ...memberships,
  ...groups,
  ...others,
];
