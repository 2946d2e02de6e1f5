import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { addDays, type Day } from '#kernel';
import { calendar, type Feed, invitation, type Invitation, methodOf } from './calendar.js';
import type { CalendarEntry, EntryDates } from './entry.js';

const ARABIC = 'ورشة حول ولوج المهاجرين واللاجئين إلى الخدمات الصحية والنفسية والاجتماعية';
const entry: CalendarEntry = {
  uid: 'workshop-1@reseau.example',
  sequence: 2,
  status: 'CONFIRMED',
  kind: 'workshop',
  title: { fr: 'Atelier : santé, droits ; accès', ar: ARABIC, en: 'Workshop' },
  description: { fr: 'Ordre du jour\nPause, puis \\ débat' },
  place: { fr: 'Rabat, siège' },
  url: 'https://reseau.example/networks/pnpm/workshops/1',
  dates: { startsOn: '2026-09-10', startsAt: '09:30', endsAt: '12:00' },
  changedAt: '2026-08-01T10:20:30.000Z',
};
const feed: Feed = {
  name: { fr: 'PNPM, plateforme', ar: 'المنصة' },
  language: 'fr',
  timeZone: 'Africa/Casablanca',
  entries: [entry],
  organizer: { name: 'PNPM', address: 'calendrier@reseau.example' },
  refresh: 3_600,
};
const invited: Invitation = {
  entry,
  language: 'fr',
  timeZone: 'Africa/Casablanca',
  organizer: feed.organizer,
  attendee: { name: 'Salma "S." Alaoui', address: 'salma@amane.example' },
};

// A calendar's name is text (RFC 7986, 5.1), which the parser does not know.
for (const name of ['name', 'x-wr-calname'])
  Object.assign(ICAL.design.icalendar.property, { [name]: ICAL.design.icalendar.property.summary });

const parsed = (text: string) => new ICAL.Component(ICAL.parse(text) as string[]);
const eventsIn = (text: string) => parsed(text).getAllSubcomponents('vevent');
const eventOf = (more: Partial<CalendarEntry>, settings: Partial<Feed> = {}) =>
  eventsIn(calendar({ ...feed, ...settings, entries: [{ ...entry, ...more }] }))[0]!;
const datesOf = (dates: EntryDates, timeZone = feed.timeZone) => {
  const event = eventOf({ dates }, { timeZone });
  return ['dtstart', 'dtend'].map((name) => event.getFirstPropertyValue(name) as ICAL.Time | null);
};
const instantsOf = (dates: EntryDates, timeZone?: string) =>
  datesOf(dates, timeZone).map((time) => time?.toJSDate().toISOString());

/** What the clocks of a zone show at an instant: the other way round than what is tested, and not by our own code. */
const shownIn = (timeZone: string, instant: string): string =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant));

const linesOf = (text: string): readonly string[] => text.split('\r\n');
const isWritten = (text: string): boolean =>
  text.endsWith('END:VCALENDAR\r\n') &&
  linesOf(text).every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line));

