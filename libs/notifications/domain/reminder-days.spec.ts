import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day } from '#kernel';
import { confirmationReminder, consultationReminder, type Due, workReminders } from './reminder-days.js';

const DUE = '2024-03-15';
const day = (fromDue: number): Day => addDays(DUE, fromDue);

/** What a sweep from one day to another, in days from the due date, reminds of. */
const sweep = (after: number, until: number) => workReminders(DUE, day(after), day(until));

describe('reminders about work', () => {
  it.each([
    [-8, {}],
    [-7, { owner: { kind: 'due-in-a-week', on: day(-7) } }],
    [-6, {}],
    [-2, {}],
    [-1, { owner: { kind: 'due-tomorrow', on: day(-1) } }],
    [0, {}],
    [1, { owner: { kind: 'overdue', on: day(1) } }],
    [2, {}],
    [8, { owner: { kind: 'overdue', on: day(8) } }],
    [15, { owner: { kind: 'overdue', on: day(15) }, coordinators: { kind: 'overdue-for-long', on: day(15) } }],
    [22, { owner: { kind: 'overdue', on: day(22) }, coordinators: { kind: 'overdue-for-long', on: day(22) } }],
    [23, {}],
  ])('%i days from the due date', (on, expected) => {
    expect(sweep(on - 1, on)).toEqual(expected);
  });

  it.each([
    [-8, -1, 'due-tomorrow', -1],
    [-8, 0, 'due-tomorrow', -1],
    [-8, -5, 'due-in-a-week', -7],
    [-8, 3, 'overdue', 1],
    [0, 30, 'overdue', 29],
  ] as const)('of several days missed, from %i to %i, are the last alone: %s', (after, until, kind, on) => {
    expect(sweep(after, until).owner).toEqual({ kind, on: day(on) });
  });

  it.each([
    ['2024-02-28', '2024-03-01', { owner: { kind: 'due-in-a-week', on: '2024-03-01' } }],
    ['2024-03-01', '2024-03-01', {}],
  ] as const)('come of days after %s, up to %s', (after, until, expected) => {
    expect(workReminders('2024-03-08', after, until)).toEqual(expected);
  });
});

/** Sweeps one after the other: each goes on where the one before ended. */
const sweeps = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 40 }).map((lengths) =>
  lengths.reduce<[number, number][]>((all, length) => {
    const after = all.at(-1)?.[1] ?? -30;
    return [...all, [after, after + length]];
  }, []),
);

const threshold = (on: number): boolean => on === -7 || on === -1 || (on > 0 && on % 7 === 1);

/** Says the same of every split, however reminders come about. */
function splitsNeverRepeat(remind: (after: Day, until: Day) => readonly (Due | undefined)[]): void {
  fc.assert(
    fc.property(sweeps, (all) => {
      const said = all.flatMap(([after, until]) => remind(day(after), day(until))).filter((due) => due !== undefined);
      const keys = said.map(({ kind, on }) => `${kind} ${on}`);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
}

describe('however days are split into sweeps', () => {
  it('each day is reminded of at most once', () => {
    splitsNeverRepeat((after, until) => Object.values(workReminders(DUE, after, until)));
    splitsNeverRepeat((after, until) => [consultationReminder(DUE, after, until)]);
    splitsNeverRepeat((after, until) => [confirmationReminder(DUE, 10, after, until)]);
  });

  it('what is said is due in the sweep, and the last thing that is', () => {
    fc.assert(
      fc.property(sweeps, (all) => {
        for (const [after, until] of all) {
          const days = Array.from({ length: until - after }, (_, index) => after + 1 + index);
          const last = days.findLast(threshold);
          expect(sweep(after, until).owner?.on).toBe(last === undefined ? undefined : day(last));
        }
      }),
    );
  });
});

it('day by day, work is reminded of 7 days and 1 day before, and each week from the day after', () => {
  for (let on = -40; on <= 200; on++) {
    const { owner, coordinators } = sweep(on - 1, on);
    expect({ on, isTold: owner !== undefined }).toEqual({ on, isTold: threshold(on) });
    expect({ on, isTold: coordinators !== undefined }).toEqual({ on, isTold: threshold(on) && on >= 15 });
  }
});

describe('reminders about consultations', () => {
  const closing = { kind: 'consultation-closing', on: day(-3) };

  it.each([
    [-5, -4, undefined],
    [-4, -3, closing],
    [-3, -2, undefined],
    [-4, 0, closing],
    [-4, 1, undefined],
  ])('from %i to %i days from their end', (after, until, expected) => {
    expect(consultationReminder(DUE, day(after), day(until))).toEqual(expected);
  });
});

describe('reminders to confirm', () => {
  const unconfirmed = (on: number) => ({ kind: 'activities-unconfirmed', on: day(on) });

  it.each([
    [10, undefined],
    [11, unconfirmed(11)],
    [12, undefined],
    [40, undefined],
    [41, unconfirmed(41)],
    [71, unconfirmed(71)],
  ])('come when a confirmation holds no more, and each 30 days from then: after %i days', (on, expected) => {
    expect(confirmationReminder(DUE, 10, day(on - 1), day(on))).toEqual(expected);
  });

  it('of several missed is the last', () => {
    expect(confirmationReminder(DUE, 10, day(5), day(80))).toEqual(unconfirmed(71));
  });
});
