import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { following, occurrenceId, occurrenceOf } from './recurrence.js';

const time = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) });
const timeZone = fc.constantFrom('UTC', 'Africa/Casablanca', 'Africa/Tunis', 'Europe/Paris', 'Asia/Kathmandu');
const timeOfDay = fc.record({ hour: fc.nat(23), minute: fc.nat(59) });
const clockOf = (timeZone: string, at: number) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at);
const two = (number: number) => String(number).padStart(2, '0');

describe('a daily recurrence', () => {
  it('comes next within a day or so, at its hour in its time zone where the day has that hour', () => {
    fc.assert(
      fc.property(time, timeZone, timeOfDay, (after, timeZone, { hour, minute }) => {
        const next = following({ cron: `${minute} ${hour} * * *`, timeZone }, after);
        expect(next).toBeGreaterThan(after);
        expect(next - after).toBeLessThanOrEqual(26 * 3_600_000);
        const expected = [`${two(hour)}:${two(minute)}:00`, `${two((hour + 1) % 24)}:${two(minute)}:00`];
        expect(expected).toContain(clockOf(timeZone, next));
      }),
    );
  });

  it('misses nothing in between: from any time before it, the same is next', () => {
    fc.assert(
      fc.property(
        time,
        timeZone,
        timeOfDay,
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        (after, timeZone, at, part) => {
          const daily = { cron: `${at.minute} ${at.hour} * * *`, timeZone };
          const next = following(daily, after);
          expect(following(daily, after + Math.floor((next - after) * part))).toBe(next);
        },
      ),
    );
  });
});

describe('the id of a job of a recurrence', () => {
  it('tells which and when', () => {
    expect(occurrenceId('digest', Date.UTC(2026, 2, 1, 6))).toBe('digest.20260301T060000Z');
    const id = fc.stringMatching(/^[A-Za-z0-9_.-]{1,180}$/);
    fc.assert(
      fc.property(id, time, (recurrence, at) => {
        const second = Math.floor(at / 1_000) * 1_000;
        expect(occurrenceOf(occurrenceId(recurrence, second))).toEqual({ recurrence, at: second });
      }),
    );
  });

  it.each(['digest', '20260301T060000Z', 'digest.2026', 'digest.20260301T060000', 'm1.20260301T060000Z.x'])(
    'is not %j',
    (id) => expect(occurrenceOf(id)).toBeUndefined(),
  );
});