describe('a feed', () => {
  it('says what it is, and how often to ask again', () => {
    const component = parsed(calendar(feed));
    const told = ['version', 'prodid', 'method', 'name', 'x-wr-calname', 'refresh-interval'].map((name) =>
      String(component.getFirstPropertyValue(name)),
    );
    expect(told).toEqual(['2.0', '-//Tansiq//Calendar//FR', 'PUBLISH', 'PNPM, plateforme', 'PNPM, plateforme', 'PT1H']);
  });

  it('has all its properties before its components', () => {
    const unfolded = linesOf(calendar(feed));
    const firstComponent = unfolded.findIndex((line) => line === 'BEGIN:VTIMEZONE');
    expect(unfolded.findIndex((line) => line.startsWith('REFRESH-INTERVAL'))).toBeLessThan(firstComponent);
  });

  it('without entries holds its time zone, as a calendar must hold something', () => {
    const component = parsed(calendar({ ...feed, entries: [] }));
    expect(component.getAllSubcomponents().map(({ name }) => name)).toEqual(['vtimezone']);
  });

  it('shows an entry in the language of its reader', () => {
    expect(eventOf({}, { language: 'ar' }).getFirstPropertyValue('summary')).toBe(ARABIC);
    expect(eventOf({ kind: 'deadline' }, { language: 'ar' }).getFirstPropertyValue('summary')).toBe(`الأجل: ${ARABIC}`);
    expect(eventOf({ kind: 'deadline' }).getFirstPropertyValue('summary')).toMatch(/^Échéance : Atelier/);
    expect(eventOf({ kind: 'consultation' }, { language: 'en' }).getFirstPropertyValue('summary')).toBe(
      'Consultation closes: Workshop',
    );
  });

  it('tells an entry whole', () => {
    const event = eventOf({});
    const names = ['uid', 'sequence', 'organizer', 'status', 'transp', 'description', 'location', 'url', 'dtstamp'];
    expect([...names, 'last-modified'].map((name) => event.getFirstPropertyValue(name)?.toString())).toEqual([
      'workshop-1@reseau.example',
      '2',
      'mailto:calendrier@reseau.example',
      'CONFIRMED',
      'OPAQUE',
      'Ordre du jour\nPause, puis \\ débat',
      'Rabat, siège',
      'https://reseau.example/networks/pnpm/workshops/1',
      '2026-08-01T10:20:30Z',
      '2026-08-01T10:20:30Z',
    ]);
  });

  it('leaves out what is not there', () => {
    const event = eventOf({ description: undefined, place: undefined, url: undefined });
    expect(['description', 'location', 'url'].map((name) => event.getFirstProperty(name))).toEqual([null, null, null]);
  });

  it('takes nobody’s time for a deadline', () => {
    expect(eventOf({ kind: 'deadline' }).getFirstPropertyValue('transp')).toBe('TRANSPARENT');
    expect(eventOf({ kind: 'consultation' }).getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  });

  it.each(['TENTATIVE', 'CANCELLED'] as const)('keeps what is %s, and says so', (status) => {
    expect(eventOf({ status }).getFirstPropertyValue('status')).toBe(status);
  });

  it('is the same, byte for byte, for the same entries', () => {
    expect(calendar(structuredClone(feed))).toBe(calendar(feed));
  });

  it('keeps any text as it is, in lines of at most 75 octets', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.stringMatching(/^[\\;,:"\n\t nNحéBEGIN:VEVENT😀]{0,200}$/u),
    );
    fc.assert(
      fc.property(text, text, text, (title, description, name) => {
        const told = { title: { fr: title }, description: { fr: description }, place: { fr: title } };
        const text = calendar({ ...feed, name: { fr: name }, entries: [{ ...entry, ...told }] });
        expect(isWritten(text)).toBe(true);
        const [event] = eventsIn(text);
        expect(event!.getFirstPropertyValue('summary')).toBe(readable(title));
        expect(event!.getFirstPropertyValue('location') ?? '').toBe(readable(title));
        expect(event!.getFirstPropertyValue('description') ?? '').toBe(readable(description));
        expect(parsed(text).getFirstPropertyValue('x-wr-calname') ?? '').toBe(readable(name));
      }),
    );
  });

  it('leaves out of a text what no calendar may hold', () => {
    expect(parsed(calendar({ ...feed, name: { fr: 'P\u0007N' } })).getFirstPropertyValue('name')).toBe('PN');
    expect(eventOf({ title: { fr: 'a\u0000b\u0007c\ud800\u0085' } }).getFirstPropertyValue('summary')).toBe(
      'abc\ufffd',
    );
  });
});

const readable = (text: string): string => text.replace(/(?![\t\n\r])\p{Cc}/gu, '').replace(/\r\n?/g, '\n');

describe('days', () => {
  it('are whole where there are no times, the last one included', () => {
    const [start, end] = datesOf({ startsOn: '2026-12-30', endsOn: '2026-12-31' });
    expect([start!.isDate, start!.toString(), end!.isDate, end!.toString()]).toEqual([
      true,
      '2026-12-30',
      true,
      '2027-01-01',
    ]);
    expect(datesOf({ startsOn: '2028-02-28' }).map(String)).toEqual(['2028-02-28', '2028-02-29']);
    expect(datesOf({ startsOn: '2028-02-28', endsAt: '12:00' }).map(String)).toEqual(['2028-02-28', '2028-02-29']);
  });

  it('have no end after the last that can be written', () => {
    expect(datesOf({ startsOn: '9999-12-31' }).map(String)).toEqual(['9999-12-31', 'null']);
  });
});

describe('times', () => {
  // Morocco: an hour ahead of UTC but in Ramadan, until 20 September 2026; UTC since.
  it.each([
    ['2026-02-12', '2026-02-12T08:30:00.000Z'],
    ['2026-02-20', '2026-02-20T09:30:00.000Z'],
    ['2026-04-02', '2026-04-02T08:30:00.000Z'],
    ['2026-09-19', '2026-09-19T08:30:00.000Z'],
    ['2026-09-20', '2026-09-20T09:30:00.000Z'],
    ['2027-04-02', '2027-04-02T09:30:00.000Z'],
  ])('on %s in Casablanca are right', (startsOn, instant) => {
    expect(instantsOf({ startsOn, startsAt: '09:30' })).toEqual([instant, undefined]);
  });

  it('end when the last day does where its hour is not known', () => {
    expect(instantsOf({ startsOn: '2026-12-01', endsOn: '2026-12-02', startsAt: '09:30' })[1]).toBe(
      '2026-12-03T00:00:00.000Z',
    );
  });

  it('have no end where it would be their beginning', () => {
    const dates = { startsOn: '2026-12-01', endsOn: '2026-12-01', startsAt: '09:30', endsAt: '09:30' };
    expect(instantsOf(dates)[1]).toBeUndefined();
  });

  const day = fc.integer({ min: 0, max: 1_460 }).map((count): Day => addDays('2023-01-01', count));
  const dayOrFar = fc.oneof({ weight: 9, arbitrary: day }, { weight: 1, arbitrary: fc.constant<Day>('9999-12-30') });
  // Clocks are changed at night: some of its times come twice then, or never.
  const hour = fc.integer({ min: 5 * 60, max: 23 * 60 }).map((minutes) => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
    return `${hours}:${rest}`;
  });
  const zone = fc.constantFrom('Africa/Casablanca', 'Europe/Paris', 'America/St_Johns', 'Asia/Gaza', 'UTC');

  it('are what the clocks of their zone show', () => {
    fc.assert(
      fc.property(zone, fc.array(fc.record({ startsOn: day, startsAt: hour }), { minLength: 1 }), (timeZone, dates) => {
        const entries = dates.map((each, index) => ({ ...entry, uid: String(index), dates: each }));
        const shown = eventsIn(calendar({ ...feed, timeZone, entries })).map((event) => {
          const instant = (event.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate();
          return shownIn(timeZone, instant.toISOString());
        });
        expect(shown).toEqual(dates.map(({ startsOn, startsAt }) => `${startsOn} ${startsAt}`));
      }),
    );
  });

  it('are written whatever the days', () => {
    fc.assert(
      fc.property(dayOrFar, dayOrFar, hour, (one, other, startsAt) => {
        const [startsOn, endsOn] = [one, other].toSorted() as [Day, Day];
        const text = calendar({ ...feed, entries: [{ ...entry, dates: { startsOn, endsOn, startsAt } }] });
        expect(text).toMatch(/DTSTART;TZID=Africa\/Casablanca:\d{8}T\d{4}00\r\n/);
        expect(isWritten(text)).toBe(true);
      }),
    );
    expect(() => instantsOf({ startsOn: '0001-01-01', startsAt: '09:30' })).not.toThrow();
  });
});

describe('an invitation', () => {
  const [component, event] = [parsed(invitation(invited)), eventsIn(invitation(invited))[0]!];

  it('asks one person to come', () => {
    expect(component.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(event.getAllProperties('attendee')).toHaveLength(1);
    const attendee = event.getFirstProperty('attendee')!;
    expect(String(attendee.getFirstValue()).toLowerCase()).toBe('mailto:salma@amane.example');
    expect(['cn', 'role', 'partstat', 'rsvp'].map((name) => attendee.getFirstParameter(name))).toEqual([
      "Salma 'S.' Alaoui",
      'REQ-PARTICIPANT',
      'NEEDS-ACTION',
      'TRUE',
    ]);
  });

  it('is of the same entry as the feed', () => {
    const told = (event: ICAL.Component) =>
      ['uid', 'sequence', 'organizer', 'summary', 'dtstart', 'dtend', 'dtstamp'].map((name) =>
        String(event.getFirstPropertyValue(name)),
      );
    expect(told(event)).toEqual(told(eventOf({})));
    expect((event.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate().toISOString()).toBe(
      '2026-09-10T08:30:00.000Z',
    );
  });

  it('strikes a cancelled entry out', () => {
    const cancelled: CalendarEntry = { ...entry, status: 'CANCELLED', sequence: 3 };
    const text = invitation({ ...invited, entry: cancelled });
    expect([methodOf(entry), methodOf(cancelled)]).toEqual(['REQUEST', 'CANCEL']);
    expect(parsed(text).getFirstPropertyValue('method')).toBe('CANCEL');
    expect(eventsIn(text)[0]!.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  it('is well written whatever people are called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (name) => {
        const text = invitation({
          ...invited,
          attendee: { ...invited.attendee, name },
          organizer: { name, address: 'a@b.example' },
        });
        expect(isWritten(text)).toBe(true);
        const [event] = eventsIn(text);
        const cn = String(event!.getFirstProperty('attendee')!.getFirstParameter('cn'));
        expect(cn).not.toMatch(/["\\\p{Cc}]/u);
        expect(event!.getFirstProperty('organizer')!.getFirstParameter('cn')).toBe(
          cn === invited.attendee.address ? 'a@b.example' : cn,
        );
      }),
    );
  });
});
