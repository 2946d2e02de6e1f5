import {
  answer,
  InLanguages,
  list,
  NoParameters,
  Part,
  type QueryContext,
  type QueryRoute,
  type Reader,
  type Refusal,
  type Text,
} from '#kernel';
import { workshopsView } from '#workshops';
import { planId, YEAR } from '../domain/fields.js';
import { refuse } from '../domain/problems.js';
import { Board } from '../views/board.document.js';
import { boardOf } from '../views/board.js';
import { itemsView } from '../views/items.view.js';
import { PlanDocument, plansView } from '../views/plans.view.js';
import { ownerNames } from './owner-names.js';

/** A plan with the titles of the workshops that it refers to. */
class PlanAnswer extends PlanDocument {
  @InLanguages({ optional: true, about: 'The workshop that asked for it' }) draftedAfterTitle?: Text;
  @InLanguages({ optional: true, about: 'The workshop that adopted it' }) adoptedByTitle?: Text;
}

/** The board of a plan, with the titles around it. */
class BoardAnswer extends Board {
  @Part(() => PlanAnswer) declare plan: PlanAnswer;
}

/** The plan that a path names, by its year or by its id. */
async function planIn({ path, reader }: QueryContext<NoParameters>): Promise<PlanDocument | undefined> {
  const [network, key] = [path.network!, path.plan!];
  const plan = await reader.get(plansView, YEAR.test(key) ? planId(network, key) : key);
  return plan?.network === network ? plan : undefined;
}

async function withTitles(plan: PlanDocument, reader: Reader): Promise<PlanAnswer> {
  const ids = [plan.draftedAfter, plan.adoptedBy].filter((id) => id !== undefined);
  const titles = new Map((await reader.getMany(workshopsView, [...new Set(ids)])).map(({ id, title }) => [id, title]));
  const titleOf = (id: string | undefined): Text | undefined => (id === undefined ? undefined : titles.get(id));
  return { ...plan, draftedAfterTitle: titleOf(plan.draftedAfter), adoptedByTitle: titleOf(plan.adoptedBy) };
}

async function boardIn(context: QueryContext<NoParameters>): Promise<BoardAnswer | Refusal> {
  const { path, reader, today } = context;
  const plan = await planIn(context);
  if (!plan) return refuse('plan-unknown', { plan: path.plan });
  const items = await reader.find(itemsView, { filter: { network: plan.network, plan: plan.year } });
  const owners = items.map(({ owner }) => owner);
  return { ...boardOf(plan, items, today, await ownerNames(reader, owners)), plan: await withTitles(plan, reader) };
}

/** Plans, and their boards. */
export const plans: readonly QueryRoute[] = [
  list({
    path: '/networks/:network/plans',
    title: { fr: "Plans d'action", ar: 'خطط العمل', en: 'Action plans' },
    view: plansView,
    query: NoParameters,
    where: ({ path }) => ({ network: path.network }),
    sorts: ['-year'],
  }),
  answer<PlanAnswer, NoParameters>({
    path: '/networks/:network/plans/:plan',
    title: { fr: "Un plan d'action", ar: 'خطة عمل', en: 'An action plan' },
    answer: PlanAnswer,
    query: NoParameters,
    async run(context): Promise<PlanAnswer | Refusal> {
      const plan = await planIn(context);
      return plan ? withTitles(plan, context.reader) : refuse('plan-unknown', { plan: context.path.plan });
    },
  }),
  answer<BoardAnswer, NoParameters>({
    path: '/networks/:network/plans/:plan/board',
    title: { fr: "Le tableau d'un plan d'action", ar: 'لوحة خطة عمل', en: 'The board of an action plan' },
    answer: BoardAnswer,
    query: NoParameters,
    run: boardIn,
  }),
];
