import { activitiesIn, begun, confirmed, reached, suspended } from '../activity.js';
import { text, type Told } from '../telling.js';
import {
  AGADIR,
  CASABLANCA,
  CHILDREN,
  ERRACHIDIA,
  FAMILIES,
  FEZ,
  MARRAKESH,
  OUJDA,
  RABAT,
  TANGIER,
} from './setting.js';

const childProtection = activitiesIn('child-protection');
const FOCAL = text('Référent enfance', 'مرجع الطفولة', 'Child-protection focal point');

/** What the plan's training of focal points has come to, beside those who were there before. */
export const childhood: readonly Told[] = [
  ...childProtection(
    'lanterne',
    TANGIER,
    '2024-02-10',
    {
      title: text(
        'Veille auprès des mineurs isolés',
        'اليقظة لفائدة القاصرين غير المصحوبين',
        'Watching over children on their own',
      ),
      ...{ population: CHILDREN, planned: 140 },
    },
    ...[confirmed('2025-01-13'), reached('2025-12-09', 96), reached('10-07', 117)],
  ),
  ...childProtection(
    'lanterne',
    RABAT,
    '2024-02-10',
    {
      title: text('Équipe mobile de protection', 'فريق متنقل للحماية', 'Mobile protection team'),
      ...{ population: CHILDREN, planned: 160 },
    },
    ...[confirmed('2024-11-04', '2025-09-08'), reached('10-07', 133)],
  ),
  ...childProtection(
    'dunes',
    RABAT,
    '2024-06-17',
    {
      title: text('Espace de jeu et de répit', 'فضاء للعب والراحة', 'A place to play and rest'),
      ...{ population: FAMILIES, planned: 80 },
    },
    confirmed('2025-01-16', '2025-12-01', '10-12'),
  ),
  ...childProtection(
    'voix',
    RABAT,
    '2025-03-24',
    {
      title: text('Médiation avec les familles', 'الوساطة مع الأسر', 'Mediation with families'),
      ...{ population: FAMILIES, planned: 70 },
    },
    confirmed('2025-11-10', '05-18'),
  ),
  ...childProtection(
    'lanterne',
    CASABLANCA,
    '2024-02-10',
    {
      title: text('Accueil d’urgence des mineurs', 'استقبال استعجالي للقاصرين', 'Emergency reception of children'),
      ...{ population: CHILDREN, visibility: 'members', planned: 90 },
    },
    ...[confirmed('2025-01-13', '2025-12-09'), reached('10-07', 74)],
  ),
  ...childProtection(
    'olivier',
    CASABLANCA,
    '2024-03-11',
    {
      title: text('Suivi des enfants sans école', 'تتبع الأطفال خارج المدرسة', 'Following children out of school'),
      ...{ population: FAMILIES, planned: 110 },
    },
    ...[confirmed('2024-12-02', '2025-09-15'), reached('09-08', 104)],
  ),
  ...childProtection(
    'olivier',
    FEZ,
    '2024-11-04',
    {
      title: text('Accompagnement des enfants seuls', 'مواكبة الأطفال غير المصحوبين', 'Support for children alone'),
      ...{ population: CHILDREN, planned: 40 },
    },
    confirmed('2025-05-12', '2025-12-01', '07-10'),
    suspended(
      '09-03',
      text(
        'La personne formée a quitté la région',
        'غادر الشخص المكوَّن الجهة',
        'The person who was trained left the region',
      ),
    ),
  ),
  ...childProtection('lanterne', OUJDA, '06-03', { title: FOCAL, population: CHILDREN, planned: 30 }),
  ...childProtection(
    'sansrive',
    MARRAKESH,
    '03-09',
    { title: FOCAL, population: CHILDREN, status: 'planned', planned: 20 },
    ...[begun('09-14'), reached('10-31', 4)],
  ),
  ...childProtection('dunes', ERRACHIDIA, '10-26', {
    ...{ title: FOCAL, population: CHILDREN, status: 'planned', startsOn: '2026-12', planned: 15 },
  }),
  ...childProtection(
    'dunes',
    AGADIR,
    '02-20',
    { title: FOCAL, population: CHILDREN, status: 'planned', planned: 25 },
    ...[begun('05-22'), reached('10-12', 11)],
  ),
];
