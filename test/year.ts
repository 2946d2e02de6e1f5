import type { Step } from '../apps/cli/demonstration/step.js';

const fr = (text: string): { fr: string } => ({ fr: text });

/** A step that happened on a day of 2025; its key is by default where it was posted and when. */
const on = (day: string, path: string, content: object = {}, key = `${day}:${path}`): Step => ({
  key,
  path,
  content,
  occurredOn: `2025-${day}`,
});

const NETWORK = '/networks/atlas';
const WORKSHOP = `${NETWORK}/workshops/@workshop`;
const ITEM = `${NETWORK}/items/@item`;
const POSITION = `${NETWORK}/positions/@position`;

/** What the group that the item is assigned to says of it. */
const byGroup = (day: string, path: string, content: object = {}): Step => ({
  ...on(day, path, content),
  by: '@group',
});
const byChams = (day: string, path: string, content: object = {}): Step => ({
  ...on(day, path, content),
  by: '@chams',
});

const members = ['amal', 'badr', 'chams'];

const beginnings: readonly Step[] = [
  ...[...members, 'dalil'].map((name) =>
    on(
      '01-01',
      '/organisations',
      { kind: 'association', name: { fr: `Association ${name}`, ar: 'جمعية' }, acronym: name.toUpperCase() },
      name,
    ),
  ),
  on('01-02', `${NETWORK}/found`, {
    kind: 'regional-committee',
    name: { fr: 'Comité Atlas', ar: 'لجنة الأطلس', en: 'Atlas Committee' },
  }),
  on('01-02', `${NETWORK}/charter/adopt`, { values: [fr('Solidarité')], objectives: [fr('Protéger')] }),
  on('01-02', `${NETWORK}/priority-axes`, { title: fr('Enfance') }),
  on('01-02', `${NETWORK}/decision-rule`, { kind: 'majority', quorum: 50, majority: 60 }),
  ...members.flatMap((name) => [
    on('01-03', `${NETWORK}/members/@${name}/join`, { category: 'founding' }),
    on('01-04', `${NETWORK}/members/@${name}/sign-charter`, { version: 1 }),
  ]),
  on('01-05', `${NETWORK}/members/@dalil/request`, { category: 'full' }),
  on(
    '01-06',
    `${NETWORK}/working-groups`,
    { name: fr('Groupe enfance'), members: ['@amal', '@badr'], lead: '@amal' },
    'group',
  ),
];

const gathering: readonly Step[] = [
  on(
    '01-10',
    `${NETWORK}/workshops`,
    { startsOn: '2025-02-03', kind: 'workshop', title: fr('Atelier de planification') },
    'workshop',
  ),
  on('01-11', `${WORKSHOP}/agenda`, { sessions: [{ title: fr('Bilan') }, { title: fr('Plan') }] }, 'agenda'),
  on('01-12', `${WORKSHOP}/invitations`, { organisations: ['@amal', '@badr', '@chams'] }),
  on('01-15', `${WORKSHOP}/invitations/answer`, { organisation: '@amal', answer: 'accepted' }),
  on('02-03', `${WORKSHOP}/hold`),
  on('02-03', `${WORKSHOP}/attendance`, {
    organisations: [{ organisation: '@amal', participants: 2 }, { organisation: '@badr' }],
  }),
  on('02-03', `${WORKSHOP}/conclusions`, { session: '@agenda.0', conclusions: [fr('Il faut un suivi.')] }),
  on(
    '02-03',
    `${WORKSHOP}/recommendations`,
    { text: fr('Ouvrir une permanence'), addressee: { kind: 'workingGroup', id: '@group' } },
    'recommendation',
  ),
  on('02-10', `${WORKSHOP}/minutes`, { text: fr('Compte rendu') }),
];

