import type { Day } from '#kernel';

const DAY_LONG = 86_400_000;
const TEN_YEARS = 3_653 * DAY_LONG;
const [EARLIEST, LATEST] = [Date.UTC(1970, 0, 1), Date.UTC(9999, 11, 31)];

/**
 * The VTIMEZONE of a zone (RFC 5545, 3.6.5), right from the first of the days given to the last, or for ten years: each change of its offset
 * by itself, as `Intl` knows them. No rule would do for Africa/Casablanca, whose offset followed Ramadan until September 2026; ready-made
 * VTIMEZONEs hold only the rules of the present, and are wrong by an hour for the days before.
 */
export function timeZoneComponent(timeZone: string, first: Day, last: Day): string {
  const clock = clockOf(timeZone);
  const from = Math.max(Date.parse(first) - DAY_LONG, EARLIEST);
  const to = Math.min(Date.parse(last) + 2 * DAY_LONG, from + TEN_YEARS, LATEST);
  const observances = changesOf(clock, from, to).map((at) => observance(clock, at - 1000, at));
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${timeZone}`,
    observance(clock, from, from),
    ...observances,
    'END:VTIMEZONE',
    '',
  ].join('\r\n');
}

/** Tells what the clocks of a zone show at an instant, as if they showed UTC; both in milliseconds. */
type Clock = (instant: number) => number;

function clockOf(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (instant) => Date.parse(`${format.format(instant).replace(' ', 'T')}Z`);
}

const offsetOf = (clock: Clock, instant: number): number => clock(instant) - instant;

/** The instants at which the offset changes; it never does so twice within a day. */
function changesOf(clock: Clock, from: number, to: number): readonly number[] {
  const changes: number[] = [];
  for (let day = from; day < to; day += DAY_LONG)
    if (offsetOf(clock, day) !== offsetOf(clock, day + DAY_LONG))
      changes.push(changeWithin(clock, day, day + DAY_LONG));
  return changes;
}

/** The first second of the new offset. */
function changeWithin(clock: Clock, before: number, after: number): number {
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000;
    if (offsetOf(clock, middle) === offsetOf(clock, before)) before = middle;
    else after = middle;
  }
  return after;
}

/** From when on an offset holds, told in the time of the offset before. */
function observance(clock: Clock, before: number, at: number): string {
  const [from, to] = [offsetOf(clock, before), offsetOf(clock, at)];
  const kind = to > from ? 'DAYLIGHT' : 'STANDARD';
  const onset = new Date(at + from).toISOString().slice(0, 19).replace(/[-:]/g, '');
  return [
    `BEGIN:${kind}`,
    `DTSTART:${onset}`,
    `TZOFFSETFROM:${utcOffset(from)}`,
    `TZOFFSETTO:${utcOffset(to)}`,
    `END:${kind}`,
  ].join('\r\n');
}

/** `+HHMM`. */
function utcOffset(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${offset < 0 ? '-' : '+'}${hour}${minute}`;
}
