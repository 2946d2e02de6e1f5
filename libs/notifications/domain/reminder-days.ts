import { addDays, type Day, daysBetween } from '#kernel';
import type { Kind } from './kinds.js';

/** A reminder that is due: what it says, and the day on which it was first to be said. */
export interface Due {
  readonly kind: Kind;
  readonly on: Day;
}

const WEEK = 7;

/** What the owner of work is told, and when, in days from its due date; what is overdue is said again each week. */
const BEFORE: readonly (readonly [days: number, kind: Kind])[] = [
  [-WEEK, 'due-in-a-week'],
  [-1, 'due-tomorrow'],
];

/** After so many reminders that something is overdue, whoever coordinates learns of it, too. */
const PATIENCE = 2;

/** Whether a day is after `after`, and not after `until`. */
const isIn = (day: Day, after: Day, until: Day): boolean => day > after && day <= until;

/**
 * The reminders about work due on a day that came due after one day, up to another: of those missed the last alone, since the others are
 * overtaken. Each week that it is overdue once for its owner, and from the third on for the coordinators.
 */
export function workReminders(dueOn: Day, after: Day, until: Day): { owner?: Due; coordinators?: Due } {
  const late = Math.max(0, Math.floor((daysBetween(dueOn, until) - 1) / WEEK));
  const overdueOn = addDays(dueOn, 1 + late * WEEK);
  if (isIn(overdueOn, after, until))
    return {
      owner: { kind: 'overdue', on: overdueOn },
      ...(late >= PATIENCE && { coordinators: { kind: 'overdue-for-long', on: overdueOn } }),
    };
  const before = BEFORE.map(([days, kind]): Due => ({ kind, on: addDays(dueOn, days) }));
  const owner = before.findLast(({ on }) => isIn(on, after, until));
  return owner ? { owner } : {};
}

/** Before a consultation ends, its voters are reminded; days. */
const CLOSING = 3;

export function consultationReminder(closesOn: Day, after: Day, until: Day): Due | undefined {
  const on = addDays(closesOn, -CLOSING);
  return isIn(on, after, until) && until <= closesOn ? { kind: 'consultation-closing', on } : undefined;
}

/** What was not confirmed is asked about when it becomes stale, and again after so many days. */
const AGAIN = 30;

export function confirmationReminder(confirmedOn: Day, holds: number, after: Day, until: Day): Due | undefined {
  const staleOn = addDays(confirmedOn, holds + 1);
  if (staleOn > until) return undefined;
  const on = addDays(staleOn, Math.floor(daysBetween(staleOn, until) / AGAIN) * AGAIN);
  return isIn(on, after, until) ? { kind: 'activities-unconfirmed', on } : undefined;
}
