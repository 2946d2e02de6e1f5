import {
  Code,
  type Day,
  dayOf,
  Id,
  IdList,
  inCalendar,
  type Instant,
  INSTANTS,
  lastDay,
  Line,
  type Moment,
  OnPartialDate,
  PARTIAL_DATES,
  type Position,
  type Refusal,
  Whole,
} from '#kernel';
import { type Clock, type Paging, refuse } from '#runtime';

/** What every `GET` takes. */
export class MomentParameters {
  @Line({
    optional: true,
    max: 40,
    forms: [...PARTIAL_DATES, ...INSTANTS],
    about: 'What was true then: a year, month or day (counted from its end), or an instant. Without it: now.',
  })
  asOf?: string;

  @Line({
    optional: true,
    max: 40,
    forms: [{ pattern: '^\\d{1,16}$' }, ...INSTANTS],
    about:
      'What the system knew then: an instant, or a position from an earlier answer. Without it: all that it knows.',
  })
  knownAt?: string;

  @Whole({
    optional: true,
    min: 0,
    about: 'Answer only once the views have reached this position, as a command answered it: read your own write.',
  })
  waitFor?: number;
}

/** What every list takes besides. */
export class ListParameters extends MomentParameters {
  @Whole({ optional: true, min: 1, max: 200, about: 'How many items a page holds; 50 by default.' })
  limit?: number;

  @Line({ optional: true, max: 2_000, about: 'What follows an earlier page: its `next`.' })
  cursor?: string;

  @Code(/^-?[\w.]+$/, { optional: true, about: 'A field to sort by; `-` before it for descending.' })
  sort?: string;
}

/** What every command takes beside its own content. */
export class CommandParameters {
  @OnPartialDate({
    optional: true,
    about: 'When it was true, only as precise as you know it: a day, month or year. Today where it is left out.',
  })
  occurredOn?: string;

  @Line({ optional: true, max: 500, about: 'The document that says so.' })
  source?: string;

  @Id({ optional: true, about: 'The organisation or working group whose word you pass on, where it is not your own.' })
  onBehalfOf?: string;

  @Line({
    optional: true,
    max: 500,
    about:
      'Coordinators only: why a text stands although it looks like the record of a beneficiary, of whom nothing may be held.',
  })
  noBeneficiary?: string;
}

/** What a command led to. Positions are opaque: pass them on as they are. */
export class CommandResult {
  @Code(/^[\w-]+$/) id: string;
  @Whole({
    about:
      'The revision now, as in `ETag`; send it back in `If-Match` to be sure that nobody changed anything in between.',
  })
  revision: number;
  @Whole({ about: 'Where this stands in the log; pass it as `waitFor` to read what you wrote.' })
  position: number;
  @IdList({ about: 'Ids of the parts that came to be inside it, such as a workshop’s recommendations, in order.' })
  parts: readonly string[];
}

/** As RFC 3339 has it; seconds may be left out. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i;

function readInstant(text: string): Instant | undefined {
  const time = INSTANT.test(text) ? Date.parse(text.toUpperCase()) : NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** A day for `asOf`, never after today: what will be true is not known. */
function readAsOf(text: string, clock: Clock): Day | undefined {
  const instant = readInstant(text);
  if (instant === undefined && !inCalendar(text)) return undefined;
  const day = instant === undefined ? lastDay(text) : dayOf(instant, clock.timeZone);
  return day < clock.today() ? day : clock.today();
}

/** The moment that `asOf` and `knownAt` name. */
export function readMoment({ asOf, knownAt }: MomentParameters, clock: Clock): Moment | Refusal {
  const day = asOf === undefined ? undefined : readAsOf(asOf, clock);
  const known = knownAt === undefined ? undefined : readKnownAt(knownAt);
  if ((asOf !== undefined && day === undefined) || (knownAt !== undefined && known === undefined))
    return refuse('moment-unreadable');
  return { ...(day === undefined ? {} : { asOf: day }), ...(known === undefined ? {} : { knownAt: known }) };
}

function readKnownAt(text: string): Instant | Position | undefined {
  if (/^\d{1,16}$/.test(text)) return Number(text);
  return readInstant(text);
}

export const readPaging = ({ limit = 50, cursor, sort }: ListParameters): Paging => ({ limit, cursor, sort });
