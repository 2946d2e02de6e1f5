import {
  answer,
  type Filter,
  Flag,
  folded,
  Id,
  ID,
  InLanguages,
  Line,
  list,
  NoParameters,
  OneOf,
  OnPartialDate,
  Part,
  PartList,
  type QueryContext,
  type Reader,
  type Refusal,
  type Text,
  Whole,
} from '#kernel';
import { allRecords, NamedOrganisation, namesOf } from '#networks';
import { recommendationsView, workshopsView } from '#workshops';
import { refuse } from '../domain/problems.js';
import { PositionDocument, RoundDocument, STATUSES, SubmissionDocument } from '../views/position.document.js';
import { positionFor } from '../views/confidential-position.js';
import { positionsView } from '../views/positions.view.js';
import { PUBLIC, readsDeliberation } from '../views/public-position.js';
import { positionAsked } from './position-asked.js';

class PositionFilter {
  @OneOf(STATUSES, { optional: true }) status?: (typeof STATUSES)[number];
  @Line({ optional: true, about: 'Submitted to this authority: part of its name, or its id where it is registered' })
  authority?: string;
  @Flag({ optional: true, about: 'In force, and some authority has not answered yet' }) awaitingAnswer?: boolean;
  @Flag({ optional: true, about: 'In force, with a follow-up that is due today or was before' }) followUpDue?: boolean;
}

/** A position in a list. */
class PositionRow {
  @Id() id: string;
  @Whole() revision: number;
  @OneOf(STATUSES) status: (typeof STATUSES)[number];
  @InLanguages() title: Text;
  @Whole({ about: 'Of the text' }) version: number;
  @OnPartialDate({ optional: true }) draftedOn?: string;
  @Part(() => RoundDocument, { optional: true, about: 'The latest round of consultation' }) round?: RoundDocument;
  @PartList(() => NamedOrganisation) endorsedBy: readonly NamedOrganisation[];
  @Whole() publications: number;
  @PartList(() => SubmissionDocument) submissions: readonly SubmissionDocument[];
}

/** A position in full, with the names and titles that it refers to. */
class PositionAnswer extends PositionDocument {
  @PartList(() => NamedOrganisation) endorsedBy: readonly NamedOrganisation[];
  @InLanguages({ optional: true, about: 'The gathering that it comes from' }) workshopTitle?: Text;
  @InLanguages({ optional: true, about: 'The recommendation that it takes up' }) recommendationText?: Text;
  @InLanguages({ optional: true, about: 'The position that took its place' }) supersededByTitle?: Text;
}

const byAuthority = async (authority: string, reader: Reader): Promise<Filter> =>
  ID.test(authority)
    ? { 'submissions.organisation': { $in: await allRecords(reader, [authority]) } }
    : { authorities: { $regex: folded(authority) } };

const IN_FORCE: Filter = { status: { $in: ['adopted', 'on-record'] } };

/** A condition on positions in force, or its contrary. */
const inForce = (condition: Filter, wanted: boolean): Filter =>
  wanted ? { $and: [IN_FORCE, condition] } : { $nor: [{ $and: [IN_FORCE, condition] }] };

async function conditions(context: QueryContext<PositionFilter>): Promise<readonly Filter[]> {
  const { query, reader, today, path, audience } = context;
  const { status, authority, awaitingAnswer, followUpDue } = query;
  const due = { submissions: { $elemMatch: { 'followUp.dueOn': { $lte: today } } } };
  return [
    { network: path.network },
    ...(readsDeliberation(audience, path.network!) ? [] : [PUBLIC]),
    ...(status ? [{ status }] : []),
    ...(authority ? [await byAuthority(authority, reader)] : []),
    ...(awaitingAnswer === undefined ? [] : [inForce({ 'submissions.awaitingAnswer': true }, awaitingAnswer)]),
    ...(followUpDue === undefined ? [] : [inForce(due, followUpDue)]),
  ];
}

const endorsing = ({ endorsements }: PositionDocument): readonly string[] =>
  endorsements.map(({ organisation }) => organisation);

export const positionsList = list<PositionDocument, PositionFilter, PositionRow>({
  path: '/networks/:network/positions',
  title: { fr: 'Positions d’un réseau', ar: 'مواقف شبكة', en: 'Positions of a network' },
  view: positionsView,
  query: PositionFilter,
  sorts: ['-draftedOn', 'status'],
  where: async (context) => ({ $and: await conditions(context) }),
  row: PositionRow,
  async present(documents, { reader, audience }) {
    const named = await namesOf(reader, documents.flatMap(endorsing));
    const told = documents.flatMap((document) => positionFor(audience, document) ?? []);
    return told.map((document) => {
      const { id, revision, status, title, version, draftedOn, rounds, publications, submissions } = document;
      const endorsedBy = endorsing(document).map(named);
      return {
        ...{ id, revision, status, title, version, draftedOn, submissions },
        ...{ round: rounds.at(-1), endorsedBy, publications: publications.length },
      };
    });
  },
});

/** The position that took another's place, as far as an audience may know of it. */
async function successorOf(
  { supersededBy }: PositionDocument,
  { reader, audience }: Pick<QueryContext, 'reader' | 'audience'>,
): Promise<PositionDocument | undefined> {
  const successor = supersededBy ? await reader.get(positionsView, supersededBy) : undefined;
  return successor && positionFor(audience, successor);
}

export const positionAnswer = answer<PositionAnswer, NoParameters>({
  path: '/networks/:network/positions/:id',
  title: { fr: 'Une position', ar: 'موقف', en: 'A position' },
  answer: PositionAnswer,
  query: NoParameters,
  async run(context): Promise<PositionAnswer | Refusal> {
    const { reader, path } = context;
    const document = await positionAsked(context);
    if (!document) return refuse('position-unknown', { id: path.id });
    const { workshop, recommendation } = document;
    const successor = await successorOf(document, context);
    const named = await namesOf(reader, endorsing(document));
    return {
      ...document,
      endorsedBy: endorsing(document).map(named),
      workshopTitle: workshop ? (await reader.get(workshopsView, workshop))?.title : undefined,
      recommendationText: recommendation ? (await reader.get(recommendationsView, recommendation))?.text : undefined,
      supersededBy: successor?.id,
      supersededByTitle: successor?.title,
    };
  },
});
