import { activitiesIn, begun, confirmed, reached, resumed, suspended } from '../activity.js';
import { text, type Told } from '../telling.js';
import { CASABLANCA, FEZ, GUELMIM, MIGRANTS, OUJDA, RABAT, TANGIER, TIZNIT, WOMEN } from './setting.js';

const medical = activitiesIn('medical');

/** Mostly one organisation, going further year by year. */
export const care: readonly Told[] = [
  ...medical(
    'sansrive',
    RABAT,
    '2024-02-10',
    {
      title: text(
        'Consultations sans avance de frais',
        'فحوص طبية دون أداء مسبق',
        'Consultations without advance payment',
      ),
      ...{ population: MIGRANTS, planned: 1200 },
    },
    ...[confirmed('2024-10-07'), reached('2025-01-14', 846), reached('2025-12-10', 1032), reached('10-09', 1114)],
  ),
  ...medical(
    'atlas',
    RABAT,
    '2024-05-06',
    {
      title: text('Soins infirmiers à l’accueil de jour', 'علاجات تمريضية بمركز الاستقبال النهاري'),
      ...{ population: MIGRANTS, planned: 300 },
    },
    confirmed('2024-11-25', '2025-06-02', '02-06', '06-29'),
  ),
  ...medical(
    'sansrive',
    CASABLANCA,
    '2024-02-10',
    {
      title: text('Médiation en santé', 'الوساطة الصحية', 'Health mediation'),
      ...{ population: MIGRANTS, planned: 900 },
    },
    ...[confirmed('2025-01-14', '2025-07-07'), reached('02-09', 655), confirmed('10-09')],
  ),
  ...medical(
    'voix',
    CASABLANCA,
    '2025-02-17',
    {
      title: text(
        'Accompagnement à l’hôpital par des pairs',
        'مرافقة الأقران إلى المستشفى',
        'Peers who come along to hospital',
      ),
      ...{ population: MIGRANTS, planned: 180 },
    },
    ...[confirmed('2025-09-08'), reached('04-27', 96), confirmed('10-02')],
  ),
  ...medical(
    'sansrive',
    TANGIER,
    '2024-03-18',
    {
      title: text('Clinique mobile du Nord', 'عيادة متنقلة في الشمال', 'Mobile clinic in the North'),
      ...{ population: MIGRANTS, planned: 500 },
    },
    confirmed('2024-09-30'),
    suspended('2025-08-04', text('Véhicule immobilisé', 'العربة معطلة', 'The vehicle is off the road')),
    ...[resumed('2025-10-20'), confirmed('04-28'), reached('10-09', 372)],
  ),
  ...medical(
    'tisseuses',
    TANGIER,
    '2025-04-14',
    {
      title: text('Suivi des grossesses', 'تتبع الحمل', 'Care during pregnancy'),
      ...{ population: WOMEN, planned: 60 },
    },
    ...[confirmed('2025-11-24'), reached('10-06', 44)],
  ),
  ...medical(
    'sansrive',
    OUJDA,
    '2024-03-18',
    {
      title: text('Clinique mobile de l’Oriental', 'عيادة متنقلة بجهة الشرق', 'Mobile clinic in the Oriental'),
      ...{ population: MIGRANTS, planned: 450 },
    },
    ...[confirmed('2025-01-14', '2025-09-29'), reached('10-09', 298)],
  ),
  ...medical(
    'sansrive',
    FEZ,
    '2025-11-10',
    {
      title: text('Consultations une semaine sur deux', 'فحوص طبية كل أسبوعين', 'Consultations every other week'),
      ...{ population: MIGRANTS, status: 'planned', planned: 240 },
    },
    ...[begun('02-16'), reached('10-09', 131)],
  ),
  ...medical('sansrive', TIZNIT, '09-21', {
    title: text('Consultations à Tiznit', 'فحوص طبية بتيزنيت', 'Consultations in Tiznit'),
    ...{ population: MIGRANTS, status: 'planned', startsOn: '2027-01', planned: 150 },
  }),
  ...medical(
    'dunes',
    GUELMIM,
    '01-30',
    {
      title: text('Relais de premiers secours', 'متطوعو الإسعافات الأولية', 'First-aid volunteers'),
      population: text('Bénévoles de la région', 'متطوعو الجهة', 'Volunteers of the region'),
      ...{ status: 'planned', planned: 20 },
    },
    ...[begun('05-23'), reached('06-08', 20), confirmed('11-02')],
  ),
];
