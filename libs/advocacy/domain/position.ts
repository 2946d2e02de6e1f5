import {
  type Day,
  type Event,
  type Evolve,
  lastDay,
  type Metadata,
  type PartialDate,
  type Text,
  type Visibility,
} from '#kernel';
import type { Dated, DecisionRule, Opinion, Tally } from './tally.js';

export const RESPONSES = ['accepted', 'partly', 'refused', 'acknowledged', 'no-answer'] as const;
export type ResponseKind = (typeof RESPONSES)[number];

/** Where a source gives no date: the fact then counts from when it was told, and nobody takes that for its date. */
interface Undatable {
  readonly dateUnknown?: boolean;
}

export type PositionEvent =
  | Event<
      'PositionDrafted',
      Undatable & {
        readonly title: Text;
        readonly text?: Text;
        readonly recommendation?: string;
        readonly workshop?: string;
      }
    >
  | Event<
      'PositionRevised',
      { readonly version: number; readonly title?: Text; readonly text?: Text; readonly note?: Text }
    >
  | Event<'ConsultationOpened', { readonly round: number; readonly closesOn: Day }>
  | Event<
      'OpinionGiven',
      {
        readonly organisation: string;
        readonly opinion: Opinion;
        readonly comment?: Text;
        /** Who may read the comment, where that is not everybody. */
        readonly commentVisibility?: Visibility;
      }
    >
  | Event<'ConsultationClosed', { readonly round: number } & Tally>
  | Event<'PositionAdopted', { readonly rule: DecisionRule }>
  | Event<'PositionRejected', { readonly rule: DecisionRule; readonly reason?: Text }>
  | Event<'PositionEndorsed', { readonly organisation: string }>
  | Event<'EndorsementWithdrawn', { readonly organisation: string; readonly reason?: Text }>
  | Event<'PositionPublished', Undatable & { readonly uri: string }>
  | Event<
      'PositionSubmitted',
      Undatable & {
        readonly submission: string;
        readonly authority: Text;
        readonly organisation?: string;
        readonly reference?: string;
      }
    >
  | Event<
      'ResponseReceived',
      { readonly answer: string; readonly submission: string; readonly kind: ResponseKind; readonly text?: Text }
    >
  | Event<'FollowUpScheduled', { readonly submission: string; readonly dueOn: Day; readonly what: Text }>
  | Event<'PositionSuperseded', { readonly by: string }>
  | Event<'PositionWithdrawn', { readonly reason: Text }>;

/** `on-record` is a position that is only known by its submission or publication: how it was decided is not recorded. */
export type PositionStatus =
  | 'unknown'
  | 'draft'
  | 'in-consultation'
  | 'consulted'
  | 'adopted'
  | 'on-record'
  | 'rejected'
  | 'superseded'
  | 'withdrawn';

/** What an organisation thinks of the text in consultation. */
export interface GivenOpinion extends Dated {
  readonly comment?: Text;
  readonly commentVisibility?: Visibility;
}

/** One round of consultation; it has a tally once it is closed. */
export interface Round {
  readonly number: number;
  readonly openedOn: PartialDate;
  readonly closesOn: Day;
  /** The opinion of each organisation that is its latest. */
  readonly opinions: ReadonlyMap<string, GivenOpinion>;
  readonly tally?: Tally;
}

export interface Submission {
  readonly authority: Text;
  readonly reference?: string;
  /** Unknown where the source gives no date. */
  readonly submittedOn?: PartialDate;
  readonly responses: readonly { readonly kind: ResponseKind; readonly text?: Text }[];
  readonly followUp?: { readonly dueOn: Day; readonly what: Text };
}

/** An advocacy position, as far as decisions need it. */
export interface Position {
  readonly status: PositionStatus;
  /** When it came to that status, where that is known. */
  readonly since?: PartialDate;
  readonly title?: Text;
  readonly text?: Text;
  readonly version: number;
  /** The latest round, whichever version of the text it was about. */
  readonly round?: Round;
  /** By organisation, since when. */
  readonly endorsements: ReadonlyMap<string, PartialDate>;
  readonly publications: ReadonlySet<string>;
  readonly submissions: ReadonlyMap<string, Submission>;
}

export const initialState: Position = {
  status: 'unknown',
  version: 0,
  endorsements: new Map(),
  publications: new Set(),
  submissions: new Map(),
};

