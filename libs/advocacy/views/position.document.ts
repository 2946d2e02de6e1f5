import {
  type Day,
  Flag,
  Id,
  InLanguages,
  Line,
  NetworkKey,
  OnDay,
  OneOf,
  OnPartialDate,
  Part,
  PartList,
  Quantity,
  SearchedList,
  type Text,
  VISIBILITIES,
  type Visibility,
  Whole,
} from '#kernel';
import { type PositionStatus, type ResponseKind, RESPONSES } from '../domain/position.js';
import { type DecisionRule, type Opinion, OPINIONS, type Tally } from '../domain/tally.js';

export const STATUSES = [
  'draft',
  'in-consultation',
  'consulted',
  'adopted',
  'on-record',
  'rejected',
  'superseded',
  'withdrawn',
] as const satisfies readonly PositionStatus[];

/** One opinion of a round; an organisation's latest is the one that counts. */
export class OpinionDocument {
  @Id() organisation: string;
  @OneOf(OPINIONS) opinion: Opinion;
  @InLanguages({ optional: true }) comment?: Text;
  @OneOf(VISIBILITIES, { optional: true, about: 'Who may read the comment; everybody without' })
  commentVisibility?: Visibility;
  @OnPartialDate() givenOn: string;
}

/** What was counted when a round closed: organisations, each once. */
export class TallyDocument implements Tally {
  @Whole({ about: 'Active members on the closing day' }) eligible: number;
  @Whole({ about: 'Those that gave an opinion, abstentions included' }) voted: number;
  @Whole() support: number;
  @Whole() supportWithReservation: number;
  @Whole() object: number;
  @Whole() abstain: number;
}

/** One round of consultation, on one version of the text. */
export class RoundDocument {
  @Whole({ min: 1 }) number: number;
  @Whole({ min: 1, about: 'Of the text that was asked about' }) version: number;
  @OnPartialDate() openedOn: string;
  @OnDay() closesOn: Day;
  @OnPartialDate({ optional: true }) closedOn?: string;
  @PartList(() => OpinionDocument) opinions: readonly OpinionDocument[];
  @Part(() => TallyDocument, { optional: true }) tally?: Tally;
}

export class DecisionRuleDocument {
  @OneOf(['majority', 'consensus']) kind: DecisionRule['kind'];
  @Quantity({ about: 'Percent of the eligible' }) quorum: number;
  @Quantity({ optional: true, about: 'Percent of those for or against' }) majority?: number;
}

/** What was decided, by which rule. */
export class DecisionDocument {
  @OneOf(['adopted', 'rejected']) outcome: 'adopted' | 'rejected';
  @OnPartialDate() on: string;
  @Part(() => DecisionRuleDocument) rule: DecisionRuleDocument;
  @InLanguages({ optional: true }) reason?: Text;
}

export class EndorsementDocument {
  @Id() organisation: string;
  @OnPartialDate() on: string;
}

export class PublicationDocument {
  @Line({ max: 2_000 }) uri: string;
  @OnPartialDate({ optional: true }) on?: string;
}

/** An authority's answer, or the fact that none came. */
export class ResponseDocument {
  @Id() id: string;
  @OneOf(RESPONSES) kind: ResponseKind;
  @InLanguages({ optional: true }) text?: Text;
  @OnPartialDate() receivedOn: string;
}

export class FollowUpDocument {
  @OnDay() dueOn: Day;
  @InLanguages() what: Text;
}

/** A position in the hands of an authority. */
export class SubmissionDocument {
  @Id() id: string;
  @InLanguages() authority: Text;
  @Id({ optional: true }) organisation?: string;
  @Line({ optional: true }) reference?: string;
  @OnPartialDate({ optional: true, about: 'Missing where the source gives no date' }) submittedOn?: string;
  @PartList(() => ResponseDocument) responses: readonly ResponseDocument[];
  @Flag({ about: 'Nothing but an acknowledgement has come yet' }) awaitingAnswer: boolean;
  @Part(() => FollowUpDocument, { optional: true, about: 'The next follow-up, until an answer settles it' })
  followUp?: FollowUpDocument;
}

/** An advocacy position with its rounds, its submissions and their answers. */
export class PositionDocument {
  @Id() id: string;
  @Whole() revision: number;
  @NetworkKey() network: string;
  @OneOf(STATUSES) status: (typeof STATUSES)[number];
  @InLanguages() title: Text;
  @InLanguages({ optional: true }) text?: Text;
  @Whole({ min: 1, about: 'Of the text' }) version: number;
  @OnPartialDate({ optional: true, about: 'Missing where the source gives no date' }) draftedOn?: string;
  @Id({ optional: true }) recommendation?: string;
  @Id({ optional: true }) workshop?: string;
  @PartList(() => RoundDocument) rounds: readonly RoundDocument[];
  @Part(() => DecisionDocument, { optional: true }) decision?: DecisionDocument;
  @PartList(() => EndorsementDocument) endorsements: readonly EndorsementDocument[];
  @PartList(() => PublicationDocument) publications: readonly PublicationDocument[];
  @PartList(() => SubmissionDocument) submissions: readonly SubmissionDocument[];
  @SearchedList({ about: 'Names of the authorities, as they are searched for' }) authorities: readonly string[];
  @Id({ optional: true }) supersededBy?: string;
  @InLanguages({ optional: true }) withdrawnBecause?: Text;
}
