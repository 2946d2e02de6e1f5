import { accepted, completed, given, item, progress, started, verified } from './item.js';
import { tell, text, type Told } from './telling.js';

const AXES = {
  children: text('Protection de l’enfance', 'حماية الطفولة', 'Child protection'),
  law: text('Accès au droit', 'الولوج إلى القانون', 'Access to law'),
  health: text('Santé et soutien psychosocial', 'الصحة والدعم النفسي الاجتماعي', 'Health and psychosocial support'),
  welcome: text(
    'Accueil, insertion et vie du réseau',
    'الاستقبال والإدماج وحياة الشبكة',
    'Welcome, integration and the network’s own life',
  ),
} as const;

const REGISTRY = {
  axis: AXES.law,
  objective: text(
    'Chaque enfant né sur la route a un acte de naissance',
    'لكل طفل وُلد على الطريق رسم ولادة',
    'Every child born on the road has a birth certificate',
  ),
};
const FOCAL = {
  axis: AXES.children,
  objective: text(
    'Un référent enfance formé dans chaque région',
    'مرجع للطفولة مكوَّن في كل جهة',
    'A trained child-protection focal point in each region',
  ),
};
const DIRECTORY = {
  axis: AXES.welcome,
  objective: text(
    'Un annuaire des services, confirmé chaque semestre',
    'دليل للخدمات يُؤكَّد كل ستة أشهر',
    'A directory of services, confirmed every half-year',
  ),
};

/** The objectives of the plan for 2026 by name; two go on from 2025, the others are new, in the order in which they are drafted. */
export const OBJECTIVES = {
  focal: '@plan-2025.1',
  registry: '@plan-2025.0',
  school: '@plan-2026.0',
  alert: '@plan-2026.1',
  information: '@plan-2026.2',
  care: '@plan-2026.3',
  interpreters: '@plan-2026.4',
  shelter: '@plan-2026.5',
  trades: '@plan-2026.6',
  referral: '@plan-2026.7',
} as const;

const NEW = [
  {
    axis: AXES.children,
    objective: text(
      'Aucun enfant sans école plus d’un mois',
      'لا طفل خارج المدرسة أكثر من شهر',
      'No child out of school for more than a month',
    ),
  },
  {
    axis: AXES.children,
    objective: text('Un signalement sûr, suivi d’effet', 'تبليغ آمن تتبعه نتيجة', 'Safe alerts that are acted upon'),
  },
  {
    axis: AXES.law,
    objective: text(
      'Une information juridique juste, dans la langue de chacun',
      'معلومة قانونية صحيحة بلغة كل شخص',
      'Correct legal information in everybody’s language',
    ),
  },
  {
    axis: AXES.health,
    objective: text(
      'Aucun refus de soins sans recours',
      'لا رفض للعلاج دون سبيل انتصاف',
      'No refusal of care without a remedy',
    ),
  },
  {
    axis: AXES.health,
    objective: text(
      'Un interprète à chaque rendez-vous qui compte',
      'مترجم في كل موعد مهم',
      'An interpreter at every appointment that matters',
    ),
  },
  {
    axis: AXES.welcome,
    objective: text(
      'Personne ne dort dehors faute d’information',
      'لا أحد يبيت في العراء لغياب المعلومة',
      'Nobody sleeps outside for want of information',
    ),
    weight: 2,
  },
  {
    axis: AXES.welcome,
    objective: text(
      'Apprendre la langue, exercer un métier',
      'تعلّم اللغة وممارسة مهنة',
      'Learn the language, practise a trade',
    ),
  },
  {
    axis: AXES.welcome,
    objective: text(
      'Un référencement qui reçoit toujours une réponse',
      'إحالة تتلقى دائما جوابا',
      'A referral that always gets an answer',
    ),
  },
];

const plan2025: readonly Told[] = [
  tell('plan-2025', 'plans/2025/draft', '2025-01-06', {
    title: text('Plan d’action 2025', 'خطة العمل 2025', '2025 action plan'),
    objectives: [REGISTRY, FOCAL, DIRECTORY],
  }),
  tell('plan-2025-adopted', 'plans/2025/adopt', '2025-01-18', { workshop: '@assembly-2025' }),
];

const past = { plan: '2025', proposed: '2025-01-07' };
const [REGISTRY_2025, FOCAL_2025, DIRECTORY_2025] = ['@plan-2025.0', '@plan-2025.1', '@plan-2025.2'] as const;

