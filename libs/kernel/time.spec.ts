import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOf, daysBetween, effectiveDay, firstDay, inCalendar, lastDay } from './time.js';

const ZONES = [
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'America/St_Johns',
  'Pacific/Kiritimati',
  'UTC',
];
const instant = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2060-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const day = instant.map((each) => each.slice(0, 10));

describe('days', () => {
  it('are those of the time zone, whatever was asked before', () => {
    const slowly = (at: string, timeZone: string) => new Date(at).toLocaleDateString('sv-SE', { timeZone });
    fc.assert(
      fc.property(instant, fc.constantFrom(...ZONES), fc.integer({ min: -90, max: 90 }), (at, zone, minutes) => {
        const near = new Date(Date.parse(at) + minutes * 60_000).toISOString();
        expect([dayOf(at, zone), dayOf(near, zone)]).toEqual([slowly(at, zone), slowly(near, zone)]);
      }),
      { numRuns: 300 },
    );
  });

  it('begin at a quarter past in Kathmandu', () => {
    expect(dayOf('2024-03-01T18:14:59.999Z', 'Asia/Kathmandu')).toBe('2024-03-01');
    expect(dayOf('2024-03-01T18:15:00.000Z', 'Asia/Kathmandu')).toBe('2024-03-02');
  });

  it('follow Morocco through the nights on which its clocks change', () => {
    expect(dayOf('2024-03-10T00:30:00.000Z', 'Africa/Casablanca')).toBe('2024-03-10');
    expect(dayOf('2024-03-10T23:30:00.000Z', 'Africa/Casablanca')).toBe('2024-03-10');
    expect(dayOf('2024-04-14T23:30:00.000Z', 'Africa/Casablanca')).toBe('2024-04-15');
  });

  it('are counted and added alike', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5_000, max: 5_000 }), (from, count) => {
        expect(daysBetween(from, addDays(from, count))).toBe(count);
      }),
    );
  });
});

describe('partial dates', () => {
  it('span the days that they may mean', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(4, 7, 10), (on, precision) => {
        const date = on.slice(0, precision);
        expect(firstDay(date) <= on && on <= lastDay(date)).toBe(true);
        expect([firstDay(date), lastDay(date)].every((each) => inCalendar(each) && each.startsWith(date))).toBe(true);
        expect(addDays(lastDay(date), 1).startsWith(date)).toBe(false);
      }),
    );
  });

  it.each(['2023-02-29', '2024-02-30', '2024-13', '2024-00', '2024-1', '24', '2024-01-01T00:00:00Z', ''])(
    '%p is none',
    (text) => expect(inCalendar(text)).toBe(false),
  );

  it('count from their end, and never after they were told', () => {
    expect(effectiveDay('2015', '2024-06-20')).toBe('2015-12-31');
    expect(effectiveDay('2024', '2024-06-20')).toBe('2024-06-20');
  });
});
