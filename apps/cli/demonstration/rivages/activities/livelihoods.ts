import { activitiesIn, begun, confirmed, ended, reached } from '../activity.js';
import { text, type Told } from '../telling.js';
import {
  AGADIR,
  CASABLANCA,
  DISSOLVED,
  FEZ,
  MIGRANTS,
  NADOR,
  NO_STAFF,
  OUJDA,
  RABAT,
  REFUGEES,
  TANGIER,
  WOMEN,
  YOUNG,
} from './setting.js';

const livelihoods = activitiesIn('livelihoods');
const SITES = text('Chantiers d’insertion', 'أوراش الإدماج', 'Work-integration sites');

/** Trades and languages: three towns two years ago, five today. */
export const trades: readonly Told[] = [
  ...livelihoods(
    'ruche',
    CASABLANCA,
    '2024-02-26',
    { title: text('Cours de darija', 'دروس الدارجة', 'Darija courses'), population: MIGRANTS, planned: 240 },
    ...[confirmed('2024-10-28', '2025-09-22'), reached('03-31', 61), reached('06-30', 118), reached('09-30', 174)],
  ),
  ...livelihoods(
    'estran',
    CASABLANCA,
    '2024-06-10',
    { title: text('Stages pour les jeunes', 'تداريب للشباب', 'Work placements'), population: YOUNG, planned: 45 },
    ...[confirmed('2025-05-12', '02-16'), ended('08-31', DISSOLVED)],
  ),
  ...livelihoods(
    'ruche',
    RABAT,
    '02-02',
    {
      title: text('Ateliers couture et menuiserie', 'ورشتا الخياطة والنجارة', 'Sewing and joinery workshops'),
      ...{ population: YOUNG, status: 'planned', planned: 60 },
    },
    ...[begun('07-22'), reached('10-26', 22)],
  ),
  ...livelihoods(
    'boussole',
    RABAT,
    '02-09',
    {
      title: text('Équivalence des diplômes', 'معادلة الشهادات', 'Recognition of diplomas'),
      population: REFUGEES,
      planned: 30,
    },
    ...[reached('06-30', 12), reached('10-30', 22)],
  ),
  ...livelihoods(
    'tisseuses',
    TANGIER,
    '2024-02-10',
    { title: text('Coopérative de couture', 'تعاونية للخياطة', 'Sewing cooperative'), population: WOMEN, planned: 35 },
    confirmed('2025-01-15', '2025-12-15', '09-30'),
  ),
  ...livelihoods(
    'grandvent',
    OUJDA,
    '2024-03-04',
    { title: SITES, population: MIGRANTS, planned: 30 },
    ended('2024-11-30', NO_STAFF),
  ),
  ...livelihoods('grandvent', NADOR, '04-13', { title: SITES, population: MIGRANTS, planned: 24 }, confirmed('10-12')),
  ...livelihoods(
    'tisseuses',
    FEZ,
    '03-09',
    {
      title: text('Foire aux métiers', 'معرض الحِرف', 'Trades fair'),
      population: MIGRANTS,
      status: 'planned',
      planned: 150,
    },
    ended('11-07', text('La foire a eu lieu', 'انعقد المعرض', 'The fair was held')),
  ),
  ...livelihoods(
    'tisseuses',
    AGADIR,
    '2024-09-30',
    {
      title: text('Groupement d’artisanes', 'مجموعة صانعات تقليديات', 'Craftswomen’s group'),
      ...{ population: WOMEN, planned: 20, told: '2025-02-17' },
    },
    confirmed('2025-05-19', '01-12', '07-06'),
  ),
];
