import {
  type Day,
  type DecisionContext,
  effectiveDay,
  firstDay,
  lastDay,
  type PartialDate,
  type Refusal,
} from '#kernel';
import { type Position, type PositionStatus, type Round, stands, type Submission } from './position.js';
import { refuse } from './problems.js';
import { type DecisionRule, inFavour, type Tally, type Verdict } from './tally.js';

const hasEnded = (status: PositionStatus): boolean => status === 'withdrawn' || status === 'superseded';

/** Refuses what only happens to a position that was neither withdrawn nor replaced. */
export const unlessAlive = ({ status }: Position): Refusal | undefined =>
  hasEnded(status) ? refuse('position-has-ended') : undefined;

/** Refuses what only happens before a text is adopted, and not while members give their opinion on it. */
export function unlessOpenToChange(position: Position): Refusal | undefined {
  if (position.status === 'in-consultation')
    return refuse('consultation-is-open', { closesOn: position.round?.closesOn });
  return stands(position) ? refuse('position-is-adopted') : unlessAlive(position);
}

/** Refuses to confirm a result where there is none: only a text whose consultation was closed is adopted or rejected. */
export function unlessConsulted(position: Position): Refusal | undefined {
  if (position.status === 'rejected') return refuse('position-is-rejected');
  if (position.status === 'draft') return refuse('not-consulted-on');
  return unlessOpenToChange(position);
}

/** Refuses a stage that is dated before the one that it follows on. */
export const unlessInSequence = ({ since }: Position, occurredOn: PartialDate): Refusal | undefined =>
  since !== undefined && lastDay(occurredOn) < firstDay(since) ? refuse('before-the-last-stage', { since }) : undefined;

/** Refuses what only happens to a position that its network stands behind, and since it does. */
export function unlessStanding(position: Position, occurredOn: PartialDate): Refusal | undefined {
  if (!stands(position)) return unlessAlive(position) ?? refuse('position-does-not-stand');
  return position.status === 'adopted' ? unlessInSequence(position, occurredOn) : undefined;
}

/** Refuses an opinion that was not given while the consultation was open: told late is fine, given late is not. */
export const unlessDuring = ({ openedOn, closesOn }: Round, occurredOn: PartialDate): Refusal | undefined =>
  firstDay(occurredOn) > closesOn || lastDay(occurredOn) < firstDay(openedOn)
    ? refuse('outside-the-consultation', { openedOn, closesOn })
    : undefined;

/** Refuses what follows on a submission but is dated before it. */
export const unlessSubmitted = ({ submittedOn }: Submission, occurredOn: PartialDate): Refusal | undefined =>
  submittedOn !== undefined && lastDay(occurredOn) < firstDay(submittedOn)
    ? refuse('before-the-submission', { submittedOn })
    : undefined;

/** The day from which a fact counts that is told now. */
export const dayOfTelling = ({ occurredOn, today }: Pick<DecisionContext, 'occurredOn' | 'today'>): Day =>
  effectiveDay(occurredOn, today);

/** Why a tally does not adopt, in numbers. */
export function refusalOf(verdict: Exclude<Verdict, 'adopted'>, tally: Tally, rule: DecisionRule): Refusal {
  const numbers = { ...tally, ...rule, favour: inFavour(tally) };
  switch (verdict) {
    case 'no-quorum':
      return refuse('quorum-not-reached', {
        ...numbers,
        needed: Math.max(1, Math.ceil((rule.quorum * tally.eligible) / 100)),
      });
    case 'no-majority':
      return refuse('majority-not-reached', numbers);
    case 'objected':
      return refuse('objections-remain', numbers);
  }
}
