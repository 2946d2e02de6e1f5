import { answer, Id, list, NoParameters, type QueryRoute } from '#kernel';
import { PlanYear } from '../domain/fields.js';
import { refuse } from '../domain/problems.js';
import type { IndicatorDocument } from '../views/indicator.document.js';
import { indicatorsView } from '../views/indicators.view.js';
import { IndicatorAnswer, indicatorFor, IndicatorSummary } from '../views/told-indicator.js';

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
    present: async (documents, { audience }) =>
      documents
        .map((indicator) => indicatorFor(audience, indicator))
        .map(({ values: _values, formerTargets: _former, ...summary }) => summary),
  }),
  answer<IndicatorAnswer, NoParameters>({
    path: '/networks/:network/indicators/:id',
    title: { fr: 'Un indicateur et ses valeurs', ar: 'مؤشر وقيمه', en: 'An indicator and its values' },
    answer: IndicatorAnswer,
    query: NoParameters,
    async run({ path, reader, audience }) {
      const indicator = await reader.get(indicatorsView, path.id!);
      return indicator && indicator.network === path.network
        ? indicatorFor(audience, indicator)
        : refuse('indicator-unknown');
    },
  }),
];
