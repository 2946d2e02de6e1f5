import {
  Code,
  command,
  firstDay,
  Id,
  IdList,
  InLanguages,
  OneOf,
  OnPartialDate,
  PartList,
  same,
  TextContent,
  unlessPublic,
  VISIBILITIES,
  type Visibility,
} from '#kernel';
import { refuse } from './problems.js';
import {
  ANSWERS,
  type Dates,
  datesIn,
  type InvitationAnswer,
  KINDS,
  type Workshop,
  type WorkshopEvent,
  type WorkshopKind,
} from './workshop.js';
import {
  unlessBegun,
  unlessInAgenda,
  unlessInOrder,
  unlessInTime,
  unlessKept,
  unlessOn,
  unlessScheduled,
  unlessToCome,
} from './workshop.rules.js';

const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;

/** When a gathering takes place. */
class DatesContent implements Dates {
  @OnPartialDate({ about: 'Its first day; only the month or the year where the day is not settled, or not known' })
  startsOn: string;
  @OnPartialDate({ optional: true, about: 'Its last day, where it is another' }) endsOn?: string;
  @Code(HOUR, { optional: true, about: 'Local time of the first day, HH:MM' }) startsAt?: string;
  @Code(HOUR, { optional: true, about: 'Local time of the last day, HH:MM' }) endsAt?: string;
}

/** What there will be, or was: a gathering and its dates. */
export class ScheduleWorkshop extends DatesContent {
  @OneOf(KINDS) kind: WorkshopKind;
  @InLanguages() title: TextContent;
  @InLanguages({ optional: true }) purpose?: TextContent;
  @InLanguages({ optional: true }) place?: TextContent;
  @Id({ optional: true, about: 'The organisation where it takes place' }) host?: string;
  @IdList({ optional: true, max: 50 }) organisers?: string[];
}

export class RecordWorkshop extends ScheduleWorkshop {}

export class RescheduleWorkshop extends DatesContent {
  @InLanguages({ optional: true, about: 'Where it moves to, if it does' }) place?: TextContent;
  @InLanguages() reason: TextContent;
}

export class CancelWorkshop {
  @InLanguages() reason: TextContent;
}

/** One session of an agenda. */
class SessionContent {
  @Id({ optional: true, about: 'Of a session that the agenda already has; left out for a new one' }) id?: string;
  @InLanguages() title: TextContent;
}

export class PublishAgenda {
  @PartList(() => SessionContent, {
    min: 1,
    max: 100,
    about: 'All sessions in their order, in place of the former ones',
  })
  sessions: SessionContent[];
}

export class InviteOrganisations {
  @IdList({ min: 1 }) organisations: string[];
}

export class AnswerInvitation {
  @Id() organisation: string;
  @OneOf(ANSWERS) answer: InvitationAnswer;
  @InLanguages({ optional: true }) comment?: TextContent;
  @OneOf(VISIBILITIES, { optional: true, about: 'Who may read the comment; everybody by default' })
  commentVisibility?: Visibility;
}

const scheduled = (content: ScheduleWorkshop): WorkshopEvent => {
  const { kind, title, purpose, place, host, organisers } = content;
  return {
    type: 'WorkshopScheduled',
    data: { kind, title, purpose, ...datesIn(content), place, host, organisers },
  };
};

