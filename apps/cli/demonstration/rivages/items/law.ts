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
  verified,
} from '../item.js';
import { OBJECTIVES } from '../plan.js';
import { text, type Told } from '../telling.js';

const registry = { under: OBJECTIVES.registry };
const information = { under: OBJECTIVES.information };

export const law: readonly Told[] = [
  ...item(
    'registry-days-north',
    { ...registry, region: 'MA-01', due: '06-30' },
    text(
      'Tenir trois journées d’état civil dans le Nord',
      'تنظيم ثلاثة أيام للحالة المدنية في الشمال',
      'Hold three civil-registry days in the North',
    ),
    ...[
      given('phare', '01-26'),
      accepted('01-29'),
      progress('03-31', 33),
      progress('05-31', 66),
      completed('06-20'),
      verified('07-01', 'ponts'),
    ],
    evidence(
      '06-20',
      text('Bilan chiffré des trois journées', 'حصيلة رقمية للأيام الثلاثة', 'Figures of the three days'),
      'registry-days-north',
    ),
  ),
  ...item(
    'registry-days-east',
    { ...registry, region: 'MA-02', due: '09-30' },
    text('Tenir deux journées d’état civil dans l’Oriental', 'تنظيم يومين للحالة المدنية في الشرق'),
    ...[given('phare', '01-26'), accepted('01-29'), progress('09-15', 50)],
    moved(
      '09-28',
      '11-30',
      text(
        'Salle communale fermée pour travaux',
        'القاعة الجماعية مغلقة للأشغال',
        'The town hall is closed for repairs',
      ),
    ),
  ),
  ...item(
    'registry-days-souss',
    { ...registry, region: 'MA-09', due: '10-16' },
    text('Tenir deux journées d’état civil dans le Souss', 'تنظيم يومين للحالة المدنية في سوس'),
    ...[given('dunes', '01-26'), accepted('02-02'), completed('10-12')],
  ),
  ...item(
    'registry-lawyers',
    { ...registry, due: '04-30' },
    text(
      'Constituer une liste de vingt avocats volontaires',
      'إعداد لائحة من عشرين محاميا متطوعا',
      'Draw up a list of twenty volunteer lawyers',
    ),
    ...[
      given('ponts', '01-26'),
      accepted('01-26'),
      progress('03-15', 60),
      completed('04-20'),
      verified('05-04', 'boussole'),
    ],
  ),
  ...item(
    'registry-plea',
    { ...registry, due: '03-15', proposed: '02-06', recommendation: '@rec-registry.0' },
    text(
      'Préparer le dossier du plaidoyer sur la déclaration tardive',
      'إعداد ملف الترافع حول التصريح المتأخر',
      'Prepare the advocacy file on late registration',
    ),
    ...[given('gt-law', '02-09'), accepted('02-10'), completed('03-10'), verified('03-16', 'voix')],
  ),
  ...item(
    'registry-archive',
    { ...registry, region: 'MA-12', due: '12-31' },
    text(
      'Retrouver les actes des enfants nés à Dakhla avant 2020',
      'البحث عن رسوم الأطفال المولودين بالداخلة قبل 2020',
    ),
    given('voix', '04-06'),
    declined(
      '04-14',
      text('Il faudrait quelqu’un sur place', 'يلزم شخص في عين المكان', 'Somebody would have to be there'),
    ),
    ...[given('phare', '04-27'), accepted('05-06')],
  ),
  ...item(
    'information-sheets',
    { ...information, due: '04-30' },
    text(
      'Mettre à jour les douze fiches sur les droits',
      'تحيين البطاقات الاثنتي عشرة حول الحقوق',
      'Update the twelve sheets on rights',
    ),
    ...[
      given('ponts', '01-26'),
      accepted('01-26'),
      progress('03-31', 75),
      completed('04-28'),
      verified('05-11', 'voix'),
    ],
  ),
  ...item(
    'information-arabic',
    { ...information, due: '06-30' },
    text(
      'Traduire les fiches en arabe, en anglais et en wolof',
      'ترجمة البطاقات إلى العربية والإنجليزية والولوفية',
      'Translate the sheets into Arabic, English and Wolof',
    ),
    ...[given('voix', '01-26'), accepted('02-02'), progress('06-15', 66), completed('07-17')],
  ),
  ...item(
    'information-desk',
    { ...information, due: '09-30', weight: 2, proposed: '02-06', recommendation: '@rec-desk.0' },
    text(
      'Tenir le guichet d’information à l’essai',
      'تسيير شباك المعلومات على سبيل التجربة',
      'Run the information desk on trial',
    ),
    ...[
      given('boussole', '02-09'),
      accepted('02-16'),
      started('06-22'),
      progress('09-15', 80),
      completed('09-30'),
      verified('10-14', 'caps'),
    ],
  ),
  ...item(
    'information-radio',
    { ...information, due: '10-30' },
    text('Enregistrer six émissions de radio', 'تسجيل ست حلقات إذاعية', 'Record six radio programmes'),
    ...[given('voix', '01-26'), accepted('02-02'), progress('06-30', 33), progress('10-15', 50)],
    blocked(
      '11-05',
      text('Le studio associatif a été inondé', 'غمرت المياه الاستوديو الجمعوي', 'The community studio was flooded'),
    ),
  ),
  ...item(
    'information-clinic-center',
    { ...information, region: 'MA-05', due: '11-30' },
    text(
      'Tenir une permanence juridique à Béni Mellal',
      'تنظيم مداومة قانونية ببني ملال',
      'Hold a legal clinic in Beni Mellal',
    ),
  ),
  ...item(
    'information-clinic-draa',
    { ...information, region: 'MA-08', due: '09-30' },
    text(
      'Tenir une permanence juridique à Errachidia',
      'تنظيم مداومة قانونية بالرشيدية',
      'Hold a legal clinic in Errachidia',
    ),
    given('gt-law', '05-28'),
  ),
  ...item(
    'information-leaflets',
    { ...information, due: '03-31' },
    text('Imprimer dix mille dépliants', 'طباعة عشرة آلاف مطوية'),
    given('ruche', '01-26'),
    cancelled(
      '03-03',
      text(
        'Remplacés par les fiches, qui se tiennent à jour',
        'تعوضها البطاقات التي يمكن تحيينها',
        'Replaced by the sheets, which can be kept up to date',
      ),
    ),
  ),
];
