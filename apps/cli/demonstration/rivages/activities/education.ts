import { activitiesIn, changed, confirmed, ended, reached } from '../activity.js';
import { text, type Told } from '../telling.js';
import {
  CASABLANCA,
  CHILDREN,
  DISSOLVED,
  FAMILIES,
  FEZ,
  KHENIFRA,
  MARRAKESH,
  MIGRANTS,
  OUJDA,
  RABAT,
  SALE,
  TANGIER,
  YOUNG,
} from './setting.js';

const education = activitiesIn('education');
const READINESS = text('Préparation à l’école', 'التهييء للمدرسة', 'Preparing for school');
const COURSES = text('Cours d’arabe et de français', 'دروس العربية والفرنسية', 'Arabic and French courses');

/** Crowded in Casablanca; what a suspended and a dissolved member did is missing since. */
export const schooling: readonly Told[] = [
  ...education(
    'olivier',
    CASABLANCA,
    '2024-02-10',
    {
      title: text('Cartables et inscription à l’école', 'محافظ وتسجيل في المدرسة', 'School bags and enrolment'),
      ...{ population: FAMILIES, planned: 250 },
    },
    ...[confirmed('2024-09-09'), reached('2025-01-13', 218), confirmed('2025-09-15')],
    ...[changed('01-30', { planned: 300 }), reached('09-08', 312)],
  ),
  ...education(
    'lanterne',
    CASABLANCA,
    '2024-02-10',
    { title: text('Soutien scolaire', 'الدعم المدرسي', 'Help with schoolwork'), population: CHILDREN, planned: 120 },
    confirmed('2024-10-14', '2025-09-22', '09-21'),
  ),
  ...education(
    'caravane',
    CASABLANCA,
    '2024-02-26',
    { title: COURSES, population: MIGRANTS, planned: 180 },
    confirmed('2024-10-21', '2025-06-09', '02-05'),
  ),
  ...education(
    'estran',
    CASABLANCA,
    '2024-06-10',
    { title: text('Tutorat entre jeunes', 'مواكبة دراسية بين الشباب'), population: YOUNG, planned: 60 },
    ...[confirmed('2024-11-25', '2025-09-29', '04-27'), ended('08-31', DISSOLVED)],
  ),
  ...education(
    'voix',
    CASABLANCA,
    '2024-09-02',
    {
      title: text('Médiation avec les écoles', 'الوساطة مع المدارس', 'Mediation with schools'),
      ...{ population: FAMILIES, planned: 90 },
    },
    confirmed('2025-03-03', '2025-12-08', '10-02'),
  ),
  ...education(
    'olivier',
    SALE,
    '2024-04-08',
    { title: text('Médiation scolaire', 'الوساطة المدرسية', 'School mediation'), population: FAMILIES, planned: 70 },
    confirmed('2024-12-02', '2025-09-15', '09-08'),
  ),
  ...education(
    'caravane',
    RABAT,
    '2024-02-26',
    { title: COURSES, population: MIGRANTS, planned: 140 },
    confirmed('2024-10-21', '2025-06-09', '02-05'),
  ),
  ...education('caravane', TANGIER, '02-05', {
    title: text('Classe passerelle', 'قسم جسر', 'Bridging class'),
    ...{ population: CHILDREN, status: 'planned', startsOn: '2026-09', planned: 25 },
  }),
  ...education(
    'olivier',
    FEZ,
    '2024-02-10',
    { title: READINESS, population: FAMILIES, planned: 85 },
    confirmed('2024-12-02', '2025-09-15', '05-25'),
  ),
  ...education(
    'olivier',
    MARRAKESH,
    '2024-05-06',
    { title: READINESS, population: FAMILIES, planned: 45 },
    confirmed('2025-03-10', '2025-09-22', '03-16'),
  ),
  ...education('olivier', OUJDA, '09-15', {
    ...{ title: READINESS, population: FAMILIES, status: 'planned', startsOn: '2027-01', planned: 40 },
  }),
  ...education(
    'estran',
    KHENIFRA,
    '2024-09-16',
    {
      title: text('Aide aux devoirs', 'المساعدة على الواجبات', 'Help with homework'),
      population: CHILDREN,
      planned: 50,
    },
    ...[confirmed('2025-04-28', '2025-10-13'), ended('08-31', DISSOLVED)],
  ),
];
