import {
  Code,
  command,
  firstDay,
  Id,
  InLanguages,
  InLanguagesList,
  OnDay,
  OneOf,
  OnPartialDate,
  Part,
  PartList,
  same,
  TextContent,
  Whole,
} from '#kernel';
import { refuse } from './problems.js';
import {
  type Addressee,
  ADDRESSEES,
  type Attending,
  datesIn,
  WHOLE,
  type Workshop,
  type WorkshopEvent,
} from './workshop.js';
import { unlessBegun, unlessHeld, unlessInAgenda, unlessInOrder, unlessNamed, unlessOn } from './workshop.rules.js';

export class HoldWorkshop {
  @OnPartialDate({ optional: true, about: 'Its first day, where it is not the one that was scheduled' })
  startsOn?: string;
  @OnPartialDate({ optional: true, about: 'Its last day, likewise' }) endsOn?: string;
}

/** An organisation that came. */
class AttendingContent implements Attending {
  @Id() organisation: string;
  @Whole({ optional: true, min: 1, max: 100_000, about: 'How many people it came with' }) participants?: number;
}

export class RecordAttendance {
  @PartList(() => AttendingContent, { about: 'All that came: a list sent later replaces this one' })
  organisations: AttendingContent[];
  @InLanguages({ optional: true, about: 'Who else was there, without naming persons' }) alsoPresent?: TextContent;
  @Whole({ optional: true, min: 1, max: 1_000_000, about: 'How many others there were' }) others?: number;
}

export class ConcludeSession {
  @Id({ optional: true, about: 'Left out for what the gathering as a whole concluded' }) session?: string;
  @InLanguagesList({ min: 1, max: 100 }) conclusions: TextContent[];
}

/** To whom a recommendation is addressed. */
export class AddresseeContent implements Addressee {
  @OneOf(ADDRESSEES) kind: Addressee['kind'];
  @Id({ optional: true, about: 'Of an organisation or a working group' }) id?: string;
  @InLanguages({ optional: true, about: 'Of an authority, or of anybody else' }) name?: TextContent;
}

export class IssueRecommendation {
  @InLanguages() text: TextContent;
  @Part(() => AddresseeContent) addressee: AddresseeContent;
  @OnDay({ optional: true }) dueOn?: string;
  @Id({ optional: true, about: 'The session that it comes from' }) session?: string;
}

export class DeclineRecommendation {
  @Id() recommendation: string;
  @InLanguages() reason: TextContent;
}

export class PublishMinutes {
  @Code(/^https?:\/\/\S+$/, { optional: true, max: 2_000 }) uri?: string;
  @InLanguages({ optional: true }) text?: TextContent;
}

/** The first organisation that stands twice. */
const twice = (organisations: readonly Attending[]): string | undefined =>
  organisations.find(
    ({ organisation }, index) => organisations.findIndex((other) => other.organisation === organisation) < index,
  )?.organisation;

