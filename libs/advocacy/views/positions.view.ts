import { folded, lastDay, type Metadata, type PartialDate, type Text, view } from '#kernel';
import { onRecord, type PositionEvent } from '../domain/position.js';
import {
  type OpinionDocument,
  PositionDocument,
  type RoundDocument,
  type SubmissionDocument,
} from './position.document.js';

const dated = (dateUnknown: boolean | undefined, { occurredOn }: Metadata): PartialDate | undefined =>
  dateUnknown ? undefined : occurredOn;

/** Changes the last of several rounds, which is the one that is open. */
const inLastRound = (
  document: PositionDocument,
  change: (round: RoundDocument) => RoundDocument,
): readonly RoundDocument[] =>
  document.rounds.map((round, index, { length }) => (index === length - 1 ? change(round) : round));

/** A round with one more opinion: in place of the organisation's former one, unless that is newer. */
function withOpinion(round: RoundDocument, given: OpinionDocument): RoundDocument {
  const before = round.opinions.find(({ organisation }) => organisation === given.organisation);
  if (before && lastDay(given.givenOn) < lastDay(before.givenOn)) return round;
  return { ...round, opinions: [...round.opinions.filter((opinion) => opinion !== before), given] };
}

const inSubmission = (
  document: PositionDocument,
  id: string,
  change: (submission: SubmissionDocument) => SubmissionDocument,
): readonly SubmissionDocument[] =>
  document.submissions.map((submission) => (submission.id === id ? change(submission) : submission));

const searchable = (name: Text): readonly string[] => Object.values(name).map((each: string) => folded(each));

/** The register of positions: one document each. */
export const positionsView = view<PositionDocument, PositionEvent>({
  name: 'positions',
  version: 1,
  scope: 'network',
  document: PositionDocument,
  indexes: [['network', 'status']],
  starts: {
    PositionDrafted: ({ data, metadata, revision }, id) => ({
      id,
      revision,
      network: metadata.network,
      status: 'draft',
      title: data.title,
      text: data.text,
      version: 1,
      draftedOn: dated(data.dateUnknown, metadata),
      recommendation: data.recommendation,
      workshop: data.workshop,
      rounds: [],
      endorsements: [],
      publications: [],
      submissions: [],
      authorities: [],
    }),
  },
  changes: {
    PositionRevised: (document, { data: { version, title, text }, revision }) => ({
      ...document,
      revision,
      status: 'draft',
      version,
      title: title ?? document.title,
      text: text ?? document.text,
      decision: undefined,
    }),
    ConsultationOpened: (document, { data: { round, closesOn }, metadata, revision }) => ({
      ...document,
      revision,
      status: 'in-consultation',
      rounds: [
        ...document.rounds,
        { number: round, version: document.version, openedOn: metadata.occurredOn, closesOn, opinions: [] },
      ],
    }),
    OpinionGiven: (document, { data, metadata, revision }) => ({
      ...document,
      revision,
      rounds: inLastRound(document, (round) => withOpinion(round, { ...data, givenOn: metadata.occurredOn })),
    }),
    ConsultationClosed: (document, { data: { round: _, ...tally }, metadata, revision }) => ({
      ...document,
      revision,
      status: 'consulted',
      rounds: inLastRound(document, (round) => ({ ...round, closedOn: metadata.occurredOn, tally })),
    }),
    PositionAdopted: (document, { data: { rule }, metadata, revision }) => ({
      ...document,
      revision,
      status: 'adopted',
      decision: { outcome: 'adopted', on: metadata.occurredOn, rule },
    }),
    PositionRejected: (document, { data: { rule, reason }, metadata, revision }) => ({
      ...document,
      revision,
      status: 'rejected',
      decision: { outcome: 'rejected', on: metadata.occurredOn, rule, reason },
    }),
    PositionEndorsed: (document, { data: { organisation }, metadata, revision }) => ({
      ...document,
      revision,
      endorsements: [...document.endorsements, { organisation, on: metadata.occurredOn }],
    }),
    EndorsementWithdrawn: (document, { data, revision }) => ({
      ...document,
      revision,
      endorsements: document.endorsements.filter(({ organisation }) => organisation !== data.organisation),
    }),
    PositionPublished: (document, { data: { uri, dateUnknown }, metadata, revision }) => ({
      ...document,
      revision,
      status: onRecord(document.status),
      publications: [...document.publications, { uri, on: dated(dateUnknown, metadata) }],
    }),
    PositionSubmitted: (document, { data: { submission, dateUnknown, ...data }, metadata, revision }) => ({
      ...document,
      revision,
      status: onRecord(document.status),
      submissions: [
        ...document.submissions,
        { ...data, id: submission, submittedOn: dated(dateUnknown, metadata), responses: [], awaitingAnswer: true },
      ],
      authorities: [...document.authorities, ...searchable(data.authority)],
    }),
    ResponseReceived: (document, { data: { answer, submission, kind, text }, metadata, revision }) => ({
      ...document,
      revision,
      submissions: inSubmission(document, submission, (sent) => ({
        ...sent,
        responses: [...sent.responses, { id: answer, kind, text, receivedOn: metadata.occurredOn }],
        awaitingAnswer: sent.awaitingAnswer && kind === 'acknowledged',
        followUp: kind === 'acknowledged' || kind === 'no-answer' ? sent.followUp : undefined,
      })),
    }),
    FollowUpScheduled: (document, { data: { submission, dueOn, what }, revision }) => ({
      ...document,
      revision,
      submissions: inSubmission(document, submission, (sent) => ({ ...sent, followUp: { dueOn, what } })),
    }),
    PositionSuperseded: (document, { data: { by }, revision }) => ({
      ...document,
      revision,
      status: 'superseded',
      supersededBy: by,
    }),
    PositionWithdrawn: (document, { data: { reason }, revision }) => ({
      ...document,
      revision,
      status: 'withdrawn',
      withdrawnBecause: reason,
    }),
  },
});
