import {
  command,
  type Day,
  firstDay,
  Flag,
  Id,
  InLanguages,
  lastDay,
  Line,
  OnDay,
  OneOf,
  same,
  TextContent,
  unlessPublic,
  VISIBILITIES,
  type Visibility,
} from '#kernel';
import { Uri } from './fields.js';
import type { Position, PositionEvent } from './position.js';
import {
  dayOfTelling,
  refusalOf,
  unlessConsulted,
  unlessDuring,
  unlessInSequence,
  unlessOpenToChange,
} from './position.rules.js';
import { refuse } from './problems.js';
import { type DecisionRule, type Electorate, inFavour, type Opinion, OPINIONS, tallyOf, verdictOf } from './tally.js';

/** What a position says and what it comes from. */
class PositionContent {
  @InLanguages() title: TextContent;
  @Id({ optional: true, about: 'The recommendation that it takes up' }) recommendation?: string;
  @Id({ optional: true, about: 'The gathering that it comes from' }) workshop?: string;
}

export class DraftPosition extends PositionContent {
  @InLanguages() text: TextContent;
}

export class RecordPosition extends PositionContent {
  @InLanguages({ optional: true }) text?: TextContent;
  @InLanguages({ optional: true, about: 'To whom it was submitted, where it was' }) authority?: TextContent;
  @Id({ optional: true, about: 'The same authority, where it is a registered organisation' }) organisation?: string;
  @Line({ optional: true, about: 'Of the submission' }) reference?: string;
  @Uri({ optional: true, about: 'Where it was published' }) uri?: string;
  @Flag({ optional: true, about: 'The source gives no date: say so, rather than have today taken for it' })
  dateUnknown?: boolean;
}

export class RevisePosition {
  @InLanguages({ optional: true }) title?: TextContent;
  @InLanguages({ optional: true }) text?: TextContent;
  @InLanguages({ optional: true, about: 'What changes and why' }) note?: TextContent;
}

export class OpenConsultation {
  @OnDay({ about: 'The last day to give an opinion; who is an active member then has a vote' }) closesOn: Day;
}

export class GiveOpinion {
  @Id() organisation: string;
  @OneOf(OPINIONS) opinion: Opinion;
  @InLanguages({ optional: true }) comment?: TextContent;
  @OneOf(VISIBILITIES, { optional: true, about: 'Who may read the comment; everybody by default' })
  commentVisibility?: Visibility;
}

export class CloseConsultation {}

export class AdoptPosition {}

export class RejectPosition {
  @InLanguages({ optional: true }) reason?: TextContent;
}

/** Where an organisation stands in the network on a day, as far as votes go. */
export interface StandingFacts {
  isActiveOn(day: Day): boolean;
}

/** The network's active members on a day. */
export interface ElectorateFacts {
  electorateOn(day: Day): Electorate;
}

export interface RuleFacts {
  /** How the network decided on a day, where it had said so. */
  ruleOn(day: Day): DecisionRule | undefined;
}

