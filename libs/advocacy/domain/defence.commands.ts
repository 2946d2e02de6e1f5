import { command, type Day, firstDay, Id, InLanguages, lastDay, Line, OnDay, OneOf, same, TextContent } from '#kernel';
import { Uri } from './fields.js';
import { type Position, type PositionEvent, type ResponseKind, RESPONSES, stands } from './position.js';
import { unlessAlive, unlessInSequence, unlessStanding, unlessSubmitted } from './position.rules.js';
import { refuse } from './problems.js';

export class EndorsePosition {
  @Id() organisation: string;
}

export class WithdrawEndorsement {
  @Id() organisation: string;
  @InLanguages({ optional: true }) reason?: TextContent;
}

export class PublishPosition {
  @Uri() uri: string;
}

export class SubmitPosition {
  @InLanguages() authority: TextContent;
  @Id({ optional: true, about: 'The same authority, where it is a registered organisation' }) organisation?: string;
  @Line({ optional: true }) reference?: string;
}

export class RecordResponse {
  @Id() submission: string;
  @OneOf(RESPONSES) kind: ResponseKind;
  @InLanguages({ optional: true }) text?: TextContent;
}

export class ScheduleFollowUp {
  @Id() submission: string;
  @OnDay() dueOn: Day;
  @InLanguages() what: TextContent;
}

export class SupersedePosition {
  @Id({ about: 'The position that takes its place' }) by: string;
}

export class WithdrawPosition {
  @InLanguages() reason: TextContent;
}

/** The position that is to take another's place. */
export interface SuccessorFacts {
  readonly successor: Position;
}

/** What is decided about a position that its network stands behind. */
export const defence = {
  EndorsePosition: command<Position, PositionEvent, EndorsePosition>({
    content: EndorsePosition,
    on: 'exists',
    title: { fr: 'Appuyer une position', ar: 'مساندة موقف', en: 'Endorse a position' },
    decide({ organisation }, position, { occurredOn }) {
      const refusal = unlessStanding(position, occurredOn);
      if (refusal) return refusal;
      if (position.endorsements.has(organisation)) return refuse('already-endorsed');
      return [{ type: 'PositionEndorsed', data: { organisation } }];
    },
  }),

  WithdrawEndorsement: command<Position, PositionEvent, WithdrawEndorsement>({
    content: WithdrawEndorsement,
    on: 'exists',
    title: { fr: 'Retirer un appui', ar: 'سحب مساندة', en: 'Withdraw an endorsement' },
    decide({ organisation, reason }, position, { occurredOn }) {
      const since = position.endorsements.get(organisation);
      if (since === undefined) return refuse('not-endorsed');
      if (lastDay(occurredOn) < firstDay(since)) return refuse('before-the-endorsement', { since });
      return unlessAlive(position) ?? [{ type: 'EndorsementWithdrawn', data: { organisation, reason } }];
    },
  }),

  PublishPosition: command<Position, PositionEvent, PublishPosition>({
    content: PublishPosition,
    on: 'exists',
    title: { fr: 'Publier une position', ar: 'نشر موقف', en: 'Publish a position' },
    decide({ uri }, position, { occurredOn }) {
      const refusal = unlessStanding(position, occurredOn);
      if (refusal) return refusal;
      if (position.publications.has(uri)) return refuse('already-published-there');
      return [{ type: 'PositionPublished', data: { uri } }];
    },
  }),

  SubmitPosition: command<Position, PositionEvent, SubmitPosition>({
    content: SubmitPosition,
    on: 'exists',
    title: { fr: 'Remettre à une autorité', ar: 'تقديم إلى سلطة', en: 'Submit to an authority' },
    decide({ authority, organisation, reference }, position, { occurredOn, newId }) {
      const refusal = unlessStanding(position, occurredOn);
      if (refusal) return refusal;
      const told = [...position.submissions.values()].some(
        (sent) => same(sent.authority, authority) && sent.reference === reference && sent.submittedOn === occurredOn,
      );
      if (told) return refuse('already-submitted');
      return [{ type: 'PositionSubmitted', data: { submission: newId(), authority, organisation, reference } }];
    },
  }),

  RecordResponse: command<Position, PositionEvent, RecordResponse>({
    content: RecordResponse,
    on: 'exists',
    title: { fr: 'Enregistrer une réponse', ar: 'تسجيل رد', en: 'Record an answer' },
    decide({ submission, kind, text }, position, { newId, occurredOn }) {
      const sent = position.submissions.get(submission);
      if (!sent) return refuse('submission-unknown', { submission });
      const early = unlessSubmitted(sent, occurredOn);
      if (early) return early;
      if (sent.responses.some((response) => same(response, { kind, text }))) return refuse('same-response');
      return [{ type: 'ResponseReceived', data: { answer: newId(), submission, kind, text } }];
    },
  }),

  ScheduleFollowUp: command<Position, PositionEvent, ScheduleFollowUp>({
    content: ScheduleFollowUp,
    on: 'exists',
    title: { fr: 'Prévoir une relance', ar: 'برمجة متابعة', en: 'Schedule a follow-up' },
    decide({ submission, dueOn, what }, position, { occurredOn }) {
      const sent = position.submissions.get(submission);
      if (!sent) return refuse('submission-unknown', { submission });
      const early = unlessSubmitted(sent, occurredOn);
      if (early) return early;
      if (dueOn < firstDay(occurredOn)) return refuse('follow-up-in-the-past', { dueOn });
      if (same(sent.followUp, { dueOn, what })) return refuse('same-follow-up');
      return unlessAlive(position) ?? [{ type: 'FollowUpScheduled', data: { submission, dueOn, what } }];
    },
  }),

  SupersedePosition: command<Position, PositionEvent, SupersedePosition, SuccessorFacts>({
    content: SupersedePosition,
    on: 'exists',
    title: { fr: 'Remplacer par une autre', ar: 'إحلال موقف آخر محله', en: 'Replace by another' },
    decide({ by }, position, { id, occurredOn, facts: { successor } }) {
      const refusal = unlessStanding(position, occurredOn) ?? unlessInSequence(position, occurredOn);
      if (refusal) return refusal;
      if (by === id) return refuse('supersedes-itself');
      if (!stands(successor)) return refuse('superseding-does-not-stand', { by });
      return [{ type: 'PositionSuperseded', data: { by } }];
    },
  }),

  WithdrawPosition: command<Position, PositionEvent, WithdrawPosition>({
    content: WithdrawPosition,
    on: 'exists',
    title: { fr: 'Retirer une position', ar: 'سحب موقف', en: 'Withdraw a position' },
    decide: ({ reason }, position, { occurredOn }) =>
      unlessAlive(position) ??
      unlessInSequence(position, occurredOn) ?? [{ type: 'PositionWithdrawn', data: { reason } }],
  }),
};
