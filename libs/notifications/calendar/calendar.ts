import ical, {
  escape,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  type ICalCalendarData,
  ICalCalendarMethod,
  type ICalDayJsStub,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { addDays, type Day, fill, inLanguage, type Language, type Text } from '#kernel';
import type { CalendarEntry, EntryDates } from './entry.js';
import { timeZoneComponent } from './time-zone.js';
import { TITLES } from './words.js';

/** Somebody with a mail address. */
export interface Party {
  readonly name: string;
  readonly address: string;
}

/** A calendar that programs ask for again and again. */
export interface Feed {
  readonly name: Text;
  readonly language: Language;
  /** IANA name, in which the entries' times are meant. */
  readonly timeZone: string;
  readonly entries: readonly CalendarEntry[];
  /** Whose calendar it is: what is published must say so. The same as invites to an entry, where somebody is. */
  readonly organizer: Party;
  /** How often to ask again, in seconds. */
  readonly refresh: number;
}

/** An entry as one person is invited to it. */
export interface Invitation {
  readonly entry: CalendarEntry;
  readonly language: Language;
  /** IANA name, in which the entry's times are meant. */
  readonly timeZone: string;
  readonly organizer: Party;
  readonly attendee: Party;
}

/**
 * A calendar as text (RFC 5545 and RFC 5546, 3.2.1), for a file or a feed: `text/calendar; charset=utf-8`. What is cancelled stays in it,
 * so that it leaves calendars.
 */
export const calendar = ({ name, language, timeZone, entries, organizer, refresh }: Feed): string =>
  written(timeZone, entries, {
    prodId: productIn(language),
    method: ICalCalendarMethod.PUBLISH,
    name: escape(clean(inLanguage(name, language)), false),
    ttl: refresh,
    events: entries.map((entry) => ({ ...eventOf(entry, language, timeZone), organizer: named(organizer) })),
  });

/** What an entry asks of who is invited to it: to come, or to strike it out. */
export const methodOf = ({ status }: CalendarEntry): 'REQUEST' | 'CANCEL' =>
  status === 'CANCELLED' ? 'CANCEL' : 'REQUEST';

/** The text of an invitation by mail, or of its cancellation, as {@link methodOf} has it (RFC 5546, 3.2.2 and 3.2.5). */
export function invitation({ entry, language, timeZone, organizer, attendee }: Invitation): string {
  const method = methodOf(entry);
  const asked = {
    type: ICalAttendeeType.INDIVIDUAL,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
    rsvp: method === 'REQUEST',
  };
  const event = {
    ...eventOf(entry, language, timeZone),
    organizer: named(organizer),
    attendees: [{ ...named(attendee), ...asked }],
  };
  return written(timeZone, [entry], {
    prodId: productIn(language),
    method: ICalCalendarMethod[method],
    events: [event],
  });
}

const productIn = (language: Language) => ({ company: 'Tansiq', product: 'Calendar', language });

/** A calendar may not be empty (RFC 5545, 3.4): one without entries has its time zone, from no day in particular. */
const NO_DAY: Day = '1970-01-01';

/** The library's own way with time zones puts properties behind components, and local times where UTC must stand. */
function written(timeZone: string, entries: readonly CalendarEntry[], data: ICalCalendarData): string {
  const timed = entries.filter(({ dates }) => dates.startsAt !== undefined);
  const days = timed.flatMap(({ dates: { startsOn, endsOn = startsOn } }) => [startsOn, endsOn]).toSorted();
  const zone = timeZoneComponent(timeZone, days[0] ?? NO_DAY, days.at(-1) ?? NO_DAY);
  return `${ical(data)
    .toString()
    .replace(/(?<=\r\n)(?=BEGIN:VEVENT|END:VCALENDAR)/, () => zone)}\r\n`;
}

const eventOf = (entry: CalendarEntry, language: Language, timeZone: string): ICalEventData => ({
  id: entry.uid,
  sequence: entry.sequence,
  stamp: entry.changedAt,
  lastModified: entry.changedAt,
  status: ICalEventStatus[entry.status],
  summary: clean(fill(TITLES[entry.kind][language], { title: inLanguage(entry.title, language) })),
  description: clean(inLanguage(entry.description, language)) || null,
  location: clean(inLanguage(entry.place, language)) || null,
  url: entry.url ?? null,
  transparency: entry.kind === 'workshop' ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
  ...when(entry.dates, timeZone),
});

/** DTEND is the first moment that is no longer of the entry; it is left out where that is not known. */
function when({ startsOn, endsOn = startsOn, startsAt, endsAt }: EntryDates, timeZone: string) {
  if (startsAt === undefined) return { allDay: true, start: startsOn, end: dayAfter(endsOn) };
  const [until, at] = endsAt === undefined && endsOn > startsOn ? [dayAfter(endsOn), '00:00'] : [endsOn, endsAt];
  const isLater = until !== null && at !== undefined && `${until} ${at}` > `${startsOn} ${startsAt}`;
  return { timezone: timeZone, start: localTime(startsOn, startsAt), end: isLater ? localTime(until, at) : null };
}

/** None after the last day that four digits tell. */
const dayAfter = (day: Day): Day | null => (day < '9999-12-31' ? addDays(day, 1) : null);

/** What the clocks show, in the one form that the library writes as it is; all others it reads in the server's time zone first. */
function localTime(day: Day, time: string): ICalDayJsStub {
  const [date, clock] = [day.replaceAll('-', ''), `${time.replace(':', '')}00`];
  const shown: ICalDayJsStub = {
    format: (pattern) => (pattern === 'YYYYMMDD' ? date : clock),
    isValid: () => true,
    toDate: () => new Date(`${day}T${time}Z`),
    toJSON: () => `${day}T${time}`,
    tz: () => shown,
    utc: () => shown,
  };
  return shown;
}

/** Without what no text may hold (RFC 5545, 3.3.11): control characters, but for line breaks and tabs, and halves of characters. */
const clean = (text: string): string => text.toWellFormed().replace(/(?![\t\n\r])\p{Cc}/gu, '');

const named = ({ name, address }: Party) => ({ name: quotable(name) || address, email: address });

/** A name as it may stand between quotes, where nothing can be escaped (RFC 5545, 3.2). */
const quotable = (name: string): string =>
  clean(name).replace(/\s+/g, ' ').trim().replaceAll('"', "'").replaceAll('\\', '/');