/** What is decided until a network has made up its mind. */
export const deliberation = {
  DraftPosition: command<Position, PositionEvent, DraftPosition>({
    content: DraftPosition,
    on: 'new',
    title: { fr: 'Rédiger une position', ar: 'صياغة موقف', en: 'Draft a position' },
    decide: ({ title, text, recommendation, workshop }) => [
      { type: 'PositionDrafted', data: { title, text, recommendation, workshop } },
    ],
  }),

  RecordPosition: command<Position, PositionEvent, RecordPosition>({
    content: RecordPosition,
    on: 'new',
    title: { fr: 'Enregistrer une position passée', ar: 'تسجيل موقف سابق', en: 'Record a past position' },
    decide(
      { title, text, recommendation, workshop, authority, organisation, reference, uri, dateUnknown },
      _,
      { newId },
    ) {
      const shown: PositionEvent[] = [];
      if (uri) shown.push({ type: 'PositionPublished', data: { uri, dateUnknown } });
      if (authority) {
        const data = { submission: newId(), authority, organisation, reference, dateUnknown };
        shown.push({ type: 'PositionSubmitted', data });
      } else if (organisation || reference) return refuse('authority-unnamed');
      if (shown.length === 0) return refuse('nothing-on-record');
      return [{ type: 'PositionDrafted', data: { title, text, recommendation, workshop, dateUnknown } }, ...shown];
    },
  }),

  RevisePosition: command<Position, PositionEvent, RevisePosition>({
    content: RevisePosition,
    on: 'exists',
    title: { fr: 'Réviser le texte', ar: 'مراجعة النص', en: 'Revise the text' },
    decide({ title, text, note }, position, { occurredOn }) {
      const refusal = unlessOpenToChange(position) ?? unlessInSequence(position, occurredOn);
      if (refusal) return refusal;
      if (same(title ?? position.title, position.title) && same(text ?? position.text, position.text))
        return refuse('same-text');
      return [{ type: 'PositionRevised', data: { version: position.version + 1, title, text, note } }];
    },
  }),

  OpenConsultation: command<Position, PositionEvent, OpenConsultation, RuleFacts>({
    content: OpenConsultation,
    on: 'exists',
    title: { fr: 'Ouvrir une consultation', ar: 'فتح تشاور', en: 'Open a consultation' },
    decide({ closesOn }, position, context) {
      const { occurredOn, facts } = context;
      const refusal = unlessOpenToChange(position) ?? unlessInSequence(position, occurredOn);
      if (refusal) return refusal;
      if (position.status === 'rejected') return refuse('position-is-rejected');
      if (!position.text) return refuse('position-has-no-text');
      const rule = facts.ruleOn(dayOfTelling(context));
      if (position.status === 'consulted' && rule && verdictOf(position.round!.tally!, rule) !== 'no-quorum')
        return refuse('result-to-confirm');
      if (closesOn < firstDay(occurredOn)) return refuse('closes-before-it-opens', { opensOn: occurredOn, closesOn });
      return [{ type: 'ConsultationOpened', data: { round: (position.round?.number ?? 0) + 1, closesOn } }];
    },
  }),

  GiveOpinion: command<Position, PositionEvent, GiveOpinion, StandingFacts>({
    content: GiveOpinion,
    on: 'exists',
    title: { fr: 'Donner un avis', ar: 'إبداء رأي', en: 'Give an opinion' },
    decide({ organisation, opinion, comment, ...content }, { status, round }, context) {
      if (status !== 'in-consultation' || !round) return refuse('consultation-not-open');
      const refusal = unlessDuring(round, context.occurredOn);
      if (refusal) return refusal;
      if (!context.facts.isActiveOn(dayOfTelling(context))) return refuse('opinion-of-no-member', { organisation });
      const given = { opinion, comment, commentVisibility: comment && unlessPublic(content.commentVisibility) };
      const before = round.opinions.get(organisation);
      if (before && same(before, { ...given, givenOn: before.givenOn })) return refuse('same-opinion');
      return [{ type: 'OpinionGiven', data: { organisation, ...given } }];
    },
  }),

  CloseConsultation: command<Position, PositionEvent, CloseConsultation, ElectorateFacts>({
    content: CloseConsultation,
    on: 'exists',
    title: { fr: 'Clore la consultation', ar: 'إغلاق التشاور', en: 'Close the consultation' },
    decide(_, { status, round }, { occurredOn, facts }) {
      if (status !== 'in-consultation' || !round) return refuse('consultation-not-open');
      const { closesOn, opinions, number } = round;
      if (lastDay(occurredOn) < closesOn) return refuse('consultation-still-running', { closesOn });
      const tally = tallyOf(opinions, facts.electorateOn(closesOn));
      return [{ type: 'ConsultationClosed', data: { round: number, ...tally } }];
    },
  }),

  AdoptPosition: command<Position, PositionEvent, AdoptPosition, RuleFacts>({
    content: AdoptPosition,
    on: 'exists',
    title: { fr: 'Confirmer l’adoption', ar: 'تأكيد الاعتماد', en: 'Confirm the adoption' },
    decide(_, position, context) {
      const refusal = unlessConsulted(position) ?? unlessInSequence(position, context.occurredOn);
      if (refusal) return refusal;
      const rule = context.facts.ruleOn(dayOfTelling(context));
      if (!rule) return refuse('no-decision-rule');
      const tally = position.round!.tally!;
      const verdict = verdictOf(tally, rule);
      return verdict === 'adopted' ? [{ type: 'PositionAdopted', data: { rule } }] : refusalOf(verdict, tally, rule);
    },
  }),

  RejectPosition: command<Position, PositionEvent, RejectPosition, RuleFacts>({
    content: RejectPosition,
    on: 'exists',
    title: { fr: 'Confirmer le rejet', ar: 'تأكيد الرفض', en: 'Confirm the rejection' },
    decide({ reason }, position, context) {
      const refusal = unlessConsulted(position) ?? unlessInSequence(position, context.occurredOn);
      if (refusal) return refusal;
      const rule = context.facts.ruleOn(dayOfTelling(context));
      if (!rule) return refuse('no-decision-rule');
      const tally = position.round!.tally!;
      const verdict = verdictOf(tally, rule);
      if (verdict === 'adopted') return refuse('rule-adopts-it', { ...tally, favour: inFavour(tally) });
      if (verdict === 'no-quorum') return refusalOf(verdict, tally, rule);
      return [{ type: 'PositionRejected', data: { rule, reason } }];
    },
  }),
};
