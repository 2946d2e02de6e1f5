import { activitiesIn, begun, changed, confirmed, ended, reached, suspended } from '../activity.js';
import { text, type Told } from '../telling.js';
import {
  CASABLANCA,
  ERRACHIDIA,
  FAMILIES,
  MARRAKESH,
  MEKNES,
  MIGRANTS,
  NADOR,
  NO_STAFF,
  OUJDA,
  RABAT,
  TANGIER,
} from './setting.js';

const shelter = activitiesIn('shelter');
const EMERGENCY = text('Hébergement d’urgence', 'إيواء استعجالي', 'Emergency shelter');

/** Few places, in few hands. */
export const roofs: readonly Told[] = [
  ...shelter(
    'dunes',
    RABAT,
    '2024-02-10',
    { title: EMERGENCY, population: FAMILIES, visibility: 'members', planned: 150 },
    ...[confirmed('2024-12-16', '2025-07-14'), reached('01-16', 118), confirmed('10-12')],
  ),
  ...shelter(
    'atlas',
    RABAT,
    '02-06',
    {
      title: text('Dix places d’urgence', 'عشرة أماكن استعجالية', 'Ten emergency places'),
      ...{ population: MIGRANTS, status: 'planned', planned: 130 },
    },
    ...[begun('06-29'), confirmed('09-14')],
  ),
  ...shelter(
    'phare',
    OUJDA,
    '2024-02-10',
    {
      title: text('Six places d’urgence', 'ستة أماكن استعجالية', 'Six emergency places'),
      ...{ population: MIGRANTS, planned: 70 },
    },
    ...[confirmed('2024-11-18', '2025-11-17'), reached('10-05', 58)],
  ),
  ...shelter(
    'grandvent',
    NADOR,
    '2024-03-04',
    { title: EMERGENCY, population: MIGRANTS, planned: 40 },
    ended('2024-11-30', NO_STAFF),
  ),
  ...shelter(
    'grandvent',
    OUJDA,
    '03-23',
    {
      title: text('Huit places d’urgence', 'ثمانية أماكن استعجالية', 'Eight emergency places'),
      ...{ population: MIGRANTS, status: 'planned', planned: 96 },
    },
    suspended('10-19', text('Bail refusé par le propriétaire', 'رفض المالك عقد الكراء', 'The owner refused the lease')),
  ),
  ...shelter(
    'phare',
    TANGIER,
    '2024-02-10',
    {
      title: text('Hébergement de courte durée', 'إيواء قصير المدة', 'Short stays'),
      ...{ population: MIGRANTS, planned: 110 },
    },
    confirmed('2024-11-18', '2025-06-23', '2025-12-01', '10-05'),
  ),
  ...shelter(
    'atlas',
    CASABLANCA,
    '2024-04-08',
    {
      title: text('Nuitées chez l’habitant', 'مبيتات لدى الأسر المستقبِلة', 'Nights with host families'),
      ...{ population: FAMILIES, planned: 60 },
    },
    confirmed('2024-11-25', '2025-11-17', '06-30'),
  ),
  ...shelter(
    'atlas',
    MARRAKESH,
    '2024-02-10',
    {
      title: text('Huit places en auberge', 'ثمانية أماكن في نزل', 'Eight places in hostels'),
      ...{ population: MIGRANTS, planned: 90 },
    },
    ...[confirmed('2024-09-09', '2025-06-02', '02-06'), changed('06-30', { planned: 120 })],
  ),
  ...shelter(
    'grandvent',
    MEKNES,
    '04-13',
    { title: EMERGENCY, population: MIGRANTS, status: 'planned', planned: 50 },
    ...[begun('07-06'), reached('10-12', 26)],
  ),
  ...shelter(
    'dunes',
    ERRACHIDIA,
    '01-30',
    {
      title: text('Couvertures pour l’hiver', 'أغطية لفصل الشتاء', 'Blankets for the winter'),
      ...{ population: FAMILIES, status: 'planned', planned: 400 },
    },
    ...[confirmed('10-15'), begun('11-18')],
  ),
];
