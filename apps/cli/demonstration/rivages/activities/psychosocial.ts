import { activitiesIn, confirmed, reached, suspended } from '../activity.js';
import { text, type Told } from '../telling.js';
import {
  AGADIR,
  CASABLANCA,
  CHILDREN,
  FEZ,
  MARRAKESH,
  MIGRANTS,
  NADOR,
  RABAT,
  TANGIER,
  WOMEN,
  YOUNG,
} from './setting.js';

const psychosocial = activitiesIn('psychosocial');
const CONSULTATIONS = text('Consultations psychologiques', 'استشارات نفسية', 'Psychological consultations');

/** Everybody listens in Rabat; in three regions one does, in five nobody. */
export const listening: readonly Told[] = [
  ...psychosocial(
    'dunes',
    RABAT,
    '2024-02-10',
    {
      title: text('Accueil et écoute', 'استقبال وإنصات', 'Reception and listening'),
      ...{ population: MIGRANTS, planned: 400 },
    },
    ...[confirmed('2024-12-16', '2025-07-14'), reached('01-16', 302), confirmed('10-12')],
  ),
  ...psychosocial(
    'tisseuses',
    RABAT,
    '2024-02-10',
    {
      title: text('Groupes de parole de femmes', 'حلقات حوار للنساء', 'Women’s talking groups'),
      ...{ population: WOMEN, planned: 90 },
    },
    ...[confirmed('2024-11-11', '2025-05-19'), reached('2025-12-15', 71), confirmed('09-30')],
  ),
  ...psychosocial(
    'sansrive',
    RABAT,
    '2024-04-22',
    { title: CONSULTATIONS, population: MIGRANTS, planned: 220 },
    ...[confirmed('2025-01-14'), reached('2025-12-10', 168), reached('10-09', 201)],
  ),
  ...psychosocial(
    'voix',
    RABAT,
    '2024-02-10',
    {
      title: text('Ligne d’écoute de nuit', 'خط الإنصات الليلي', 'Night listening line'),
      ...{ population: MIGRANTS, planned: 700 },
    },
    ...[confirmed('2024-10-14', '2025-06-16', '01-12'), reached('11-02', 655)],
  ),
  ...psychosocial(
    'lanterne',
    RABAT,
    '2024-09-09',
    {
      title: text('Ateliers d’expression pour enfants', 'ورشات تعبيرية للأطفال', 'Creative workshops for children'),
      ...{ population: CHILDREN, planned: 45 },
    },
    confirmed('2025-03-10', '2025-10-06', '04-22', '10-07'),
  ),
  ...psychosocial(
    'sansrive',
    CASABLANCA,
    '2024-05-13',
    { title: CONSULTATIONS, population: MIGRANTS, planned: 260 },
    ...[confirmed('2025-01-14', '2025-07-07'), reached('02-09', 177)],
    suspended(
      '10-12',
      text('Poste de psychologue vacant', 'منصب الاختصاصي النفسي شاغر', 'The psychologist’s post is vacant'),
    ),
  ),
  ...psychosocial(
    'voix',
    CASABLANCA,
    '2025-06-16',
    { title: text('Écoute communautaire', 'إنصات مجتمعي'), population: MIGRANTS, planned: 150 },
    confirmed('01-12', '10-02'),
  ),
  ...psychosocial(
    'tisseuses',
    TANGIER,
    '2024-02-10',
    {
      title: text('Ateliers d’expression', 'ورشات للتعبير', 'Creative workshops'),
      ...{ population: WOMEN, planned: 70 },
    },
    confirmed('2025-01-15', '2025-12-15', '09-30'),
  ),
  ...psychosocial(
    'sansrive',
    NADOR,
    '2024-03-18',
    {
      title: text('Soutien psychologique avec la clinique mobile', 'دعم نفسي مع العيادة المتنقلة'),
      ...{ population: MIGRANTS, planned: 120 },
    },
    confirmed('2025-01-14', '2025-09-29', '05-11'),
  ),
  ...psychosocial(
    'tisseuses',
    FEZ,
    '2025-02-17',
    { title: text('Cercles de parole', 'حلقات حوار', 'Talking circles'), population: WOMEN, planned: 60 },
    ...[reached('2025-12-15', 38), reached('06-30', 47), reached('10-31', 58)],
  ),
  ...psychosocial(
    'lanterne',
    MARRAKESH,
    '2024-10-07',
    {
      title: text('Écoute des adolescents', 'الإنصات للمراهقين', 'Listening to adolescents'),
      ...{ population: YOUNG, planned: 25 },
    },
    ...[confirmed('2025-05-05', '01-19'), reached('10-07', 3)],
  ),
  ...psychosocial(
    'dunes',
    AGADIR,
    '2024-02-10',
    { title: text('Écoute itinérante', 'إنصات متنقل', 'Listening on the road'), population: MIGRANTS, planned: 130 },
    confirmed('2024-12-16', '2025-10-06', '03-16', '10-12'),
  ),
];