/** What is decided about a gathering that took place. */
export const proceedings = {
  HoldWorkshop: command<Workshop, WorkshopEvent, HoldWorkshop>({
    content: HoldWorkshop,
    on: 'exists',
    title: { fr: 'Confirmer la tenue', ar: 'تأكيد الانعقاد', en: 'Confirm that it was held' },
    decide(content, workshop, { today, occurredOn }) {
      const scheduled = workshop.dates!;
      const dates = content.startsOn
        ? datesIn({ ...scheduled, startsOn: content.startsOn, endsOn: content.endsOn })
        : datesIn({ ...scheduled, endsOn: content.endsOn ?? scheduled.endsOn });
      const refusal = unlessOn(workshop) ?? unlessInOrder(dates);
      if (refusal) return refusal;
      if (firstDay(dates.startsOn) > today) return refuse('not-begun-yet', { startsOn: dates.startsOn });
      const early = unlessBegun(dates, occurredOn);
      if (early) return early;
      if (workshop.status === 'held' && same(dates, scheduled)) return refuse('already-held-then');
      return [{ type: 'WorkshopHeld', data: dates }];
    },
  }),

  RecordAttendance: command<Workshop, WorkshopEvent, RecordAttendance>({
    content: RecordAttendance,
    on: 'exists',
    title: { fr: 'Enregistrer la présence', ar: 'تسجيل الحضور', en: 'Record the attendance' },
    decide({ organisations, alsoPresent, others }, workshop, { occurredOn }) {
      const refusal = unlessHeld(workshop, occurredOn);
      if (refusal) return refusal;
      const repeated = twice(organisations);
      if (repeated) return refuse('attendance-listed-twice', { organisation: repeated });
      if (organisations.length === 0 && !alsoPresent && !others) return refuse('nobody-named');
      const attendance = { organisations, alsoPresent, others };
      if (same(attendance, workshop.attendance)) return refuse('same-attendance');
      return [{ type: 'AttendanceRecorded', data: attendance }];
    },
  }),

  ConcludeSession: command<Workshop, WorkshopEvent, ConcludeSession>({
    content: ConcludeSession,
    on: 'exists',
    title: { fr: 'Consigner des conclusions', ar: 'تدوين الخلاصات', en: 'Record what a session concluded' },
    decide({ session, conclusions }, workshop, { occurredOn }) {
      const refusal = unlessHeld(workshop, occurredOn) ?? unlessInAgenda(workshop, session);
      if (refusal) return refusal;
      if (same(conclusions, workshop.conclusions.get(session ?? WHOLE))) return refuse('same-conclusions');
      return [{ type: 'SessionConcluded', data: { session, conclusions } }];
    },
  }),

  IssueRecommendation: command<Workshop, WorkshopEvent, IssueRecommendation>({
    content: IssueRecommendation,
    on: 'exists',
    title: { fr: 'Émettre une recommandation', ar: 'إصدار توصية', en: 'Issue a recommendation' },
    decide({ text, addressee, dueOn, session }, workshop, { newId, occurredOn }) {
      const refusal = unlessHeld(workshop, occurredOn) ?? unlessInAgenda(workshop, session) ?? unlessNamed(addressee);
      if (refusal) return refusal;
      const issued = [...workshop.recommendations.values()];
      if (issued.some((other) => same(text, other.text) && same(addressee, other.addressee)))
        return refuse('same-recommendation');
      return [{ type: 'RecommendationIssued', data: { id: newId(), text, addressee, dueOn, session } }];
    },
  }),

  DeclineRecommendation: command<Workshop, WorkshopEvent, DeclineRecommendation>({
    content: DeclineRecommendation,
    on: 'exists',
    title: { fr: 'Écarter une recommandation', ar: 'استبعاد توصية', en: 'Decline a recommendation' },
    decide({ recommendation, reason }, workshop) {
      const issued = workshop.recommendations.get(recommendation);
      if (!issued) return refuse('recommendation-unknown', { recommendation });
      if (issued.declined) return refuse('recommendation-already-declined');
      return [{ type: 'RecommendationDeclined', data: { recommendation, reason } }];
    },
  }),

  PublishMinutes: command<Workshop, WorkshopEvent, PublishMinutes>({
    content: PublishMinutes,
    on: 'exists',
    title: { fr: 'Publier le compte rendu', ar: 'نشر المحضر', en: 'Publish the minutes' },
    decide({ uri, text }, workshop, { occurredOn }) {
      const refusal = unlessHeld(workshop, occurredOn);
      if (refusal) return refusal;
      if (!uri && !text) return refuse('minutes-empty');
      const { version = 0, ...published } = workshop.minutes ?? {};
      if (same({ uri, text }, published)) return refuse('same-minutes');
      return [{ type: 'MinutesPublished', data: { version: version + 1, uri, text } }];
    },
  }),
};
