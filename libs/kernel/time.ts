/** A date as precise as its source: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export type PartialDate = string;
/** `YYYY-MM-DD`. */
export type Day = string;
/** ISO 8601 in UTC, milliseconds: `2023-02-03T09:30:00.000Z`. */
export type Instant = string;

export const PARTIAL_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
export const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Whether a day, month or year is in the calendar (there is no 30 February). */
export function inCalendar(date: PartialDate): boolean {
  if (!PARTIAL_DATE.test(date)) return false;
  return date.length < 10 || new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}

/** First day that a partial date may mean: `2015-12` -> `2015-12-01`. */
export const firstDay = (date: PartialDate): Day =>
  date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;

/** Last day that a partial date may mean, from which it counts: `2015` -> `2015-12-31`. */
export function lastDay(date: PartialDate): Day {
  if (date.length === 10) return date;
  if (date.length === 4) return `${date}-12-31`;
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  return `${date}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
const days = new Map<string, Day>();

/** The day that an instant falls on, in a time zone. Quarters of an hour are remembered, as zones differ by no less: this runs for every event of a history. */
export function dayOf(instant: Instant, timeZone: string): Day {
  const key = `${timeZone} ${instant.slice(0, 13)} ${Math.floor(Number(instant.slice(14, 16)) / 15)}`;
  const known = days.get(key);
  if (known) return known;
  let formatter = formatters.get(timeZone);
  if (!formatter)
    formatters.set(timeZone, (formatter = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })));
  const day = formatter.format(new Date(instant));
  if (days.size > 50_000) days.clear();
  days.set(key, day);
  return day;
}

/** The day from which a fact counts: the last that its date may mean, but never after it was told. */
export function effectiveDay(occurredOn: PartialDate, recordedOn: Day): Day {
  const last = lastDay(occurredOn);
  return last < recordedOn ? last : recordedOn;
}

/** Days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** The day so many days later. */
export const addDays = (day: Day, count: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
