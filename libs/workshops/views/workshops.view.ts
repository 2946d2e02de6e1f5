import {
  type Day,
  firstDay,
  Id,
  IdList,
  InLanguages,
  InLanguagesList,
  lastDay,
  Line,
  NetworkKey,
  OnDay,
  OneOf,
  OnPartialDate,
  PartList,
  type Text,
  view,
  VISIBILITIES,
  type Visibility,
  Whole,
} from '#kernel';
import {
  ANSWERS,
  type Dates,
  type InvitationAnswer,
  isOlder,
  KINDS,
  WHOLE,
  type WorkshopEvent,
  type WorkshopKind,
} from '../domain/workshop.js';

/** A session of the agenda, and what it concluded. */
export class SessionDocument {
  @Id() id: string;
  @InLanguages() title: Text;
  @InLanguagesList() conclusions: readonly Text[];
}

/** An invited organisation and what it answered. */
export class InvitationDocument {
  @Id() organisation: string;
  @OneOf(ANSWERS, { optional: true }) answer?: InvitationAnswer;
  @InLanguages({ optional: true }) comment?: Text;
  @OneOf(VISIBILITIES, { optional: true, about: 'Who may read the comment; everybody without' })
  commentVisibility?: Visibility;
  @OnPartialDate({ optional: true }) answeredOn?: string;
}

/** An organisation that came. */
export class AttendingDocument {
  @Id() organisation: string;
  @Whole({ optional: true }) participants?: number;
}

/** One publication of the minutes; the last one is the valid one. */
export class MinutesDocument {
  @Whole({ min: 1 }) version: number;
  @Line({ optional: true, max: 2_000 }) uri?: string;
  @InLanguages({ optional: true }) text?: Text;
  @OnPartialDate() publishedOn: string;
}

/** A former date of a gathering, and why it was left. */
export class PostponementDocument {
  @OnPartialDate({ about: 'The first day that was planned before' }) from: string;
  @InLanguages() reason: Text;
}

/** A gathering of a network. */
export class WorkshopDocument {
  @Id() id: string;
  @Whole() revision: number;
  @NetworkKey() network: string;
  @OneOf(['scheduled', 'held', 'cancelled']) status: 'scheduled' | 'held' | 'cancelled';
  @OneOf(KINDS) kind: WorkshopKind;
  @InLanguages() title: Text;
  @InLanguages({ optional: true }) purpose?: Text;
  @OnPartialDate() startsOn: string;
  @OnPartialDate({ optional: true }) endsOn?: string;
  @Line({ optional: true, about: 'Local time, HH:MM' }) startsAt?: string;
  @Line({ optional: true, about: 'Local time, HH:MM' }) endsAt?: string;
  @OnDay({ about: 'The first day that its dates may mean' }) firstDay: Day;
  @OnDay({ about: 'The last day that its dates may mean' }) lastDay: Day;
  @InLanguages({ optional: true }) place?: Text;
  @Id({ optional: true }) host?: string;
  @IdList() organisers: readonly string[];
  @PartList(() => PostponementDocument) postponements: readonly PostponementDocument[];
  @InLanguages({ optional: true }) cancelledBecause?: Text;
  @PartList(() => SessionDocument) sessions: readonly SessionDocument[];
  @InLanguagesList({ about: 'What the gathering as a whole concluded' }) conclusions: readonly Text[];
  @PartList(() => InvitationDocument) invitations: readonly InvitationDocument[];
  @PartList(() => AttendingDocument) attendance: readonly AttendingDocument[];
  @InLanguages({ optional: true }) alsoPresent?: Text;
  @Whole({ optional: true }) others?: number;
  @Whole({ about: 'Recommendations that it issued' }) recommendations: number;
  @PartList(() => MinutesDocument) minutes: readonly MinutesDocument[];
}

const when = ({ startsOn, endsOn, startsAt, endsAt }: Dates) => ({
  startsOn,
  endsOn,
  startsAt,
  endsAt,
  firstDay: firstDay(startsOn),
  lastDay: lastDay(endsOn ?? startsOn),
});

const answered = (
  invitations: readonly InvitationDocument[],
  answer: InvitationDocument & { answeredOn: string },
): readonly InvitationDocument[] =>
  invitations.map((invitation) =>
    invitation.organisation === answer.organisation && !isOlder(answer.answeredOn, invitation.answeredOn)
      ? answer
      : invitation,
  );

/** The register of gatherings: one document each. */
export const workshopsView = view<WorkshopDocument, WorkshopEvent>({
  name: 'workshops',
  version: 1,
  scope: 'network',
  document: WorkshopDocument,
  indexes: [
    ['network', 'firstDay'],
    ['network', 'status'],
  ],
  starts: {
    WorkshopScheduled: ({ data, metadata, revision }, id) => ({
      id,
      revision,
      network: metadata.network,
      status: 'scheduled',
      kind: data.kind,
      title: data.title,
      purpose: data.purpose,
      ...when(data),
      place: data.place,
      host: data.host,
      organisers: data.organisers ?? [],
      postponements: [],
      sessions: [],
      conclusions: [],
      invitations: [],
      attendance: [],
      recommendations: 0,
      minutes: [],
    }),
  },
  changes: {
    WorkshopRescheduled: (document, { data, revision }) => ({
      ...document,
      revision,
      ...when(data),
      place: data.place ?? document.place,
      postponements: [...document.postponements, { from: document.startsOn, reason: data.reason }],
    }),
    WorkshopCancelled: (document, { data, revision }) => ({
      ...document,
      revision,
      status: 'cancelled',
      cancelledBecause: data.reason,
    }),
    AgendaPublished: (document, { data, revision }) => ({
      ...document,
      revision,
      sessions: data.sessions.map((session) => ({
        ...session,
        conclusions: document.sessions.find(({ id }) => id === session.id)?.conclusions ?? [],
      })),
    }),
    OrganisationsInvited: (document, { data, revision }) => {
      const known = new Set(document.invitations.map(({ organisation }) => organisation));
      const invited = data.organisations.filter((id) => !known.has(id)).map((organisation) => ({ organisation }));
      return { ...document, revision, invitations: [...document.invitations, ...invited] };
    },
    InvitationAnswered: (document, { data, metadata, revision }) => ({
      ...document,
      revision,
      invitations: answered(document.invitations, { ...data, answeredOn: metadata.occurredOn }),
    }),
    WorkshopHeld: (document, { data, revision }) => ({ ...document, revision, status: 'held', ...when(data) }),
    AttendanceRecorded: (document, { data, revision }) => ({
      ...document,
      revision,
      attendance: data.organisations,
      alsoPresent: data.alsoPresent,
      others: data.others,
    }),
    SessionConcluded: (document, { data: { session = WHOLE, conclusions }, revision }) => ({
      ...document,
      revision,
      conclusions: session === WHOLE ? conclusions : document.conclusions,
      sessions: document.sessions.map((each) => (each.id === session ? { ...each, conclusions } : each)),
    }),
    RecommendationIssued: (document, { revision }) => ({
      ...document,
      revision,
      recommendations: document.recommendations + 1,
    }),
    RecommendationDeclined: (document, { revision }) => ({ ...document, revision }),
    MinutesPublished: (document, { data, metadata, revision }) => ({
      ...document,
      revision,
      minutes: [...document.minutes, { ...data, publishedOn: metadata.occurredOn }],
    }),
  },
});
