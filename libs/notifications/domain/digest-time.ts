import { addDays, type Day, dayOf, type Instant } from '#kernel';

export const RHYTHMS = ['daily', 'weekly', 'never'] as const;
export type Rhythm = (typeof RHYTHMS)[number];
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When somebody gets their digests: at the full hour where they are. */
export interface DigestTime {
  readonly rhythm: Rhythm;
  /** 0 to 23. */
  readonly hour: number;
  /** Of a weekly one. */
  readonly weekday: Weekday;
  /** IANA name; the installation's where it is missing. */
  readonly timeZone?: string;
}

export const USUAL_DIGEST: DigestTime = { rhythm: 'daily', hour: 8, weekday: 'monday' };

const HOUR = 3_600_000;

/** What a clock in the time zone shows, taken for UTC; milliseconds. */
function wallClock(instant: number, timeZone: string): number {
  // Swedes write 2024-03-01 08:00:00
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${format.format(instant).replace(' ', 'T')}Z`);
}

/** When clocks in a time zone show an hour of a day; where they skip it, about then. */
function instantAt(day: Day, hour: number, timeZone: string): number {
  const wanted = Date.parse(`${day}T00:00:00Z`) + hour * HOUR;
  const near = wanted - (wallClock(wanted, timeZone) - wanted);
  return near - (wallClock(near, timeZone) - wanted);
}

const weekdayOf = (day: Day): Weekday => WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7]!;

/** The first digest after a moment; `undefined` for whoever wants none. `fallback` is the installation's time zone. */
export function nextDigest(
  { rhythm, hour, weekday, timeZone }: DigestTime,
  now: number,
  fallback: string,
): Instant | undefined {
  if (rhythm === 'never') return undefined;
  const zone = timeZone ?? fallback;
  for (let day = dayOf(new Date(now).toISOString(), zone); ; day = addDays(day, 1)) {
    if (rhythm === 'weekly' && weekdayOf(day) !== weekday) continue;
    const at = instantAt(day, hour, zone);
    if (at > now) return new Date(at).toISOString();
  }
}
