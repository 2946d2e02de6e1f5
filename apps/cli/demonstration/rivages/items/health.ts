import {
  accepted,
  blocked,
  completed,
  evidence,
  given,
  item,
  moved,
  progress,
  reopened,
  started,
  verified,
} from '../item.js';
import { OBJECTIVES } from '../plan.js';
import { text, type Told } from '../telling.js';

const care = { under: OBJECTIVES.care };
const interpreters = { under: OBJECTIVES.interpreters, proposed: '05-26', recommendation: '@rec-interpreters.0' };

export const health: readonly Told[] = [
  ...item(
    'care-map',
    { ...care, due: '03-31' },
    text(
      'Dresser la carte des consultations sans avance de frais',
      'إعداد خريطة الفحوص دون أداء مسبق',
      'Map consultations without advance payment',
    ),
    ...[given('sansrive', '01-26'), accepted('01-27'), completed('03-30'), verified('04-10', 'tisseuses')],
    evidence('03-30', text('Carte, version de mars', 'الخريطة، نسخة مارس', 'The map, March version'), 'care-map'),
  ),
  ...item(
    'care-map-2',
    { ...care, due: '10-31' },
    text('Vérifier la carte lieu par lieu', 'التحقق من الخريطة مكانا بمكان', 'Check the map place by place'),
    ...[
      given('gt-health', '06-01'),
      accepted('06-08'),
      progress('09-30', 58, text('Sept lieux sur douze', 'سبعة أماكن من اثني عشر', 'Seven places of twelve')),
    ],
  ),
  ...item(
    'care-remedy',
    { ...care, due: '06-30', weight: 2 },
    text(
      'Écrire le modèle de recours contre un refus de soins',
      'كتابة نموذج التظلم من رفض العلاج',
      'Write the model remedy against a refusal of care',
    ),
    ...[
      given('ponts', '01-26'),
      accepted('01-26'),
      progress('04-30', 50),
      completed('06-19'),
      verified('07-02', 'sansrive'),
    ],
  ),
  ...item(
    'care-agreement-north',
    { ...care, region: 'MA-01', due: '09-30' },
    text(
      'Signer une convention avec un hôpital du Nord',
      'توقيع اتفاقية مع مستشفى في الشمال',
      'Sign an agreement with a hospital in the North',
    ),
    ...[given('sansrive', '01-26'), accepted('02-10'), progress('05-31', 40), progress('09-15', 60)],
    blocked(
      '09-24',
      text(
        'Le conseil de l’hôpital est en renouvellement',
        'مجلس المستشفى في طور التجديد',
        'The hospital board is being renewed',
      ),
    ),
  ),
  ...item(
    'care-agreement-casablanca',
    { ...care, region: 'MA-06', due: '11-30' },
    text('Signer une convention avec un hôpital de Casablanca', 'توقيع اتفاقية مع مستشفى بالدار البيضاء'),
    ...[given('sansrive', '01-26'), accepted('02-10'), progress('10-31', 75)],
  ),
  ...item(
    'care-observatory',
    { ...care, due: '12-18', proposed: '06-08' },
    text(
      'Compter les refus de soins dans quatre villes',
      'إحصاء حالات رفض العلاج في أربع مدن',
      'Count refusals of care in four towns',
    ),
    ...[given('boussole', '06-15'), accepted('06-22'), started('09-01')],
  ),
  ...item(
    'care-first-aid',
    { ...care, region: 'MA-10', due: '05-31' },
    text(
      'Former vingt bénévoles aux premiers secours à Guelmim',
      'تكوين عشرين متطوعا في الإسعافات الأولية بكلميم',
      'Train twenty volunteers in first aid in Guelmim',
    ),
    ...[given('dunes', '01-26'), accepted('01-30'), completed('05-23'), verified('06-05', 'sansrive')],
  ),
  ...item(
    'care-psychologists',
    { ...care, due: '07-31' },
    text(
      'Recruter deux psychologues à temps partagé',
      'توظيف اختصاصيين نفسيين بدوام مشترك',
      'Hire two psychologists, shared between members',
    ),
    ...[given('tisseuses', '01-26'), accepted('02-03'), completed('07-15')],
    reopened(
      '10-12',
      text(
        'L’un des deux postes est de nouveau vacant',
        'شغر أحد المنصبين من جديد',
        'One of the two posts is vacant again',
      ),
    ),
    moved('10-13', '12-18', text('Le temps d’un nouvel appel', 'ريثما يُعلن عن طلب جديد', 'Time for a new call')),
  ),
  ...item(
    'care-circles',
    { ...care, region: 'MA-03', due: '12-11' },
    text(
      'Animer un cercle de parole par mois à Fès',
      'تنشيط حلقة حوار كل شهر بفاس',
      'Hold a talking circle each month in Fez',
    ),
    ...[given('tisseuses', '01-26'), accepted('02-03'), progress('06-30', 50), progress('10-31', 83)],
  ),
  ...item(
    'interpreters-call',
    { ...interpreters, due: '07-15' },
    text('Lancer l’appel à interprètes', 'إطلاق نداء للمترجمين', 'Publish the call for interpreters'),
    ...[given('voix', '06-01'), accepted('06-02'), completed('07-06'), verified('07-20', 'sansrive')],
  ),
  ...item(
    'interpreters-training',
    { ...interpreters, due: '10-31', weight: 2 },
    text('Former vingt-quatre interprètes', 'تكوين أربعة وعشرين مترجما', 'Train twenty-four interpreters'),
    ...[
      given('gt-health', '06-01'),
      accepted('06-08'),
      progress('09-15', 50),
      progress('10-20', 75),
      completed('11-06'),
    ],
  ),
  ...item(
    'interpreters-schedule',
    { ...interpreters, due: '11-27' },
    text(
      'Tenir un planning commun des rendez-vous',
      'مسك جدول مشترك للمواعيد',
      'Keep a common schedule of appointments',
    ),
    ...[given('sansrive', '06-01'), accepted('06-08'), progress('11-10', 40)],
  ),
  ...item(
    'interpreters-rates',
    { ...interpreters, due: '09-15' },
    text(
      'Convenir d’un tarif et d’une charte de l’interprète',
      'الاتفاق على تعريفة وميثاق للمترجم',
      'Agree on rates and a code for interpreters',
    ),
    ...[given('voix', '06-01'), accepted('06-02'), completed('09-11'), verified('09-28', 'ponts')],
  ),
  ...item(
    'interpreters-sign',
    { ...interpreters, due: '12-31' },
    text(
      'Trouver deux interprètes en langue des signes',
      'إيجاد مترجمين اثنين للغة الإشارة',
      'Find two sign-language interpreters',
    ),
  ),
];