/** Whether a network stands behind a position: only then is it endorsed, published and submitted. */
export const stands = ({ status }: Position): boolean => status === 'adopted' || status === 'on-record';

/** A draft that is submitted or published has been decided in a way that nobody recorded. */
export const onRecord = <Status extends string>(status: Status): Status | 'on-record' =>
  status === 'draft' ? 'on-record' : status;

/** The opinions with one more, in the order of telling; an older one that is told late changes nothing. */
function withOpinion(round: Round, organisation: string, given: GivenOpinion): Round {
  const before = round.opinions.get(organisation);
  if (before && lastDay(given.givenOn) < lastDay(before.givenOn)) return round;
  const others = [...round.opinions].filter(([id]) => id !== organisation);
  return { ...round, opinions: new Map([...others, [organisation, given]]) };
}

function withSubmission(position: Position, id: string, change: (submission: Submission) => Submission): Position {
  const submission = position.submissions.get(id);
  if (!submission) return position;
  return { ...position, submissions: new Map([...position.submissions, [id, change(submission)]]) };
}

const without = (
  endorsements: ReadonlyMap<string, PartialDate>,
  organisation: string,
): ReadonlyMap<string, PartialDate> => new Map([...endorsements].filter(([endorsing]) => endorsing !== organisation));

const became = (status: PositionStatus, { occurredOn }: Metadata): Pick<Position, 'status' | 'since'> => ({
  status,
  since: occurredOn,
});

export const evolve: Evolve<Position, PositionEvent> = {
  PositionDrafted: (position, { data: { title, text, dateUnknown }, metadata: { occurredOn } }) => ({
    ...position,
    status: 'draft',
    since: dateUnknown ? undefined : occurredOn,
    title,
    text,
    version: 1,
  }),
  PositionRevised: (position, { data: { version, title = position.title, text = position.text }, metadata }) => ({
    ...position,
    ...became('draft', metadata),
    title,
    text,
    version,
  }),
  ConsultationOpened: (position, { data: { round, closesOn }, metadata }) => ({
    ...position,
    ...became('in-consultation', metadata),
    round: { number: round, openedOn: metadata.occurredOn, closesOn, opinions: new Map() },
  }),
  OpinionGiven: (position, { data: { organisation, ...opinion }, metadata }) => ({
    ...position,
    round: position.round && withOpinion(position.round, organisation, { ...opinion, givenOn: metadata.occurredOn }),
  }),
  ConsultationClosed: (position, { data: { round: _, ...tally }, metadata }) => ({
    ...position,
    ...became('consulted', metadata),
    round: position.round && { ...position.round, tally },
  }),
  PositionAdopted: (position, { metadata }) => ({ ...position, ...became('adopted', metadata) }),
  PositionRejected: (position, { metadata }) => ({ ...position, ...became('rejected', metadata) }),
  PositionEndorsed: (position, { data, metadata }) => ({
    ...position,
    endorsements: new Map([...position.endorsements, [data.organisation, metadata.occurredOn]]),
  }),
  EndorsementWithdrawn: (position, { data }) => ({
    ...position,
    endorsements: without(position.endorsements, data.organisation),
  }),
  PositionPublished: (position, { data }) => ({
    ...position,
    status: onRecord(position.status),
    publications: new Set([...position.publications, data.uri]),
  }),
  PositionSubmitted: (position, { data: { submission, authority, reference, dateUnknown }, metadata }) => ({
    ...position,
    status: onRecord(position.status),
    submissions: new Map([
      ...position.submissions,
      [submission, { authority, reference, submittedOn: dateUnknown ? undefined : metadata.occurredOn, responses: [] }],
    ]),
  }),
  ResponseReceived: (position, { data: { submission, kind, text } }) =>
    withSubmission(position, submission, (sent) => ({ ...sent, responses: [...sent.responses, { kind, text }] })),
  FollowUpScheduled: (position, { data: { submission, dueOn, what } }) =>
    withSubmission(position, submission, (sent) => ({ ...sent, followUp: { dueOn, what } })),
  PositionSuperseded: (position, { metadata }) => ({ ...position, ...became('superseded', metadata) }),
  PositionWithdrawn: (position, { metadata }) => ({ ...position, ...became('withdrawn', metadata) }),
};
