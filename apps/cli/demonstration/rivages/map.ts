import { MOROCCO_2015 } from '#coordination-map';
import { childhood } from './activities/child-protection.js';
import { schooling } from './activities/education.js';
import { survivors } from './activities/gender-violence.js';
import { legalAid } from './activities/legal.js';
import { trades } from './activities/livelihoods.js';
import { care } from './activities/medical.js';
import { listening } from './activities/psychosocial.js';
import { roofs } from './activities/shelter.js';
import { tell, text, type Told } from './telling.js';

const field = (code: string, sector: string, fr: string, ar: string, en: string): object => ({
  ...{ code, sector },
  name: text(fr, ar, en),
});

/** The network's fields of intervention, under the humanitarian sectors that they fall in. */
const FIELDS = [
  field('legal', 'PRO', 'Accès au droit', 'الولوج إلى القانون', 'Access to law'),
  field('medical', 'HEA', 'Santé', 'الصحة', 'Health'),
  field('psychosocial', 'HEA', 'Soutien psychosocial', 'الدعم النفسي الاجتماعي', 'Psychosocial support'),
  field('child-protection', 'PRO-CPN', 'Protection de l’enfance', 'حماية الطفولة', 'Child protection'),
  field(
    'gender-violence',
    'PRO-GBV',
    'Violences fondées sur le genre',
    'العنف القائم على النوع الاجتماعي',
    'Gender-based violence',
  ),
  field('education', 'EDU', 'Éducation', 'التعليم', 'Education'),
  field('shelter', 'SHL', 'Hébergement', 'الإيواء', 'Shelter'),
  field('livelihoods', 'ERY', 'Insertion et métiers', 'الإدماج والحِرف', 'Integration and trades'),
];

const NEED = text(
  'Personnes à accompagner (estimation fictive)',
  'أشخاص بحاجة إلى مواكبة (تقدير خيالي)',
  'Persons in need of support (a fictional estimate)',
);

const needs = (on: string, period: string, values: Readonly<Record<string, number>>): readonly Told[] =>
  Object.entries(values).map(([area, value]) =>
    tell(`map-need-${area.toLowerCase()}-${period}`, 'map/needs', on, { area, indicator: NEED, value, period }),
  );

const frame: readonly Told[] = [
  tell('map-fields', 'map/classification', '2024-02-10', { fields: FIELDS }),
  tell('map-areas', 'map/areas', '2024-02-10', {
    vintage: MOROCCO_2015.vintage,
    title: text('Les douze régions de 2015', 'الجهات الاثنتا عشرة لسنة 2015', 'The twelve regions of 2015'),
    source: 'ISO 3166-2:MA, UN/LOCODE',
    licence: MOROCCO_2015.attribution,
    areas: MOROCCO_2015.areas.map(({ code, name, level, point }) => ({ code, name, level, point })),
  }),
  tell('map-confirmation-1', 'map/confirmation-period', '2024-02-10', { days: 180 }),
  ...needs('2024-11-15', '2024', {
    'MA-01': 5200,
    'MA-02': 4100,
    'MA-03': 1900,
    'MA-04': 7400,
    'MA-05': 450,
    'MA-06': 8600,
    'MA-07': 1500,
    'MA-08': 380,
    'MA-09': 2300,
    'MA-11': 1700,
  }),
  tell('map-confirmation-2', 'map/confirmation-period', '01-24', { days: 120 }),
  ...needs('01-24', '2025', { 'MA-02': 4600, 'MA-08': 520, 'MA-09': 3100, 'MA-11': 2400 }),
];

/** Who does what where since February 2024: crowded in two cities, thin elsewhere, and better than it was. */
export const map: readonly Told[] = [
  ...frame,
  ...legalAid,
  ...care,
  ...listening,
  ...childhood,
  ...survivors,
  ...schooling,
  ...roofs,
  ...trades,
];
