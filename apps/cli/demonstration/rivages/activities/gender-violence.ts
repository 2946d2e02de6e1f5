import { activitiesIn, begun, confirmed, reached } from '../activity.js';
import { text, type Told } from '../telling.js';
import { AGADIR, CASABLANCA, OUJDA, RABAT, TANGIER, WOMEN } from './setting.js';

const genderViolence = activitiesIn('gender-violence');
const SUPPORT = text('Accompagnement des survivantes', 'مواكبة الناجيات', 'Support for survivors');
const SHELTER = text('Mise à l’abri', 'إيواء الناجيات', 'Safe shelter');

/** Much of it is told to members alone, and where somebody is sheltered to nobody. */
export const survivors: readonly Told[] = [
  ...genderViolence(
    'tisseuses',
    TANGIER,
    '2024-02-10',
    { title: SHELTER, population: WOMEN, visibility: 'restricted', planned: 24 },
    confirmed('2025-01-15', '2025-12-15', '09-30'),
  ),
  ...genderViolence(
    'tisseuses',
    RABAT,
    '2024-02-10',
    { title: SUPPORT, population: WOMEN, visibility: 'members', planned: 80 },
    ...[confirmed('2024-11-11'), reached('2025-12-15', 53), confirmed('09-30')],
  ),
  ...genderViolence(
    'sansrive',
    RABAT,
    '2024-04-22',
    {
      title: text('Soins aux survivantes', 'علاج الناجيات', 'Medical care for survivors'),
      ...{ population: WOMEN, visibility: 'members', planned: 60 },
    },
    confirmed('2025-01-14', '2025-12-10', '10-09'),
  ),
  ...genderViolence(
    'voix',
    CASABLANCA,
    '2025-03-08',
    {
      title: text('Écoute entre femmes', 'إنصات بين النساء', 'Women listening to women'),
      ...{ population: WOMEN, planned: 100 },
    },
    ...[confirmed('2025-11-25'), reached('09-28', 67)],
  ),
  ...genderViolence(
    'dunes',
    AGADIR,
    '2024-10-14',
    { title: SHELTER, population: WOMEN, visibility: 'restricted', planned: 12 },
    confirmed('2025-06-09', '02-23', '10-12'),
  ),
  ...genderViolence(
    'tisseuses',
    OUJDA,
    '2025-11-25',
    { title: SUPPORT, population: WOMEN, status: 'planned', visibility: 'members', planned: 20 },
    ...[begun('03-08'), reached('09-30', 3)],
  ),
];
