import { OBJECTIVES } from './plan.js';
import { tell, text, type Told } from './telling.js';

/** The quarters by their last month, and the day on which their values are reported. */
const QUARTERS: readonly [period: string, reported: string][] = [
  ['2026-03', '04-10'],
  ['2026-06', '07-10'],
  ['2026-09', '10-09'],
];
const WHOLE = 'whole';

interface Measure {
  readonly title: object;
  readonly unit: object;
  readonly under: string;
  readonly from: number;
  readonly to: number;
  readonly regions?: Readonly<Record<string, readonly [from: number, to: number]>>;
}

/** Values by region, one for each quarter; `undefined` where none was reported with the others. */
type Values = Readonly<Record<string, readonly (number | undefined)[]>>;

function indicator(
  key: string,
  { title, unit, under, from, to, regions = {} }: Measure,
  values: Values,
): readonly Told[] {
  const aims = Object.entries(regions).map(([region, [baseline, target]]) => ({ region, baseline, target }));
  const direction = to > from ? 'increase' : 'decrease';
  const defined = { title, unit, baseline: from, target: to, direction, plan: '2026', objective: under, regions: aims };
  const reported = Object.entries(values).flatMap(([region, row]) =>
    row.flatMap((value, quarter) => (value === undefined ? [] : [report(key, region, quarter, value)])),
  );
  return [tell(key, 'indicators', '01-26', defined), ...reported];
}

function report(indicator: string, region: string, quarter: number, value: number, late?: string): Told {
  const [period, on] = QUARTERS[quarter]!;
  const content = { period, value, ...(region === WHOLE ? {} : { region }) };
  return tell(
    `${indicator}-${region.toLowerCase()}-${quarter + 1}`,
    `indicators/@${indicator}/values`,
    late ?? on,
    content,
  );
}

/** A correction of a value, by the key of the step that reported it. */
const correct = (reported: string, indicator: string, on: string, value: number, reason: object): Told =>
  tell(`${reported}-corrected`, `indicators/@${indicator}/values/correct`, on, { id: `@${reported}.0`, value, reason });

const LATE = text(
  'Les chiffres de l’Oriental sont arrivés en juin',
  'وصلت أرقام جهة الشرق في يونيو',
  'The Oriental’s figures came in June',
);
const TWICE = text('Trois actes comptés deux fois', 'احتُسبت ثلاثة رسوم مرتين', 'Three certificates were counted twice');
const PERCENT = text('%', '%', '%');
const PERSONS = text('personnes', 'أشخاص', 'persons');

/** What the year is measured by: by quarter, and by region where that says more. */
export const indicators: readonly Told[] = [
  ...indicator(
    'births',
    {
      title: text('Actes de naissance obtenus', 'رسوم الولادة المحصَّل عليها', 'Birth certificates obtained'),
      unit: text('actes', 'رسوم', 'certificates'),
      ...{ under: OBJECTIVES.registry, from: 0, to: 120 },
      regions: { 'MA-01': [0, 50], 'MA-02': [0, 40], 'MA-09': [0, 30] },
    },
    { [WHOLE]: [14, 52, 88], 'MA-01': [14, 31, 43], 'MA-02': [undefined, 9, 18], 'MA-09': [undefined, 12, 27] },
  ),
  report('births', 'MA-02', 0, 6, '06-12'),
  correct('births-whole-1', 'births', '06-12', 20, LATE),
  correct('births-ma-01-2', 'births', '08-20', 28, TWICE),
  correct('births-whole-2', 'births', '08-20', 49, TWICE),
  ...indicator(
    'focal-points',
    {
      title: text('Régions avec un référent formé', 'جهات لها مرجع مكوَّن', 'Regions with a trained focal point'),
      unit: text('régions', 'جهات', 'regions'),
      ...{ under: OBJECTIVES.focal, from: 1, to: 12 },
    },
    { [WHOLE]: [1, 5, 5] },
  ),
  ...indicator(
    'schooled',
    {
      title: text(
        'Enfants inscrits à l’école dans le mois',
        'أطفال سُجلوا بالمدرسة خلال شهر',
        'Children enrolled within a month',
      ),
      unit: PERCENT,
      ...{ under: OBJECTIVES.school, from: 48, to: 80 },
      regions: { 'MA-01': [41, 75], 'MA-06': [55, 85] },
    },
    { [WHOLE]: [50, 57, 66], 'MA-01': [42, 44, 49], 'MA-06': [57, 68, 79] },
  ),
  ...indicator(
    'refusals',
    {
      title: text(
        'Refus de soins restés sans recours',
        'حالات رفض العلاج دون تظلم',
        'Refusals of care without a remedy',
      ),
      unit: PERCENT,
      ...{ under: OBJECTIVES.care, from: 90, to: 40 },
    },
    { [WHOLE]: [88, 71, 58] },
  ),
  tell('refusals-target', 'indicators/@refusals/target', '05-25', {
    target: 50,
    reason: text(
      'L’atelier de mai juge la cible hors d’atteinte cette année',
      'ترى ورشة ماي أن الهدف بعيد المنال هذه السنة',
      'The May workshop finds the target out of reach this year',
    ),
  }),
  ...indicator(
    'interpreted',
    {
      title: text(
        'Rendez-vous tenus avec un interprète',
        'مواعيد بحضور مترجم',
        'Appointments held with an interpreter',
      ),
      unit: PERCENT,
      ...{ under: OBJECTIVES.interpreters, from: 30, to: 70 },
    },
    { [WHOLE]: [31, 38, 61] },
  ),
  ...indicator(
    'places',
    {
      title: text('Places d’urgence ouvertes', 'الأماكن الاستعجالية المفتوحة', 'Emergency places open'),
      unit: text('places', 'أماكن', 'places'),
      ...{ under: OBJECTIVES.shelter, from: 24, to: 60 },
      regions: { 'MA-02': [6, 14], 'MA-04': [10, 20], 'MA-07': [8, 26] },
    },
    { [WHOLE]: [24, 34, 34], 'MA-02': [6, 6, 6], 'MA-04': [10, 20, 20], 'MA-07': [8, 8, undefined] },
  ),
  ...indicator(
    'reply-time',
    {
      title: text(
        'Délai médian de réponse à un référencement',
        'الأجل الوسيط للجواب على إحالة',
        'Median time to answer a referral',
      ),
      unit: text('jours', 'أيام', 'days'),
      ...{ under: OBJECTIVES.referral, from: 12, to: 3 },
    },
    { [WHOLE]: [13, 9, 5] },
  ),
  ...indicator(
    'learners',
    {
      title: text('Inscriptions aux cours de langue', 'التسجيلات في دروس اللغة', 'Enrolments in language courses'),
      ...{ unit: PERSONS, under: OBJECTIVES.trades, from: 0, to: 240 },
    },
    { [WHOLE]: [61, 118] },
  ),
  tell('learners-whole-3', 'indicators/@learners/values', '10-09', {
    ...{ period: '2026-09', value: 174 },
    disaggregated: [
      { label: text('femmes', 'نساء', 'women'), count: 93 },
      { label: text('moins de 25 ans', 'أقل من 25 سنة', 'under 25'), count: 58 },
    ],
  }),
];
