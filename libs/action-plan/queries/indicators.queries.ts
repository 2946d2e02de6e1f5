import { answer, Id, list, NoParameters, type QueryRoute } from '#kernel';
import { PlanYear } from '../domain/fields.js';
import { refuse } from '../domain/problems.js';
import { IndicatorDocument, IndicatorSummary } from '../views/indicator.document.js';
import { indicatorsView } from '../views/indicators.view.js';

/** What a list of indicators can be narrowed down to. */
class IndicatorParameters {
  @PlanYear({ optional: true }) plan?: string;
  @Id({ optional: true }) objective?: string;
}

/** Indicators, and their values. */
export const indicators: readonly QueryRoute[] = [
  list<IndicatorDocument, IndicatorParameters, IndicatorSummary>({
    path: '/networks/:network/indicators',
    title: { fr: 'Indicateurs', ar: 'المؤشرات', en: 'Indicators' },
    view: indicatorsView,
    query: IndicatorParameters,
    where: ({ path, query: { plan, objective } }) => ({
      network: path.network,
      ...(plan && { plan }),
      ...(objective && { objective }),
    }),
    sorts: ['id', 'plan'],
    row: IndicatorSummary,
    present: (documents) =>
      Promise.resolve(documents.map(({ values: _values, formerTargets: _former, ...summary }) => summary)),
  }),
  answer<IndicatorDocument, NoParameters>({
    path: '/networks/:network/indicators/:id',
    title: { fr: 'Un indicateur et ses valeurs', ar: 'مؤشر وقيمه', en: 'An indicator and its values' },
    answer: IndicatorDocument,
    query: NoParameters,
    async run({ path, reader }) {
      const indicator = await reader.get(indicatorsView, path.id!);
      return indicator && indicator.network === path.network ? indicator : refuse('indicator-unknown');
    },
  }),
];
