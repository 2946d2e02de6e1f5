import { firstDay, lastDay, type PartialDate, type Refusal } from '#kernel';
import { refuse } from './problems.js';
import type { Addressee, Dates, Session, Workshop } from './workshop.js';

/** Refuses what only makes sense before a gathering. */
export const unlessScheduled = (workshop: Workshop): Refusal | undefined =>
  workshop.status === 'held' ? refuse('workshop-is-held') : unlessOn(workshop);

/** Refuses what only makes sense once a gathering was held, and what is dated before it was. */
export const unlessHeld = (workshop: Workshop, occurredOn: PartialDate): Refusal | undefined =>
  workshop.status === 'scheduled'
    ? refuse('workshop-not-held')
    : (unlessOn(workshop) ?? (workshop.dates && unlessBegun(workshop.dates, occurredOn)));

/** Refuses what took place at a gathering but is dated before it. */
export const unlessBegun = ({ startsOn }: Dates, occurredOn: PartialDate): Refusal | undefined =>
  lastDay(occurredOn) < firstDay(startsOn) ? refuse('before-the-gathering', { startsOn }) : undefined;

/** Refuses everything about a gathering that was called off. */
export const unlessOn = ({ status }: Workshop): Refusal | undefined =>
  status === 'cancelled' ? refuse('workshop-is-cancelled') : undefined;

/** Refuses dates that contradict each other: as partial dates, only where no day could make them right. */
export function unlessInOrder({ startsOn, endsOn, startsAt, endsAt }: Dates): Refusal | undefined {
  if (endsOn && lastDay(endsOn) < firstDay(startsOn))
    return refuse('ends-before-it-starts', { start: startsOn, end: endsOn });
  const sameDay = startsOn.length === 10 && (endsOn ?? startsOn) === startsOn;
  if (sameDay && startsAt && endsAt && endsAt < startsAt)
    return refuse('ends-before-it-starts', { start: startsAt, end: endsAt });
  return undefined;
}

/** Refuses to plan what is over by the day on which it is planned. */
export const unlessToCome = ({ startsOn, endsOn = startsOn }: Dates, occurredOn: PartialDate): Refusal | undefined =>
  lastDay(endsOn) < firstDay(occurredOn) ? refuse('starts-in-the-past', { startsOn }) : undefined;

/** Refuses invitations and answers that are dated after the gathering: told late is fine, given late is not. */
export function unlessInTime(workshop: Workshop, occurredOn: PartialDate): Refusal | undefined {
  const { status, dates } = workshop;
  const over = status === 'held' && dates && firstDay(occurredOn) > lastDay(dates.endsOn ?? dates.startsOn);
  return over ? refuse('workshop-is-over') : unlessOn(workshop);
}

/** Refuses a session that the agenda does not have; the gathering as a whole is always fine. */
export const unlessInAgenda = ({ sessions }: Workshop, session: string | undefined): Refusal | undefined =>
  session === undefined || sessions.some(({ id }) => id === session)
    ? undefined
    : refuse('session-unknown', { session });

/** Refuses an agenda that loses a session with conclusions, or names one twice. */
export function unlessKept(workshop: Workshop, sessions: readonly Session[]): Refusal | undefined {
  const ids = new Set<string>();
  for (const { id } of sessions) {
    if (ids.has(id)) return refuse('session-listed-twice', { session: id });
    ids.add(id);
  }
  const lost = workshop.sessions.find(({ id }) => workshop.conclusions.has(id) && !ids.has(id));
  return lost ? refuse('session-has-conclusions', { session: lost.id }) : undefined;
}

/** Refuses an addressee that cannot be found: organisations and groups go by id, all others by name. */
export function unlessNamed({ kind, id, name }: Addressee): Refusal | undefined {
  const known = kind === 'organisation' || kind === 'workingGroup';
  return (known ? id : name) === undefined ? refuse('addressee-unnamed') : undefined;
}
