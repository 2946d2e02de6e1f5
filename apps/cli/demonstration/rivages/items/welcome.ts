import {
  accepted,
  blocked,
  cancelled,
  completed,
  declined,
  evidence,
  given,
  item,
  moved,
  progress,
  started,
  unblocked,
  verified,
} from '../item.js';
import { OBJECTIVES } from '../plan.js';
import { text, type Told } from '../telling.js';

const shelter = { under: OBJECTIVES.shelter };
const trades = { under: OBJECTIVES.trades };
const referral = { under: OBJECTIVES.referral };

export const welcome: readonly Told[] = [
  ...item(
    'shelter-daily-list',
    { ...shelter, due: '09-30', proposed: '05-26', recommendation: '@rec-places.0' },
    text(
      'Publier chaque soir la liste des places libres',
      'نشر لائحة الأماكن الشاغرة كل مساء',
      'Publish the list of free places every evening',
    ),
    ...[given('gt-welcome', '06-01'), accepted('06-15'), progress('08-31', 60), progress('10-31', 80)],
  ),
  ...item(
    'shelter-rabat',
    { ...shelter, region: 'MA-04', due: '06-30' },
    text(
      'Ouvrir dix places d’urgence à Rabat',
      'فتح عشرة أماكن استعجالية بالرباط',
      'Open ten emergency places in Rabat',
    ),
    ...[
      given('atlas', '01-26'),
      accepted('02-06'),
      progress('05-31', 70),
      completed('06-29'),
      verified('07-13', 'phare'),
    ],
  ),
  ...item(
    'shelter-oujda',
    { ...shelter, region: 'MA-02', due: '10-31', weight: 2 },
    text(
      'Ouvrir huit places d’urgence à Oujda',
      'فتح ثمانية أماكن استعجالية بوجدة',
      'Open eight emergency places in Oujda',
    ),
    ...[given('grandvent', '03-16'), accepted('03-23'), progress('06-30', 25), progress('09-30', 40)],
    blocked('10-19', text('Bail refusé par le propriétaire', 'رفض المالك عقد الكراء', 'The owner refused the lease')),
  ),
  ...item(
    'shelter-marrakech',
    { ...shelter, region: 'MA-07', due: '09-30' },
    text('Convenir de nuitées avec trois auberges de Marrakech', 'الاتفاق على مبيتات مع ثلاثة نزل بمراكش'),
    ...[given('atlas', '01-26'), accepted('02-06'), progress('06-30', 33)],
  ),
  ...item(
    'shelter-winter',
    { ...shelter, due: '11-30', weight: 2 },
    text('Préparer le plan grand froid', 'إعداد خطة موجة البرد', 'Prepare the cold-weather plan'),
    ...[given('gt-welcome', '06-29'), accepted('07-06'), progress('10-31', 65)],
  ),
  ...item(
    'shelter-blankets',
    { ...shelter, region: 'MA-08', due: '11-20' },
    text(
      'Constituer un stock de 400 couvertures à Errachidia',
      'توفير 400 غطاء بالرشيدية',
      'Stock 400 blankets in Errachidia',
    ),
    ...[given('dunes', '01-26'), accepted('01-30'), progress('10-15', 80), completed('11-18')],
  ),
  ...item(
    'shelter-laayoune',
    { ...shelter, region: 'MA-11', due: '12-31' },
    text('Étudier l’ouverture d’un accueil de jour à Laâyoune', 'دراسة فتح مركز استقبال نهاري بالعيون'),
    given('dunes', '11-09'),
  ),
  ...item(
    'trades-language',
    { ...trades, region: 'MA-06', due: '12-18' },
    text('Tenir douze sessions de darija', 'تنظيم اثنتي عشرة حصة في الدارجة', 'Hold twelve courses of Darija'),
    ...[
      given('ruche', '01-26'),
      accepted('02-02'),
      progress('03-31', 25),
      progress('06-30', 50),
      progress('09-30', 75),
    ],
  ),
  ...item(
    'trades-workshops',
    { ...trades, region: 'MA-04', due: '07-31' },
    text(
      'Ouvrir les ateliers couture et menuiserie',
      'فتح ورشتي الخياطة والنجارة',
      'Open the sewing and joinery workshops',
    ),
    ...[
      given('ruche', '01-26'),
      accepted('02-02'),
      progress('04-30', 60),
      completed('07-22'),
      verified('09-02', 'tisseuses'),
    ],
  ),
  ...item(
    'trades-employers',
    { ...trades, due: '05-29' },
    text(
      'Réunir vingt employeurs autour d’une charte d’accueil',
      'جمع عشرين مشغلا حول ميثاق للاستقبال',
      'Bring twenty employers together around a welcome charter',
    ),
    ...[given('estran', '01-26'), accepted('02-16'), progress('04-30', 30)],
    ...[given('ruche', '09-07'), accepted('09-14')],
    moved(
      '09-14',
      '11-30',
      text(
        'Reprise après la dissolution des Jeunes de l’Estran',
        'استئناف بعد حلّ جمعية شباب الساحل',
        'Taken over after the youth association closed',
      ),
    ),
    progress('11-12', 55),
  ),
  ...item(
    'trades-diplomas',
    { ...trades, due: '10-30' },
    text(
      'Accompagner trente demandes d’équivalence',
      'مواكبة ثلاثين طلب معادلة',
      'Support thirty requests for recognition',
    ),
    ...[given('boussole', '01-26'), accepted('02-09'), progress('06-30', 40), progress('10-30', 73)],
  ),
  ...item(
    'trades-fair',
    { ...trades, region: 'MA-03', due: '11-07' },
    text('Tenir une foire aux métiers à Fès', 'تنظيم معرض للحِرف بفاس', 'Hold a trades fair in Fez'),
    given('ruche', '01-26'),
    declined(
      '02-09',
      text('Pas avant l’ouverture des ateliers', 'ليس قبل فتح الورشات', 'Not before the workshops are open'),
    ),
    ...[given('tisseuses', '03-02'), accepted('03-09'), completed('11-07')],
  ),
  ...item(
    'trades-loans',
    { ...trades, due: '12-31' },
    text('Négocier un microcrédit avec le Fonds Méridien', 'التفاوض على قرض صغير مع صندوق خط الزوال'),
    given('meridien', '01-26'),
    cancelled(
      '03-23',
      text('Suite au refus de la caisse commune', 'عقب رفض الصندوق المشترك', 'After the common fund was declined'),
    ),
  ),
  ...item(
    'referral-form',
    { ...referral, due: '06-30', weight: 2, proposed: '02-06', recommendation: '@rec-forms.0' },
    text(
      'Mettre en service la fiche unique de référencement',
      'الشروع في استعمال بطاقة الإحالة الموحدة',
      'Put the single referral form into use',
    ),
    ...[given('gt-law', '02-09'), accepted('02-12'), started('02-16'), progress('04-30', 60)],
    blocked(
      '05-18',
      text(
        'La liste nominative diffusée oblige à tout revoir',
        'اللائحة الاسمية المنشورة تفرض مراجعة كل شيء',
        'The list that was sent out makes a full review necessary',
      ),
    ),
    unblocked(
      '06-08',
      text(
        'La fiche ne porte plus qu’un code',
        'لم تعد البطاقة تحمل سوى رمز',
        'The form now carries nothing but a code',
      ),
    ),
    ...[completed('06-29'), verified('07-10', 'sansrive')],
    evidence('06-29', text('Fiche, version 1', 'البطاقة، النسخة 1', 'The form, version 1'), 'referral-form'),
  ),
  ...item(
    'referral-training',
    { ...referral, due: '10-15', proposed: '02-06', recommendation: '@rec-forms.0' },
    text('Former chaque membre à la fiche', 'تكوين كل عضو على البطاقة', 'Train every member in using the form'),
    ...[
      given('phare', '02-09'),
      accepted('02-16'),
      progress('09-30', 64, text('Neuf membres sur quatorze', 'تسعة أعضاء من أربعة عشر', 'Nine members of fourteen')),
    ],
  ),
  ...item(
    'referral-review',
    { ...referral, due: '12-04' },
    text('Mesurer les délais de réponse', 'قياس آجال الجواب', 'Measure how long answers take'),
    ...[given('caps', '09-21'), accepted('09-28')],
  ),
  ...item(
    'referral-newsletter',
    { ...referral },
    text(
      'Écrire la lettre trimestrielle du réseau',
      'كتابة رسالة الشبكة الفصلية',
      'Write the network’s quarterly letter',
    ),
  ),
  ...item(
    'referral-report',
    { ...referral, due: '12-31', weight: 2 },
    text('Rédiger le rapport annuel', 'تحرير التقرير السنوي', 'Write the annual report'),
    given('gt-welcome', '11-16'),
  ),
];
