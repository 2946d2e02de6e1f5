import {
  answer,
  Flag,
  Id,
  InLanguages,
  list,
  NoParameters,
  PartList,
  type QueryRoute,
  type Refusal,
  type Text,
} from '#kernel';
import { planId, PlanYear } from './domain/fields.js';
import { refuse } from './domain/problems.js';
import { itemFilter, ItemParameters } from './item-filter.js';
import { ownerNames } from './owner-names.js';
import { tasks } from './tasks.js';
import { Board } from './views/board.document.js';
import { boardOf } from './views/board.js';
import { IndicatorDocument, IndicatorSummary } from './views/indicator.document.js';
import { indicatorsView } from './views/indicators.view.js';
import { ItemSummary, isOverdue, summaryOf } from './views/item-summary.js';
import { ItemDocument, OwnershipDocument } from './views/item.document.js';
import { itemsView } from './views/items.view.js';
import { PlanDocument, plansView } from './views/plans.view.js';

/** An owner that an item had, by name. */
export class NamedOwnership extends OwnershipDocument {
  @InLanguages({ optional: true }) name?: Text;
}

/** An item with all that it went through. */
export class ItemAnswer extends ItemDocument {
  @InLanguages({ optional: true }) ownerName?: Text;
  @Flag() overdue: boolean;
  @PartList(() => NamedOwnership) declare owners: readonly NamedOwnership[];
}

/** What a list of indicators can be narrowed down to. */
export class IndicatorParameters {
  @PlanYear({ optional: true }) plan?: string;
  @Id({ optional: true }) objective?: string;
}

const plans: readonly QueryRoute[] = [
  list({
    path: '/networks/:network/plans',
    title: { fr: "Plans d'action", ar: 'خطط العمل', en: 'Action plans' },
    view: plansView,
    query: NoParameters,
    where: ({ path }) => ({ network: path.network }),
    sorts: ['-year'],
  }),
  answer<PlanDocument, NoParameters>({
    path: '/networks/:network/plans/:plan',
    title: { fr: "Un plan d'action", ar: 'خطة عمل', en: 'An action plan' },
    answer: PlanDocument,
    query: NoParameters,
    run: async ({ path, reader }) =>
      (await reader.get(plansView, planId(path.network!, path.plan!))) ?? refuse('plan-unknown', { plan: path.plan }),
  }),
  answer<Board, NoParameters>({
    path: '/networks/:network/plans/:plan/board',
    title: { fr: "Le tableau d'un plan d'action", ar: 'لوحة خطة عمل', en: 'The board of an action plan' },
    answer: Board,
    query: NoParameters,
    async run({ path: { network, plan: year }, reader, today }) {
      const plan = await reader.get(plansView, planId(network!, year!));
      if (!plan) return refuse('plan-unknown', { plan: year });
      const items = await reader.find(itemsView, { filter: { network, plan: year } });
      return boardOf(
        plan,
        items,
        today,
        await ownerNames(
          reader,
          items.map(({ owner }) => owner),
        ),
      );
    },
  }),
];

const items: readonly QueryRoute[] = [
  list<ItemDocument, ItemParameters, ItemSummary>({
    path: '/networks/:network/items',
    title: { fr: 'Actions', ar: 'الأنشطة', en: 'Action items' },
    view: itemsView,
    query: ItemParameters,
    where: itemFilter,
    sorts: ['dueOn', 'plan', 'status', 'percent', 'weight', 'region'],
    row: ItemSummary,
    async present(documents, { reader, today }) {
      const names = await ownerNames(
        reader,
        documents.map(({ owner }) => owner),
      );
      return documents.map((item) => summaryOf(item, today, names));
    },
  }),
  answer<ItemAnswer, NoParameters>({
    path: '/networks/:network/items/:id',
    title: { fr: 'Une action', ar: 'نشاط', en: 'An action item' },
    answer: ItemAnswer,
    query: NoParameters,
    async run({ path, reader, today }): Promise<ItemAnswer | Refusal> {
      const item = await reader.get(itemsView, path.id!);
      if (!item || item.network !== path.network) return refuse('item-unknown');
      const names = await ownerNames(reader, item.owners);
      const owners = item.owners.map((owner) => ({ ...owner, name: names.get(owner.id)?.name }));
      return {
        ...item,
        owners,
        ownerName: item.owner && names.get(item.owner.id)?.name,
        overdue: isOverdue(item, today),
      };
    },
  }),
];

const indicators: readonly QueryRoute[] = [
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

/** The `GET` routes: plans and their boards, items, tasks and indicators. */
export const queries: readonly QueryRoute[] = [...plans, ...items, ...tasks, ...indicators];
