import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DigestTime, nextDigest, RHYTHMS, USUAL_DIGEST, WEEKDAYS } from './digest-time.js';

const HOUR = 3_600_000;
const FALLBACK = 'Africa/Casablanca';
const next = (time: Partial<DigestTime>, now: string): string | undefined =>
  nextDigest({ ...USUAL_DIGEST, ...time }, Date.parse(now), FALLBACK);

describe('a daily digest', () => {
  it.each([
    // Casablanca is an hour ahead of UTC, but for Ramadan: in 2024 from 10 March to 14 April.
    ['is today where the hour is still to come', 'Africa/Casablanca', '2024-03-01T06:59:59Z', '2024-03-01T07:00'],
    ['is tomorrow at the hour itself', 'Africa/Casablanca', '2024-03-01T07:00:00Z', '2024-03-02T07:00'],
    ['keeps its hour in Ramadan', 'Africa/Casablanca', '2024-03-09T12:00:00Z', '2024-03-10T08:00'],
    ['keeps its hour after Ramadan', 'Africa/Casablanca', '2024-04-13T12:00:00Z', '2024-04-14T07:00'],
    ['keeps its hour when summer begins', 'Europe/Paris', '2024-03-30T12:00:00Z', '2024-03-31T06:00'],
    ['keeps its hour when summer ends', 'Europe/Paris', '2024-10-26T12:00:00Z', '2024-10-27T07:00'],
    ['comes at half hours of UTC where clocks differ so', 'Asia/Kolkata', '2024-03-01T00:00:00Z', '2024-03-01T02:30'],
    ['is of the day that it is there', 'Pacific/Auckland', '2024-03-01T18:00:00Z', '2024-03-01T19:00'],
    ['is of the day that it is there', 'America/Los_Angeles', '2024-03-02T02:00:00Z', '2024-03-02T16:00'],
  ])('%s: %s', (_what, timeZone, now, expected) => {
    expect(next({ timeZone }, now)).toBe(`${expected}:00.000Z`);
  });

  it('goes by the installation’s time zone where none was chosen', () => {
    expect(next({}, '2024-03-01T06:00:00Z')).toBe('2024-03-01T07:00:00.000Z');
  });

  it('comes all the same where clocks skip its hour', () => {
    const skipped = next({ timeZone: 'Europe/Paris', hour: 2 }, '2024-03-30T12:00:00Z');
    expect(['2024-03-31T00:00:00.000Z', '2024-03-31T01:00:00.000Z']).toContain(skipped);
    expect(next({ timeZone: 'Europe/Paris', hour: 2 }, '2024-03-31T02:00:00Z')).toBe('2024-04-01T00:00:00.000Z');
  });
});

describe('a weekly digest', () => {
  it.each([
    ['monday', '2024-03-01T12:00:00Z', '2024-03-04T07:00'],
    ['friday', '2024-03-01T06:00:00Z', '2024-03-01T07:00'],
    ['friday', '2024-03-01T07:00:00Z', '2024-03-08T07:00'],
    ['sunday', '2024-03-01T12:00:00Z', '2024-03-03T07:00'],
    ['sunday', '2024-03-03T12:00:00Z', '2024-03-10T08:00'],
  ] as const)('on a %s, from %s', (weekday, now, expected) => {
    expect(next({ rhythm: 'weekly', weekday }, now)).toBe(`${expected}:00.000Z`);
  });

  it('goes by the weekday that it is there', () => {
    const kiritimati = { rhythm: 'weekly', weekday: 'monday', timeZone: 'Pacific/Kiritimati' } as const;
    expect(next(kiritimati, '2024-03-03T12:00:00Z')).toBe('2024-03-03T18:00:00.000Z');
  });
});

it('does not come to whoever wants none', () => {
  expect(next({ rhythm: 'never' }, '2024-03-01T06:00:00Z')).toBeUndefined();
});

describe('the next digest', () => {
  const zones = ['Africa/Casablanca', 'Europe/Paris', 'Asia/Kolkata', 'America/Santiago', 'Australia/Lord_Howe'];
  const time = fc.record({
    rhythm: fc.constantFrom(...RHYTHMS.filter((rhythm) => rhythm !== 'never')),
    hour: fc.integer({ min: 0, max: 23 }),
    weekday: fc.constantFrom(...WEEKDAYS),
    timeZone: fc.constantFrom(...zones, 'America/New_York', 'Africa/Cairo', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC'),
  });
  const moment = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2035-01-01') });

  /** What clocks show: `Mon 08:00:00`. */
  const shown = (at: number, timeZone: string): string => {
    const format = { timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
    return new Intl.DateTimeFormat('en-GB', format).format(at).toLowerCase();
  };

  /** Whether clocks show it at any moment of the day around. */
  const isSkipped = (expected: RegExp, at: number, timeZone: string): boolean =>
    Array.from({ length: 25 }, (_, n) => at + (n - 12) * (HOUR / 4)).every(
      (each) => !expected.test(shown(each, timeZone)),
    );

  /** It is to come, soon enough, when clocks show its hour, unless they skip it. */
  function isRight(wanted: DigestTime & { readonly timeZone: string }, now: number): void {
    const at = Date.parse(nextDigest(wanted, now, 'UTC')!);
    expect(at).toBeGreaterThan(now);
    expect(at - now).toBeLessThanOrEqual(wanted.rhythm === 'daily' ? 25 * HOUR : 8 * 24 * HOUR);
    const weekday = wanted.rhythm === 'daily' ? '\\w+' : wanted.weekday;
    const expected = new RegExp(`^${weekday}\\W+${String(wanted.hour).padStart(2, '0')}:00:00$`);
    if (!expected.test(shown(at, wanted.timeZone))) expect(isSkipped(expected, at, wanted.timeZone)).toBe(true);
  }

  it('is right at any time', () => {
    fc.assert(fc.property(time, moment, isRight), { numRuns: 500 });
  });

  it.each([
    ['Africa/Casablanca', '2024-03-10'],
    ['Africa/Casablanca', '2024-04-14'],
    ['Europe/Paris', '2024-03-31'],
    ['Europe/Paris', '2024-10-27'],
    ['America/New_York', '2024-03-10'],
    ['America/New_York', '2024-11-03'],
    ['America/Santiago', '2024-09-08'],
    ['Africa/Cairo', '2024-04-26'],
    ['Australia/Lord_Howe', '2024-10-06'],
  ])('is right at each hour around the day on which clocks change in %s: %s', (timeZone, day) => {
    for (let hour = 0; hour < 24; hour++)
      for (let before = -36; before < 36; before += 5)
        isRight({ rhythm: 'daily', hour, weekday: 'monday', timeZone }, Date.parse(day) + before * HOUR);
  });

  it('is the same for every moment before it', () => {
    fc.assert(
      fc.property(time, moment, fc.double({ min: 0, max: 1, noNaN: true }), (wanted, now, part) => {
        const digest = nextDigest(wanted, now, 'UTC')!;
        const between = Math.floor(now + (Date.parse(digest) - 1 - now) * part);
        expect(nextDigest(wanted, between, 'UTC')).toBe(digest);
      }),
    );
  });
});
