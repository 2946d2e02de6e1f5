import {
  answer,
  Flag,
  InLanguages,
  list,
  NoParameters,
  PartList,
  type QueryRoute,
  type Reader,
  type Refusal,
  type Text,
} from '#kernel';
import { organisationNames } from '#networks';
import { recommendationsView } from '#workshops';
import { planId } from '../domain/fields.js';
import { refuse } from '../domain/problems.js';
import { itemFor } from '../views/confidential-item.js';
import { ItemSummary, isOverdue, summaryOf } from '../views/item-summary.js';
import { ItemDocument, OwnershipDocument } from '../views/item.document.js';
import { itemsView } from '../views/items.view.js';
import { plansView } from '../views/plans.view.js';
import { itemFilter, ItemParameters } from './item-filter.js';
import { ownerNames } from './owner-names.js';

/** An owner that an item had, by name. */
class NamedOwnership extends OwnershipDocument {
  @InLanguages({ optional: true }) name?: Text;
}

/** An item with all that it went through, and the names and titles that it refers to. */
class ItemAnswer extends ItemDocument {
  @InLanguages({ optional: true }) ownerName?: Text;
  @InLanguages({ optional: true, about: 'What it is to achieve' }) objectiveText?: Text;
  @InLanguages({ optional: true, about: 'The recommendation that it takes up' }) recommendationText?: Text;
  @InLanguages({ optional: true }) verifiedByName?: Text;
  @Flag() overdue: boolean;
  @PartList(() => NamedOwnership) declare owners: readonly NamedOwnership[];
}

/** What stands behind the ids in an item. */
async function surroundings(
  { network, plan: year, objective, recommendation, verifiedBy }: ItemDocument,
  reader: Reader,
) {
  const plan = objective ? await reader.get(plansView, planId(network, year)) : undefined;
  const names = verifiedBy ? await organisationNames(reader, [verifiedBy]) : undefined;
  return {
    objectiveText: plan?.objectives.find(({ id }) => id === objective)?.objective,
    recommendationText: recommendation ? (await reader.get(recommendationsView, recommendation))?.text : undefined,
    verifiedByName: verifiedBy ? names?.get(verifiedBy)?.name : undefined,
  };
}

/** Items, and all that each went through. */
export const items: readonly QueryRoute[] = [
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
    async run({ path, reader, today, audience }): Promise<ItemAnswer | Refusal> {
      const found = await reader.get(itemsView, path.id!);
      if (found?.network !== path.network) return refuse('item-unknown');
      const item = itemFor(audience, found!);
      const named = await ownerNames(reader, item.owners);
      return {
        ...item,
        ...(await surroundings(item, reader)),
        owners: item.owners.map((owner) => ({ ...owner, name: named.get(owner.id)?.name })),
        ownerName: item.owner && named.get(item.owner.id)?.name,
        overdue: isOverdue(item, today),
      };
    },
  }),
];