const items2025: readonly Told[] = [
  ...item(
    'registry-guide',
    { ...past, under: REGISTRY_2025, due: '2025-06-30' },
    text(
      'Rédiger le guide de la déclaration tardive',
      'إعداد دليل التصريح المتأخر',
      'Write the guide to late registration',
    ),
    ...[
      given('ponts', '2025-01-27'),
      accepted('2025-02-03'),
      completed('2025-06-20'),
      verified('2025-07-08', 'boussole'),
    ],
  ),
  ...item(
    'registry-days-2025',
    { ...past, under: REGISTRY_2025, due: '2025-10-31', region: 'MA-04' },
    text('Tenir quatre journées d’état civil', 'تنظيم أربعة أيام للحالة المدنية'),
    ...[
      given('phare', '2025-01-27'),
      accepted('2025-02-10'),
      progress('2025-06-30', 50),
      completed('2025-10-25'),
      verified('2025-11-06', 'ponts'),
    ],
  ),
  ...item(
    'focal-curriculum',
    { ...past, under: FOCAL_2025, due: '2025-05-31' },
    text(
      'Écrire le programme de formation des référents',
      'إعداد برنامج تكوين المراجع',
      'Write the curriculum of the focal points',
    ),
    ...[given('lanterne', '2025-01-27'), accepted('2025-01-31'), completed('2025-05-28')],
  ),
  ...item(
    'focal-pilot',
    { ...past, under: FOCAL_2025, due: '2025-11-30', region: 'MA-06' },
    text('Former deux référents à titre d’essai', 'تكوين مرجعين على سبيل التجربة'),
    ...[given('gt-children', '2025-03-03'), accepted('2025-03-10'), completed('2025-11-21')],
  ),
  ...item(
    'directory-visits',
    { ...past, under: DIRECTORY_2025, due: '2025-12-15', weight: 2 },
    text('Visiter chaque service de l’annuaire', 'زيارة كل خدمة في الدليل', 'Visit every service of the directory'),
    ...[given('estran', '2025-02-10'), accepted('2025-02-24'), progress('2025-09-30', 40), progress('2025-12-10', 55)],
  ),
  ...item(
    'directory-arabic',
    { ...past, under: DIRECTORY_2025, due: '2025-12-15' },
    text('Traduire l’annuaire en arabe', 'ترجمة الدليل إلى العربية', 'Translate the directory into Arabic'),
    ...[given('caravane', '2025-02-10'), accepted('2025-02-24'), started('2025-05-05'), progress('2025-11-30', 70)],
  ),
  ...item(
    'registry-hospital',
    { ...past, under: REGISTRY_2025, region: 'MA-09' },
    text(
      'Convenir avec les maternités d’un imprimé commun',
      'الاتفاق مع دور الولادة على مطبوع موحد',
      'Agree on a common form with maternity wards',
    ),
  ),
];

/** Last year's plan, closed by this year's assembly; this year's, revised once; next year's, begun. */
export const plans: readonly Told[] = [
  ...plan2025,
  ...items2025,
  tell('plan-2026', 'plans/2026/draft', '2025-12-10', {
    title: text('Plan d’action 2026', 'خطة العمل 2026', '2026 action plan'),
    objectives: [{ ...FOCAL, id: OBJECTIVES.focal, weight: 2 }, ...NEW, { ...REGISTRY, id: OBJECTIVES.registry }],
  }),
  tell('plan-2025-closed', 'plans/2025/close', '01-24', {
    summary: text(
      'Quatre actions sur sept menées à terme ; l’annuaire reste à faire.',
      'أُنجزت أربعة أنشطة من سبعة؛ ويبقى الدليل.',
      'Four items of seven completed; the directory remains to be done.',
    ),
  }),
  tell('plan-2026-adopted', 'plans/2026/adopt', '01-24', { workshop: '@assembly-2026' }),
  tell('plan-2026-revised', 'plans/2026/revise', '05-25', {
    reason: text(
      'L’atelier de mai donne plus de poids aux soins et aux interprètes',
      'ورشة ماي تعطي وزنا أكبر للعلاج وللمترجمين',
      'The May workshop gives more weight to care and to interpreters',
    ),
    objectives: [{ ...NEW[4], id: OBJECTIVES.interpreters, weight: 2 }],
  }),
  tell('plan-2027', 'plans/2027/draft', '11-12', {
    title: text('Plan d’action 2027', 'خطة العمل 2027', '2027 action plan'),
    objectives: [
      { ...FOCAL, id: OBJECTIVES.focal },
      { ...NEW[5], id: OBJECTIVES.shelter },
    ],
  }),
];
