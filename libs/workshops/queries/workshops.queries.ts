import {
  answer,
  type Day,
  type Filter,
  Id,
  InLanguages,
  list,
  NoParameters,
  OnDay,
  OneOf,
  OnPartialDate,
  Part,
  PartList,
  type Refusal,
  Whole,
  type Text,
} from '#kernel';
import { KINDS, type WorkshopKind } from '../domain/workshop.js';
import { refuse } from '../domain/problems.js';
import { allRecords, NamedOrganisation, namesOf } from '#networks';
import { countsOf, Participation, ParticipationCounts, participationOf, workshopFor } from './participation.js';
import { presentRecommendations, RecommendationRow } from './recommendations.queries.js';
import { recommendationsView } from '../views/recommendations.view.js';
import { WorkshopDocument, workshopsView } from '../views/workshops.view.js';

const STATUSES = ['scheduled', 'held', 'cancelled'] as const;

/** Which gatherings are meant. */
export class PeriodFilter {
  @OneOf(KINDS, { optional: true }) kind?: WorkshopKind;
  @OnDay({ optional: true, about: 'Only what may end on this day or later' }) from?: Day;
  @OnDay({ optional: true, about: 'Only what may begin on this day or earlier' }) to?: Day;
}

class WorkshopFilter extends PeriodFilter {
  @OneOf(STATUSES, { optional: true }) status?: (typeof STATUSES)[number];
  @Id({ optional: true, about: 'Only what this organisation attended' }) attended?: string;
}

/** A gathering in a list. */
class WorkshopRow {
  @Id() id: string;
  @Whole() revision: number;
  @OneOf(STATUSES) status: (typeof STATUSES)[number];
  @OneOf(KINDS) kind: WorkshopKind;
  @InLanguages() title: Text;
  @OnPartialDate() startsOn: string;
  @OnPartialDate({ optional: true }) endsOn?: string;
  @InLanguages({ optional: true }) place?: Text;
  @Part(() => NamedOrganisation, { optional: true }) host?: NamedOrganisation;
  @Part(() => ParticipationCounts) counts: ParticipationCounts;
  @Whole() recommendations: number;
}

/** A gathering in full, with names. */
class WorkshopAnswer extends WorkshopDocument {
  @Part(() => NamedOrganisation, { optional: true }) hostedBy?: NamedOrganisation;
  @PartList(() => NamedOrganisation) organisedBy: readonly NamedOrganisation[];
  @Part(() => ParticipationCounts) counts: ParticipationCounts;
  @PartList(() => Participation) participation: readonly Participation[];
  @PartList(() => RecommendationRow) issued: readonly RecommendationRow[];
}

/** The filter that says the same. */
export const during = ({ kind, from, to }: PeriodFilter): Filter => ({
  ...(kind && { kind }),
  ...(from && { lastDay: { $gte: from } }),
  ...(to && { firstDay: { $lte: to } }),
});

export const workshopsList = list<WorkshopDocument, WorkshopFilter, WorkshopRow>({
  path: '/networks/:network/workshops',
  title: { fr: 'Rencontres d’un réseau', ar: 'لقاءات شبكة', en: 'Gatherings of a network' },
  view: workshopsView,
  query: WorkshopFilter,
  sorts: ['-firstDay', 'lastDay', 'kind', 'status'],
  where: async ({ reader, path, query: { status, attended, ...period } }) => ({
    network: path.network,
    ...(status && { status }),
    ...(attended && { 'attendance.organisation': { $in: await allRecords(reader, [attended]) } }),
    ...during(period),
  }),
  row: WorkshopRow,
  async present(documents, { reader }) {
    const named = await namesOf(
      reader,
      documents.flatMap(({ host }) => host ?? []),
    );
    return documents.map((document) => {
      const { id, revision, status, kind, title, startsOn, endsOn, place, host, recommendations } = document;
      const counts = countsOf(document);
      return {
        ...{ id, revision, status, kind, title, startsOn, endsOn, place },
        ...{ host: host ? named(host) : undefined, counts, recommendations },
      };
    });
  },
});

export const workshopAnswer = answer<WorkshopAnswer, NoParameters>({
  path: '/networks/:network/workshops/:id',
  title: { fr: 'Une rencontre', ar: 'لقاء', en: 'A gathering' },
  answer: WorkshopAnswer,
  query: NoParameters,
  async run(context): Promise<WorkshopAnswer | Refusal> {
    const { reader, path, audience } = context;
    const found = await reader.get(workshopsView, path.id!);
    if (found?.network !== path.network) return refuse('workshop-unknown', { id: path.id });
    const document = workshopFor(audience, found!);
    const { host, organisers, invitations, attendance } = document;
    const taking = [...invitations, ...attendance].map(({ organisation }) => organisation);
    const named = await namesOf(reader, [...(host ? [host] : []), ...organisers, ...taking]);
    const issued = await reader.find(recommendationsView, { filter: { workshop: document.id }, sort: { order: 1 } });
    return {
      ...document,
      hostedBy: host ? named(host) : undefined,
      organisedBy: organisers.map(named),
      counts: countsOf(document),
      participation: participationOf(document, named),
      issued: await presentRecommendations(issued, context),
    };
  },
});
