import {
  accepted,
  blocked,
  cancelled,
  carriedTo,
  completed,
  declined,
  evidence,
  given,
  item,
  moved,
  progress,
  reopened,
  started,
  unblocked,
  verified,
} from '../item.js';
import { OBJECTIVES } from '../plan.js';
import { text, type Told } from '../telling.js';

const focal = { under: OBJECTIVES.focal, proposed: '02-12', recommendation: '@rec-focal.0' };
const school = { under: OBJECTIVES.school };
const alert = { under: OBJECTIVES.alert };

export const children: readonly Told[] = [
  ...item(
    'focal-north',
    { ...focal, region: 'MA-01', due: '04-30' },
    text(
      'Former le référent de Tanger-Tétouan-Al Hoceïma',
      'تكوين مرجع طنجة-تطوان-الحسيمة',
      'Train the focal point of Tangier-Tetouan-Al Hoceima',
    ),
    ...[
      given('lanterne', '02-16'),
      accepted('02-18'),
      progress('03-31', 50),
      completed('04-24'),
      verified('05-05', 'boussole'),
    ],
    evidence(
      '04-24',
      text('Attestation de fin de formation', 'شهادة نهاية التكوين', 'Certificate of completion'),
      'focal-north',
    ),
  ),
  ...item(
    'focal-east',
    { ...focal, region: 'MA-02', due: '05-29' },
    text('Former le référent de l’Oriental', 'تكوين مرجع الشرق', 'Train the focal point of the Oriental'),
    ...[given('gt-children', '02-16'), accepted('02-23'), completed('06-03'), verified('06-15', 'ponts')],
  ),
  ...item(
    'focal-fes',
    { ...focal, region: 'MA-03', due: '06-30' },
    text('Former le référent de Fès-Meknès', 'تكوين مرجع فاس-مكناس', 'Train the focal point of Fez-Meknes'),
    ...[given('olivier', '02-16'), accepted('03-02'), progress('06-15', 60), completed('07-10')],
    reopened(
      '09-03',
      text(
        'La personne formée a quitté la région',
        'غادر الشخص المكوَّن الجهة',
        'The person who was trained left the region',
      ),
    ),
    progress(
      '10-30',
      70,
      text(
        'Nouveau référent trouvé, deux séances sur trois',
        'وُجد مرجع جديد، جلستان من ثلاث',
        'A new focal point, two sessions of three',
      ),
    ),
  ),
  ...item(
    'focal-rabat',
    { ...focal, region: 'MA-04', due: '04-30' },
    text('Former le référent de Rabat-Salé-Kénitra', 'تكوين مرجع الرباط-سلا-القنيطرة'),
    ...[given('lanterne', '02-16'), accepted('02-18'), completed('04-17'), verified('05-05', 'boussole')],
  ),
  ...item(
    'focal-beni-mellal',
    { ...focal, region: 'MA-05', due: '09-30' },
    text('Former le référent de Béni Mellal-Khénifra', 'تكوين مرجع بني ملال-خنيفرة'),
    given('atlas', '02-16'),
    declined('03-04', text('Aucun salarié dans la région', 'لا أجير في الجهة', 'No staff in the region')),
  ),
  ...item(
    'focal-casablanca',
    { ...focal, region: 'MA-06', due: '06-30', weight: 2 },
    text(
      'Former les deux référents de Casablanca-Settat',
      'تكوين مرجعَي الدار البيضاء-سطات',
      'Train the two focal points of Casablanca-Settat',
    ),
    ...[
      given('gt-children', '02-16'),
      accepted('02-23'),
      progress('04-30', 50),
      completed('06-26'),
      verified('07-06', 'phare'),
    ],
  ),
  ...item(
    'focal-marrakech',
    { ...focal, region: 'MA-07', due: '10-31' },
    text('Former le référent de Marrakech-Safi', 'تكوين مرجع مراكش-آسفي'),
    ...[given('sansrive', '02-16'), accepted('03-09'), started('09-14'), progress('10-31', 30)],
  ),
  ...item(
    'focal-draa',
    { ...focal, region: 'MA-08', due: '12-18' },
    text('Former le référent de Drâa-Tafilalet', 'تكوين مرجع درعة-تافيلالت'),
    given('dunes', '10-19'),
    accepted('10-26'),
  ),
  ...item(
    'focal-souss',
    { ...focal, region: 'MA-09', due: '05-29' },
    text('Former le référent de Souss-Massa', 'تكوين مرجع سوس-ماسة', 'Train the focal point of Souss-Massa'),
    ...[given('dunes', '02-16'), accepted('02-20'), completed('05-22'), verified('06-02', 'lanterne')],
  ),
  ...item(
    'focal-south',
    { ...focal, region: 'MA-11', due: '12-11' },
    text('Former un référent pour les trois régions du Sud', 'تكوين مرجع للجهات الجنوبية الثلاث'),
    given('dunes', '02-16'),
    accepted('02-20'),
    carriedTo('2027', '11-16'),
  ),
  ...item(
    'school-kits',
    { ...school, region: 'MA-06', due: '09-11', weight: 2 },
    text(
      'Réunir 300 cartables avant la rentrée',
      'جمع 300 محفظة قبل الدخول المدرسي',
      'Collect 300 school bags before term starts',
    ),
    ...[given('olivier', '01-26'), accepted('01-30'), progress('06-30', 45), progress('08-31', 90), completed('09-08')],
    verified('09-22', 'meridien', text('312 cartables comptés', 'عُدّت 312 محفظة', '312 bags counted')),
  ),
  ...item(
    'school-mediators',
    { ...school, due: '12-15', proposed: '10-19', recommendation: '@rec-mediators.0' },
    text(
      'Désigner une médiatrice dans six établissements',
      'تعيين وسيطة في ست مؤسسات',
      'Appoint a mediator in six schools',
    ),
    given('gt-children', '10-26'),
  ),
  ...item(
    'school-bridge',
    { ...school, region: 'MA-01', due: '06-15' },
    text('Ouvrir une classe passerelle à Tanger', 'فتح قسم جسر بطنجة', 'Open a bridging class in Tangier'),
    ...[given('caravane', '01-26'), accepted('02-05'), progress('04-15', 35)],
    blocked(
      '05-18',
      text(
        'L’association porteuse est suspendue',
        'الجمعية الحاملة للمشروع معلقة العضوية',
        'The association in charge is suspended',
      ),
    ),
  ),
  ...item(
    'school-guide',
    { ...school, due: '05-31' },
    text(
      'Publier en six langues le guide de l’inscription en cours d’année',
      'نشر دليل التسجيل خلال السنة بست لغات',
      'Publish the guide to enrolling during the year in six languages',
    ),
    ...[given('voix', '01-26'), accepted('01-28'), progress('03-31', 40)],
    ...[progress('05-15', 80), completed('05-29'), verified('06-12', 'olivier')],
  ),
  ...item(
    'alert-procedure',
    { ...alert, due: '03-31', weight: 2 },
    text(
      'Écrire la procédure commune de signalement',
      'كتابة المسطرة المشتركة للتبليغ',
      'Write the common alert procedure',
    ),
    ...[
      given('gt-children', '01-26'),
      accepted('01-30'),
      started('02-02'),
      completed('03-27'),
      verified('04-07', 'ponts'),
    ],
  ),
  ...item(
    'alert-phone',
    { ...alert, due: '07-31' },
    text(
      'Ouvrir un numéro d’astreinte réservé aux référents',
      'فتح رقم مداومة خاص بالمراجع',
      'Open an on-call number for the focal points',
    ),
    ...[given('lanterne', '01-26'), accepted('01-30'), progress('05-31', 50)],
    progress('03-31', 20, text('Signalé en retard', 'بُلّغ متأخرا', 'Reported late'), '06-12'),
    blocked(
      '06-18',
      text(
        'L’opérateur demande un second garant',
        'يطلب المتعهد ضامنا ثانيا',
        'The operator asks for a second guarantor',
      ),
    ),
    unblocked(
      '07-13',
      text('Le Fonds Méridien se porte garant', 'صندوق خط الزوال هو الضامن', 'The Meridian Fund stands guarantor'),
    ),
    moved(
      '07-14',
      '10-31',
      text(
        'Trois mois perdus sur la garantie',
        'ضاعت ثلاثة أشهر في مسألة الضمان',
        'Three months lost over the guarantee',
      ),
    ),
    ...[progress('09-30', 85), completed('10-23')],
  ),
  ...item(
    'alert-drill',
    { ...alert, due: '11-13' },
    text(
      'Éprouver la procédure par un exercice à blanc',
      'اختبار المسطرة بتمرين تجريبي',
      'Try the procedure in a dry run',
    ),
    ...[given('boussole', '01-26'), accepted('02-09'), progress('11-02', 20)],
  ),
  ...item(
    'alert-app',
    { ...alert, due: '10-30' },
    text('Commander une application de signalement', 'طلب تطبيق للتبليغ'),
    given('estran', '01-26'),
    accepted('02-16'),
    cancelled(
      '07-02',
      text(
        'Trop de risques pour les données ; un numéro de téléphone suffit',
        'مخاطر كثيرة على المعطيات؛ ورقم هاتف يكفي',
        'Too risky for the data; a telephone number will do',
      ),
    ),
  ),
];
