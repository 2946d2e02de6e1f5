import {
  answer,
  type Filter,
  NoParameters,
  OnDay,
  PartList,
  type QueryContext,
  type Reader,
  type Refusal,
  Whole,
} from '#kernel';
import { allRecords, organisationsView, workingGroupsView } from '#networks';
import { ownerNames } from './owner-names.js';
import { byUrgency, ItemSummary, summaryOf } from '../views/item-summary.js';
import { itemsView } from '../views/items.view.js';

/** What somebody is asked to do, the most urgent first. */
export class Tasks {
  @OnDay() today: string;
  @Whole() overdue: number;
  @Whole() dueSoon: number;
  @Whole() toAccept: number;
  @PartList(() => ItemSummary, { max: 10_000 }) tasks: readonly ItemSummary[];
}

const ASKED = ['assigned', 'accepted', 'started'];

async function tasksOf(
  owners: readonly string[],
  within: Filter,
  { reader, today }: QueryContext<NoParameters>,
): Promise<Tasks> {
  const filter = { ...within, 'owner.id': { $in: owners }, status: { $in: ASKED } };
  const items = await reader.find(itemsView, { filter });
  const names = await ownerNames(
    reader,
    items.map(({ owner }) => owner),
  );
  const tasks = items.map((item) => summaryOf(item, today, names)).sort(byUrgency);
  const count = (flag: 'overdue' | 'dueSoon' | 'toAccept') => tasks.filter((task) => task[flag]).length;
  return { today, overdue: count('overdue'), dueSoon: count('dueSoon'), toAccept: count('toAccept'), tasks };
}

/** An organisation, under all its records, and the active groups that it is in. */
async function withGroups(organisation: string, within: Filter, reader: Reader): Promise<readonly string[]> {
  const records = await allRecords(reader, [organisation]);
  const filter = { ...within, status: 'active', members: { $in: records } };
  const groups = await reader.find(workingGroupsView, { filter });
  return [...records, ...groups.map(({ id }) => id)];
}

async function ofOrganisation(within: Filter, context: QueryContext<NoParameters>): Promise<Tasks | Refusal> {
  const { path, reader } = context;
  if (!(await reader.get(organisationsView, path.id!)))
    return { refused: 'organisation-unknown', values: { organisation: path.id } };
  return tasksOf(await withGroups(path.id!, within, reader), within, context);
}

async function ofGroup(context: QueryContext<NoParameters>): Promise<Tasks | Refusal> {
  const { network, id } = context.path;
  const group = await context.reader.get(workingGroupsView, id!);
  return group?.network === network
    ? tasksOf([id!], { network }, context)
    : { refused: 'working-group-unknown', values: {} };
}

/** The questions "what is asked of us?", of an organisation or of a group. */
export const tasks = [
  answer({
    path: '/networks/:network/members/:id/tasks',
    title: {
      fr: 'Ce qui est demandé à une organisation et à ses groupes de travail',
      ar: 'ما هو مطلوب من منظمة ومن مجموعات عملها',
      en: 'What is asked of an organisation and of its working groups',
    },
    answer: Tasks,
    query: NoParameters,
    run: (context) => ofOrganisation({ network: context.path.network }, context),
  }),
  answer({
    path: '/organisations/:id/tasks',
    title: {
      fr: 'Ce qui est demandé à une organisation dans les réseaux que vous lisez',
      ar: 'ما هو مطلوب من منظمة في الشبكات التي تطلعون عليها',
      en: 'What is asked of an organisation in the networks that you read',
    },
    answer: Tasks,
    query: NoParameters,
    run: (context) => ofOrganisation({ network: { $in: [...context.audience.networks.keys()] } }, context),
  }),
  answer({
    path: '/networks/:network/working-groups/:id/tasks',
    title: {
      fr: 'Ce qui est demandé à un groupe de travail',
      ar: 'ما هو مطلوب من مجموعة عمل',
      en: 'What is asked of a working group',
    },
    answer: Tasks,
    query: NoParameters,
    run: ofGroup,
  }),
];
