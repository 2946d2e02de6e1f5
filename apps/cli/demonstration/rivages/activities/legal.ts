import { activitiesIn, begun, changed, confirmed, reached } from '../activity.js';
import { text, type Told } from '../telling.js';
import {
  AGADIR,
  CASABLANCA,
  CHILDREN,
  DAKHLA,
  FAMILIES,
  FEZ,
  LAAYOUNE,
  MARRAKESH,
  MIGRANTS,
  OUJDA,
  RABAT,
  REFUGEES,
  SALE,
  TANGIER,
} from './setting.js';

const legal = activitiesIn('legal');

/** Many in the capital, one each elsewhere. */
export const legalAid: readonly Told[] = [
  ...legal(
    'phare',
    RABAT,
    '2024-02-10',
    {
      title: text(
        'Permanence juridique sans rendez-vous',
        'استشارة قانونية دون موعد',
        'Legal advice without appointment',
      ),
      ...{ population: MIGRANTS, planned: 600 },
    },
    ...[confirmed('2024-09-30'), reached('2025-01-13', 410), confirmed('2025-06-30')],
    ...[changed('01-19', { planned: 900, reached: 655 }), confirmed('05-04'), reached('10-05', 812)],
  ),
  ...legal(
    'ponts',
    RABAT,
    '2024-02-10',
    {
      title: text('Accompagnement devant les tribunaux', 'المواكبة أمام المحاكم', 'Support before the courts'),
      ...{ population: MIGRANTS, planned: 120 },
    },
    ...[reached('2025-01-10', 64), reached('2025-12-15', 97), reached('10-08', 118)],
  ),
  ...legal(
    'voix',
    RABAT,
    '2024-03-04',
    {
      title: text('Information sur les droits, entre pairs', 'الإخبار بالحقوق بين الأقران', 'Peers inform on rights'),
      ...{ population: MIGRANTS, planned: 400 },
    },
    ...[confirmed('2024-10-14', '2025-06-16', '2025-12-08'), reached('09-28', 352)],
  ),
  ...legal(
    'boussole',
    SALE,
    '2025-03-17',
    {
      title: text('Suivi des décisions administratives', 'تتبع القرارات الإدارية'),
      ...{ population: REFUGEES, planned: 80 },
    },
    ...[confirmed('2025-09-15', '02-23'), reached('10-06', 51)],
  ),
  ...legal(
    'lanterne',
    RABAT,
    '2025-09-08',
    {
      title: text(
        'Tutelle des enfants non accompagnés',
        'الولاية القانونية على الأطفال غير المصحوبين',
        'Guardianship of unaccompanied children',
      ),
      ...{ population: CHILDREN, planned: 30 },
    },
    ...[confirmed('03-09'), reached('10-07', 21)],
  ),
  ...legal(
    'ponts',
    CASABLANCA,
    '2024-02-10',
    {
      title: text('Permanence juridique du samedi', 'استشارة قانونية كل سبت', 'Saturday legal advice'),
      ...{ population: MIGRANTS, planned: 260 },
    },
    ...[confirmed('2025-01-10'), reached('2025-12-15', 188), confirmed('10-08')],
  ),
  ...legal(
    'boussole',
    CASABLANCA,
    '2024-02-26',
    {
      title: text('Dossiers de titres de séjour', 'ملفات سندات الإقامة', 'Applications for residence permits'),
      ...{ population: MIGRANTS, planned: 150 },
    },
    confirmed('2024-09-23', '2025-04-14', '2025-11-17'),
  ),
  ...legal(
    'phare',
    TANGIER,
    '2024-02-10',
    {
      title: text('Journées d’état civil dans le Nord', 'أيام الحالة المدنية في الشمال', 'Civil-registry days'),
      ...{ population: FAMILIES, planned: 50 },
    },
    ...[confirmed('2024-11-18', '2025-10-27'), reached('03-31', 14), reached('06-20', 28), reached('10-05', 43)],
  ),
  ...legal(
    'voix',
    TANGIER,
    '2025-05-12',
    {
      title: text('Accueil juridique des nouveaux arrivants', 'استقبال قانوني للوافدين الجدد'),
      ...{ population: REFUGEES, planned: 200 },
    },
    ...[confirmed('2025-11-10', '04-27'), reached('10-02', 141)],
  ),
  ...legal(
    'phare',
    OUJDA,
    '2024-04-15',
    {
      title: text('Journées d’état civil dans l’Oriental', 'أيام الحالة المدنية بجهة الشرق'),
      ...{ population: FAMILIES, status: 'planned', planned: 40 },
    },
    ...[begun('2025-04-07'), confirmed('2025-12-01'), reached('06-12', 9), reached('10-05', 18)],
  ),
  ...legal(
    'boussole',
    FEZ,
    '2024-05-20',
    {
      title: text('Point d’accès au droit', 'نقطة الولوج إلى القانون', 'Access-to-law point'),
      ...{ population: MIGRANTS, planned: 90 },
    },
    confirmed('2025-02-10', '2025-11-03', '04-20'),
  ),
  ...legal(
    'dunes',
    AGADIR,
    '2025-10-06',
    {
      title: text('Journées d’état civil dans le Souss', 'أيام الحالة المدنية في سوس'),
      ...{ population: FAMILIES, planned: 30 },
    },
    ...[confirmed('03-16'), reached('06-30', 12), reached('10-12', 27)],
  ),
  ...legal(
    'ponts',
    MARRAKESH,
    '2024-06-03',
    {
      title: text('Permanence juridique mensuelle', 'استشارة قانونية كل شهر', 'Monthly legal advice'),
      ...{ population: MIGRANTS, planned: 60 },
    },
    confirmed('2024-12-09', '2025-10-20', '04-14', '09-21'),
  ),
  ...legal(
    'phare',
    DAKHLA,
    '05-06',
    {
      title: text('Recherche d’actes de naissance', 'البحث عن رسوم الولادة', 'Search for birth certificates'),
      ...{ population: FAMILIES, status: 'planned', planned: 12 },
    },
    confirmed('09-30'),
  ),
  ...legal(
    'voix',
    LAAYOUNE,
    '2024-09-16',
    {
      title: text(
        'Information sur les droits par téléphone',
        'الإخبار بالحقوق عبر الهاتف',
        'Information on rights by telephone',
      ),
      ...{ population: MIGRANTS, planned: 100 },
    },
    confirmed('2025-03-17', '2025-10-13', '03-23'),
  ),
];