const plan: readonly Step[] = [
  on(
    '02-04',
    `${NETWORK}/plans/2025/draft`,
    { objectives: [{ axis: fr('Enfance'), objective: fr('Accueillir') }] },
    'plan',
  ),
  on('02-05', `${NETWORK}/plans/2025/adopt`, { workshop: '@workshop' }),
  on(
    '02-06',
    `${NETWORK}/items`,
    {
      plan: '2025',
      objective: '@plan.0',
      title: fr('Permanence'),
      dueOn: '2025-06-30',
      recommendation: '@recommendation.0',
    },
    'item',
  ),
  on('02-07', `${ITEM}/assign`, { to: { kind: 'workingGroup', id: '@group' } }),
  byGroup('02-08', `${ITEM}/accept`),
  byGroup('03-01', `${ITEM}/start`),
  byGroup('04-01', `${ITEM}/progress`, { percent: 40, note: fr('Local trouvé') }),
  byGroup('05-01', `${ITEM}/progress`, { percent: 100 }),
  byGroup('06-01', `${ITEM}/complete`),
  on('06-05', `${ITEM}/verify`, { by: '@chams' }),
  on('02-06', `${NETWORK}/items`, { plan: '2025', title: fr('Guide'), dueOn: '2025-05-31' }, 'guide'),
  on('03-02', `${NETWORK}/items/@guide/assign`, { to: { kind: 'organisation', id: '@chams' } }),
  byChams('03-03', `${NETWORK}/items/@guide/accept`),
  byChams('03-04', `${NETWORK}/items/@guide/start`),
  byChams('03-05', `${NETWORK}/items/@guide/block`, { reason: fr('Budget') }),
  on(
    '02-08',
    `${NETWORK}/indicators`,
    { title: fr('Enfants reçus'), unit: fr('enfants'), baseline: 0, target: 200, direction: 'increase', plan: '2025' },
    'indicator',
  ),
  on('07-01', `${NETWORK}/indicators/@indicator/values`, { period: '2025-06', value: 80 }),
];

const advocacy: readonly Step[] = [
  on(
    '03-01',
    `${NETWORK}/positions`,
    { title: fr('Scolarisation'), text: fr('Que chaque enfant aille à l’école.'), workshop: '@workshop' },
    'position',
  ),
  on('03-02', `${POSITION}/consultation`, { closesOn: '2025-03-20' }),
  ...members.map((name) =>
    on('03-10', `${POSITION}/opinions`, { organisation: `@${name}`, opinion: 'support' }, `opinion-${name}`),
  ),
  on('03-20', `${POSITION}/consultation/close`),
  on('03-21', `${POSITION}/adopt`),
  on('03-22', `${POSITION}/publish`, { uri: 'https://atlas.example/scolarisation' }),
  on('03-23', `${POSITION}/submissions`, { authority: fr('Académie régionale') }, 'submission'),
  on('04-10', `${POSITION}/answers`, { submission: '@submission.0', kind: 'partly' }),
];

const byAmal = (day: string, path: string, content: object = {}, key?: string): Step => ({
  ...on(day, path, content, key),
  by: '@amal',
});

const CLINIC = `${NETWORK}/activities/@clinic`;

const presence: readonly Step[] = [
  on('01-07', `${NETWORK}/map/classification`, {
    fields: [
      { code: 'medical', name: fr('Soins médicaux'), sector: 'HEA' },
      { code: 'education', name: fr('Éducation'), sector: 'EDU' },
    ],
  }),
  on('01-07', `${NETWORK}/map/areas`, {
    vintage: 'MA-2015',
    areas: [
      { code: 'MA-04', name: { fr: 'Rabat-Salé-Kénitra', ar: 'الرباط سلا القنيطرة' }, level: 1, point: [-6.83, 34.02] },
      { code: 'MA-06', name: { fr: 'Casablanca-Settat' }, level: 1 },
    ],
  }),
  on('01-07', `${NETWORK}/map/confirmation-period`, { days: 120 }),
  on('01-08', `${NETWORK}/map/needs`, {
    area: 'MA-06',
    indicator: fr('Enfants non scolarisés'),
    value: 1500,
    period: '2024',
  }),
  byAmal(
    '01-20',
    `${NETWORK}/activities`,
    {
      ...{ organisation: '@amal', field: 'medical', area: 'MA-04', status: 'planned' },
      ...{ title: fr('Permanence médicale'), population: fr('Enfants'), startsOn: '2025-02', planned: 300, reached: 3 },
    },
    'clinic',
  ),
  byAmal('02-15', `${CLINIC}/status`, { to: 'ongoing' }),
  byAmal('03-15', `${CLINIC}/scope`, { reached: 80 }),
  byAmal('06-15', `${CLINIC}/confirm`),
  {
    ...byChams('02-20', `${NETWORK}/activities`, {
      ...{ organisation: '@chams', field: 'education', area: 'MA-04', status: 'ongoing', visibility: 'members' },
    }),
    key: 'lessons',
  },
  byAmal(
    '02-21',
    `${NETWORK}/activities`,
    { organisation: '@amal', field: 'education', area: 'MA-06', status: 'ongoing' },
    'library',
  ),
  byAmal('05-31', `${NETWORK}/activities/@library/end`, { reason: fr('Fin du bail') }),
  on('06-01', `${NETWORK}/lists/3w/reading`, {
    columns: [{ heading: 'Qui', to: 'organisation.name' }],
    organisations: [],
    fields: [{ name: 'Santé', code: 'medical' }],
    areas: [],
  }),
];

/** A year of a small network, in which every list and every answer of the API has something to tell. */
export const year = (): readonly Step[] => [...beginnings, ...gathering, ...plan, ...advocacy, ...presence];