/** What is decided up to the day of a gathering. */
export const planning = {
  ScheduleWorkshop: command<Workshop, WorkshopEvent, ScheduleWorkshop>({
    content: ScheduleWorkshop,
    on: 'new',
    title: { fr: 'Programmer une rencontre', ar: 'برمجة لقاء', en: 'Schedule a gathering' },
    decide(content, _workshop, { occurredOn }) {
      const refusal = unlessInOrder(content) ?? unlessToCome(content, occurredOn);
      return refusal ?? [scheduled(content)];
    },
  }),

  RecordWorkshop: command<Workshop, WorkshopEvent, RecordWorkshop>({
    content: RecordWorkshop,
    on: 'new',
    title: { fr: 'Enregistrer une rencontre passée', ar: 'تسجيل لقاء سابق', en: 'Record a past gathering' },
    decide(content, _workshop, { today, occurredOn }) {
      const contradiction = unlessInOrder(content);
      if (contradiction) return contradiction;
      if (firstDay(content.startsOn) > today) return refuse('not-begun-yet', { startsOn: content.startsOn });
      const early = unlessBegun(content, occurredOn);
      if (early) return early;
      return [scheduled(content), { type: 'WorkshopHeld', data: datesIn(content) }];
    },
  }),

  RescheduleWorkshop: command<Workshop, WorkshopEvent, RescheduleWorkshop>({
    content: RescheduleWorkshop,
    on: 'exists',
    title: { fr: 'Reporter ou déplacer une rencontre', ar: 'تأجيل لقاء أو نقله', en: 'Reschedule a gathering' },
    decide(content, workshop, { occurredOn }) {
      const refusal = unlessScheduled(workshop) ?? unlessInOrder(content) ?? unlessToCome(content, occurredOn);
      if (refusal) return refusal;
      const { place = workshop.place, reason } = content;
      if (same(datesIn(content), workshop.dates) && same(place, workshop.place)) return refuse('same-schedule');
      return [{ type: 'WorkshopRescheduled', data: { ...datesIn(content), place: content.place, reason } }];
    },
  }),

  CancelWorkshop: command<Workshop, WorkshopEvent, CancelWorkshop>({
    content: CancelWorkshop,
    on: 'exists',
    title: { fr: 'Annuler une rencontre', ar: 'إلغاء لقاء', en: 'Cancel a gathering' },
    decide: ({ reason }, workshop) => unlessScheduled(workshop) ?? [{ type: 'WorkshopCancelled', data: { reason } }],
  }),

  PublishAgenda: command<Workshop, WorkshopEvent, PublishAgenda>({
    content: PublishAgenda,
    on: 'exists',
    title: { fr: 'Publier l’ordre du jour', ar: 'نشر جدول الأعمال', en: 'Publish the agenda' },
    decide(content, workshop, { newId }) {
      const unknown = content.sessions.map(({ id }) => unlessInAgenda(workshop, id)).find((refusal) => refusal);
      if (unknown) return unknown;
      const sessions = content.sessions.map(({ id, title }) => ({ id: id ?? newId(), title }));
      const refusal = unlessOn(workshop) ?? unlessKept(workshop, sessions);
      if (refusal) return refusal;
      if (same(sessions, workshop.sessions)) return refuse('same-agenda');
      return [{ type: 'AgendaPublished', data: { sessions } }];
    },
  }),

  InviteOrganisations: command<Workshop, WorkshopEvent, InviteOrganisations>({
    content: InviteOrganisations,
    on: 'exists',
    title: { fr: 'Inviter des organisations', ar: 'دعوة منظمات', en: 'Invite organisations' },
    decide(content, workshop, { occurredOn }) {
      const refusal = unlessInTime(workshop, occurredOn);
      if (refusal) return refusal;
      const organisations = content.organisations.filter((id) => !workshop.invitations.has(id));
      if (organisations.length === 0) return refuse('already-invited');
      return [{ type: 'OrganisationsInvited', data: { organisations } }];
    },
  }),

  AnswerInvitation: command<Workshop, WorkshopEvent, AnswerInvitation>({
    content: AnswerInvitation,
    on: 'exists',
    title: { fr: 'Répondre à une invitation', ar: 'الجواب على دعوة', en: 'Answer an invitation' },
    decide({ organisation, answer, comment, ...content }, workshop, { occurredOn }) {
      const refusal = unlessInTime(workshop, occurredOn);
      if (refusal) return refusal;
      const invitation = workshop.invitations.get(organisation);
      if (!invitation) return refuse('not-invited');
      const commentVisibility = comment && unlessPublic(content.commentVisibility);
      const { answeredOn: _, ...before } = invitation;
      if (same(before, { answer, comment, commentVisibility })) return refuse('same-answer');
      return [{ type: 'InvitationAnswered', data: { organisation, answer, comment, commentVisibility } }];
    },
  }),
};
