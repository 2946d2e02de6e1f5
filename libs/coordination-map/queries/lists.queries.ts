import { answer, list, NoParameters, type QueryRoute } from '#kernel';
import { refuse } from '../domain/problems.js';
import { ListDocument, listId, listsView } from '../views/lists.view.js';

/** The lists of activities that a network takes in, with what became of them. */
export const lists: readonly QueryRoute[] = [
  list<ListDocument, NoParameters>({
    path: '/networks/:network/lists',
    title: { fr: 'Listes importées', ar: 'اللوائح المستوردة', en: 'Lists that were imported' },
    view: listsView,
    query: NoParameters,
    where: ({ path }) => ({ network: path.network }),
    sorts: ['list'],
  }),
  answer<ListDocument, NoParameters>({
    path: '/networks/:network/lists/:id',
    title: { fr: 'Une liste importée', ar: 'لائحة مستوردة', en: 'A list that was imported' },
    answer: ListDocument,
    query: NoParameters,
    run: async ({ reader, path }) =>
      (await reader.get(listsView, listId(path.network!, path.id!))) ?? refuse('list-unknown', { list: path.id }),
  }),
];
