import type { ItemDocument } from '#action-plan';
import type { PositionDocument } from '#advocacy';
import { DAY, type Day, type Instant, lastDay, type PartialDate, type Text } from '#kernel';
import type { WorkshopDocument } from '#workshops';

/** The days of an entry, the last one included, and its local times, `HH:MM`, where it has any. */
export interface EntryDates {
  readonly startsOn: Day;
  readonly endsOn?: Day;
  /** On the first day; an entry without it takes the whole of its days. */
  readonly startsAt?: string;
  /** On the last day. */
  readonly endsAt?: string;
}

/**
 * Something that stands in a calendar. It follows from one document alone: `uid` never changes, `sequence` rises with what moves the entry or
 * takes it out, and the same document always makes the same entry (RFC 5545, 3.8.4.7 and 3.8.7.4).
 */
export interface CalendarEntry {
  readonly uid: string;
  readonly sequence: number;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  readonly kind: 'workshop' | 'deadline' | 'consultation';
  readonly title: Text;
  readonly description?: Text;
  readonly place?: Text;
  readonly url?: string;
  readonly dates: EntryDates;
  readonly changedAt: Instant;
}

/** A gathering, once its day is settled. A last day that is not is left out. */
export function entryOfWorkshop(workshop: WorkshopDocument, publicUrl: string): CalendarEntry | undefined {
  const { id, network, status, title, purpose, place, startsOn, endsOn, startsAt, endsAt } = workshop;
  if (!DAY.test(startsOn)) return undefined;
  const isEndSettled = endsOn === undefined || DAY.test(endsOn);
  return {
    ...{ kind: 'workshop', title, description: purpose, place },
    ...namesOf('workshop', id, `/networks/${network}/workshops/${id}`, publicUrl),
    sequence: workshop.postponements.length + (status === 'scheduled' ? 0 : 1),
    status: status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
    dates: isEndSettled ? { startsOn, endsOn, startsAt, endsAt } : { startsOn, startsAt },
    changedAt: latestOf([
      startsOn,
      ...workshop.postponements.map(({ from }) => from),
      ...workshop.invitations.map(({ answeredOn }) => answeredOn),
      ...workshop.minutes.map(({ publishedOn }) => publishedOn),
    ]),
  };
}

const CLOSED: readonly ItemDocument['status'][] = ['completed', 'verified', 'cancelled', 'carried-over'];

/** Steps that move an entry, take it out of calendars or put it back. */
const MOVES: readonly ItemDocument['steps'][number]['what'][] = ['assigned', 'rescheduled', 'reopened', ...CLOSED];

/** The day on which an item is due. What is closed stands as cancelled, so that it leaves calendars. */
export function entryOfItem(item: ItemDocument, publicUrl: string): CalendarEntry | undefined {
  const { id, network, status, title, description, dueOn, steps } = item;
  if (dueOn === undefined) return undefined;
  return {
    ...{ kind: 'deadline', title, description },
    ...namesOf('deadline', id, `/networks/${network}/items/${id}`, publicUrl),
    sequence: steps.filter(({ what }) => MOVES.includes(what)).length,
    status: CLOSED.includes(status) ? 'CANCELLED' : 'CONFIRMED',
    dates: { startsOn: dueOn },
    changedAt: steps.at(-1)!.recordedAt,
  };
}

/** The day on which the open consultation on a position closes. */
export function entryOfPosition(position: PositionDocument, publicUrl: string): CalendarEntry | undefined {
  const { id, network, status, title, rounds } = position;
  const round = rounds.at(-1);
  if (status !== 'in-consultation' || round === undefined) return undefined;
  return {
    ...{ kind: 'consultation', title },
    ...namesOf('consultation', id, `/networks/${network}/positions/${id}`, publicUrl),
    sequence: rounds.length - 1,
    status: 'CONFIRMED',
    dates: { startsOn: round.closesOn },
    changedAt: latestOf([round.openedOn, round.closesOn, ...round.opinions.map(({ givenOn }) => givenOn)]),
  };
}

const namesOf = (kind: CalendarEntry['kind'], id: string, path: string, publicUrl: string) => ({
  uid: `${kind}-${id}@${new URL(publicUrl).host}`,
  url: new URL(path, publicUrl).href,
});

/** The latest of the days that a document names, where it does not tell when it changed. */
function latestOf(dates: readonly (PartialDate | undefined)[]): Instant {
  const days = dates.filter((date) => date !== undefined).map((date) => lastDay(date));
  return `${days.toSorted().at(-1)}T00:00:00.000Z`;
}
