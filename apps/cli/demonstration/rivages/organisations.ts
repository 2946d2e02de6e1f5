import { tell, text, type Told } from './telling.js';

/** An invented organisation: since when it is on record, its kind, acronym and name, and what it does. */
type Row = readonly [
  key: string,
  since: string,
  kind: string,
  acronym: string,
  name: ReturnType<typeof text>,
  fields: readonly string[],
];

const ROWS: readonly Row[] = [
  [
    'dunes',
    '2021-05',
    'field',
    'MDC',
    text('La Maison des Dunes Chantantes', 'دار الكثبان المغنّية', 'House of the Singing Dunes'),
    ['shelter', 'psychosocial'],
  ],
  [
    'phare',
    '2021-05',
    'field',
    'PNP',
    text('Le Phare de Nulle-Part', 'منارة اللامكان', 'The Lighthouse of Nowhere'),
    ['legal', 'shelter'],
  ],
  [
    'tisseuses',
    '2021-05',
    'field',
    'TDI',
    text('Les Tisseuses du Détroit imaginaire', 'ناسجات المضيق الخيالي', 'Weavers of the Imaginary Strait'),
    ['livelihoods', 'psychosocial'],
  ],
  [
    'ponts',
    '2021-05',
    'advocacy',
    'P&P',
    text('Ponts et Paroles', 'جسور وكلمات', 'Bridges and Words'),
    ['legal', 'advocacy'],
  ],
  [
    'lanterne',
    '2021-05',
    'field',
    'LPP',
    text('La Lanterne des Petits Pas', 'فانوس الخطى الصغيرة', 'Lantern of the Small Steps'),
    ['child-protection', 'education'],
  ],
  [
    'voix',
    '2021-11',
    'migrant-led',
    'VDL',
    text('Voix du Grand Large', 'أصوات عُرض البحر', 'Voices of the Open Sea'),
    ['advocacy', 'legal'],
  ],
  [
    'sansrive',
    '2022-02',
    'international',
    'SSR',
    text('Santé Sans Rive', 'صحة بلا ضفة', 'Health Without Shore'),
    ['medical', 'psychosocial'],
  ],
  [
    'olivier',
    '2022-02',
    'field',
    'LOV',
    text('L’Olivier Voyageur', 'الزيتونة الرحّالة', 'The Travelling Olive Tree'),
    ['education'],
  ],
  [
    'grandvent',
    '2022-05',
    'field',
    'CGV',
    text('Les Compagnons du Grand Vent', 'رفاق الريح الكبرى'),
    ['shelter', 'livelihoods'],
  ],
  ['atlas', '2023-01', 'faith-based', 'HAB', text('Les Hôtes de l’Atlas bleu', 'مضيفو الأطلس الأزرق'), ['shelter']],
  [
    'boussole',
    '2023-01',
    'advocacy',
    'LBC',
    text('La Boussole citoyenne', 'البوصلة المواطِنة', 'The Citizens’ Compass'),
    ['advocacy'],
  ],
  ['caravane', '2023-03', 'field', 'CDM', text('La Caravane des Mots', 'قافلة الكلمات'), ['education', 'interpreting']],
  ['ruche', '2024-01', 'field', 'RDM', text('L’Atelier des Métiers'), ['livelihoods']],
  ['estran', '2024-04', 'field', 'JDE', text('Jeunes de l’Estran'), ['livelihoods', 'education']],
  [
    'caps',
    '2023-09',
    'public-institution',
    'ITC',
    text('Institut imaginaire des Trois Caps', 'معهد الرؤوس الثلاثة الخيالي'),
    ['research'],
  ],
  [
    'meridien',
    '2024-06',
    'funder',
    'FM',
    text('Fonds Méridien (fictif)', 'صندوق خط الزوال (خيالي)', 'Meridian Fund (fictional)'),
    ['funding'],
  ],
  ['mirage', '2026-02-03', 'association', 'CM', text('Cercle Mirage'), ['events']],
  ['sillage', '2026-10-30', 'migrant-led', 'SIL', text('Sillage solidaire', 'أثر التضامن'), ['psychosocial']],
];

const INSTITUTIONS = ['public-institution', 'funder'];

function kindOf(kind: string): object {
  if (INSTITUTIONS.includes(kind) || kind === 'association') return { kind };
  return { kind: 'association', subtype: kind };
}

const registered = ROWS.map(([key, since, kind, acronym, name]) =>
  tell(key, '/organisations', since, { ...kindOf(kind), name, acronym }),
);

const declared = ROWS.map(([key, since, , , , fields]) =>
  tell(`${key}-fields`, `/organisations/@${key}/fields-of-intervention`, since, { fields }),
);

/** What happened to the organisations themselves: a new name, a record made twice, a field that was added. */
const since: readonly Told[] = [
  tell('ruche-renamed', '/organisations/@ruche/rename', '2025-09-01', {
    name: text('La Ruche des Métiers', 'خلية الحِرف', 'The Hive of Trades'),
  }),
  tell('phare-alias', '/organisations/@phare/aliases', '2025-03-10', { alias: 'Maison du Phare' }),
  tell('phare-again', '/organisations', '02-20', {
    kind: 'association',
    name: text('Association Phare de Nulle Part'),
    acronym: 'APNP',
  }),
  tell('phare-merged', '/organisations/@phare/merge', '03-05', { merged: '@phare-again' }),
  tell('sansrive-fields-2', '/organisations/@sansrive/fields-of-intervention', '05-20', {
    fields: ['interpreting', 'medical', 'psychosocial'],
  }),
];

/** The organisations of the story, all of them invented. */
export const organisations: readonly Told[] = [...registered, ...declared, ...since];
