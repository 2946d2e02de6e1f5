import { Flag, Id, InLanguages, list, OneOf, OnPartialDate, type QueryContext, type Text } from '#kernel';
import { allRecords, namesOf, workingGroupsView } from '#networks';
import { RecommendationDocument, recommendationsView, STATUSES } from '../views/recommendations.view.js';
import { workshopsView } from '../views/workshops.view.js';

class RecommendationFilter {
  @OneOf(STATUSES, { optional: true }) status?: (typeof STATUSES)[number];
  @Id({ optional: true, about: 'The gathering that issued it' }) workshop?: string;
  @Id({ optional: true, about: 'The organisation or working group that it is addressed to' }) addressee?: string;
}

/** A recommendation with the names around it. */
export class RecommendationRow extends RecommendationDocument {
  @InLanguages({ optional: true }) workshopTitle?: Text;
  @OnPartialDate({ optional: true }) workshopStartsOn?: string;
  @InLanguages({ optional: true, about: 'The name of whom it is addressed to' }) addressedTo?: Text;
  @Flag({ about: 'Still open after its due day' }) overdue: boolean;
}

/** Recommendations with the titles and names that they refer to. */
export async function presentRecommendations(
  documents: readonly RecommendationDocument[],
  { reader, today }: Pick<QueryContext, 'reader' | 'today'>,
): Promise<readonly RecommendationRow[]> {
  const addressed = (kind: string): string[] =>
    documents.flatMap(({ addressee }) => (addressee.kind === kind && addressee.id ? [addressee.id] : []));
  const named = await namesOf(reader, addressed('organisation'));
  const groups = await reader.getMany(workingGroupsView, addressed('workingGroup'));
  const workshops = await reader.getMany(workshopsView, [...new Set(documents.map(({ workshop }) => workshop))]);
  return documents.map((document) => {
    const { workshop: from, addressee, status, dueOn } = document;
    const workshop = workshops.find(({ id }) => id === from);
    const group = groups.find(({ id }) => id === addressee.id);
    const addressedTo = addressee.name ?? group?.name ?? (addressee.id ? named(addressee.id).name : undefined);
    const overdue = status === 'open' && dueOn !== undefined && dueOn < today;
    return { ...document, workshopTitle: workshop?.title, workshopStartsOn: workshop?.startsOn, addressedTo, overdue };
  });
}

export const recommendationsList = list<RecommendationDocument, RecommendationFilter, RecommendationRow>({
  path: '/networks/:network/recommendations',
  title: { fr: 'Recommandations d’un réseau', ar: 'توصيات شبكة', en: 'Recommendations of a network' },
  view: recommendationsView,
  query: RecommendationFilter,
  sorts: ['-issuedOn', 'dueOn', 'status'],
  where: async ({ reader, path, query: { status, workshop, addressee } }) => ({
    network: path.network,
    ...(status && { status }),
    ...(workshop && { workshop }),
    ...(addressee && { 'addressee.id': { $in: await allRecords(reader, [addressee]) } }),
  }),
  row: RecommendationRow,
  present: presentRecommendations,
});
