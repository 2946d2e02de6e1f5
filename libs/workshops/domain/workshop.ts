import { type Event, type Evolve, lastDay, type PartialDate, type Text, type Visibility } from '#kernel';

/** What kinds of gathering there are. */
export const KINDS = [
  'workshop',
  'assembly',
  'meeting',
  'official-meeting',
  'training',
  'awareness',
  'visit',
  'ceremony',
] as const;
export type WorkshopKind = (typeof KINDS)[number];

export const ANSWERS = ['accepted', 'declined', 'tentative'] as const;
export type InvitationAnswer = (typeof ANSWERS)[number];

/** When a gathering takes place: only a month or a year where its day is not settled, or not known. Hours are local, `HH:MM`. */
export interface Dates {
  readonly startsOn: PartialDate;
  readonly endsOn?: PartialDate;
  readonly startsAt?: string;
  readonly endsAt?: string;
}

/** One session of an agenda. */
export interface Session {
  readonly id: string;
  readonly title: Text;
}

/** An organisation that came, and with how many people where that is known. */
export interface Attending {
  readonly organisation: string;
  readonly participants?: number;
}

/** Everybody who came. `alsoPresent` are those known without their organisation; `others` is how many of them. */
export interface Attendance {
  readonly organisations: readonly Attending[];
  readonly alsoPresent?: Text;
  readonly others?: number;
}

export const ADDRESSEES = ['organisation', 'workingGroup', 'authority', 'other'] as const;

/** To whom a recommendation is addressed: by id where the network knows it, by name otherwise. */
export interface Addressee {
  readonly kind: (typeof ADDRESSEES)[number];
  readonly id?: string;
  readonly name?: Text;
}

/** Minutes, as a document elsewhere, as a text, or both. */
export interface Minutes {
  readonly uri?: string;
  readonly text?: Text;
}

export type WorkshopEvent =
  | Event<
      'WorkshopScheduled',
      Dates & {
        readonly kind: WorkshopKind;
        readonly title: Text;
        readonly purpose?: Text;
        readonly place?: Text;
        readonly host?: string;
        readonly organisers?: readonly string[];
      }
    >
  | Event<'WorkshopRescheduled', Dates & { readonly place?: Text; readonly reason: Text }>
  | Event<'WorkshopCancelled', { readonly reason: Text }>
  | Event<'AgendaPublished', { readonly sessions: readonly Session[] }>
  | Event<'OrganisationsInvited', { readonly organisations: readonly string[] }>
  | Event<
      'InvitationAnswered',
      {
        readonly organisation: string;
        readonly answer: InvitationAnswer;
        readonly comment?: Text;
        /** Who may read the comment, where that is not everybody. */
        readonly commentVisibility?: Visibility;
      }
    >
  | Event<'WorkshopHeld', Dates>
  | Event<'AttendanceRecorded', Attendance>
  | Event<'SessionConcluded', { readonly session?: string; readonly conclusions: readonly Text[] }>
  | Event<
      'RecommendationIssued',
      {
        readonly id: string;
        readonly text: Text;
        readonly addressee: Addressee;
        readonly dueOn?: string;
        readonly session?: string;
      }
    >
  | Event<'RecommendationDeclined', { readonly recommendation: string; readonly reason: Text }>
  | Event<'MinutesPublished', Minutes & { readonly version: number }>;

/** What was answered to an invitation, and when; nothing yet where `answer` is missing. */
export interface Invitation {
  readonly answer?: InvitationAnswer;
  readonly comment?: Text;
  readonly commentVisibility?: Visibility;
  readonly answeredOn?: PartialDate;
}

export interface Recommendation {
  readonly text: Text;
  readonly addressee: Addressee;
  readonly declined: boolean;
}

/** A gathering, as far as decisions need it. */
export interface Workshop {
  readonly status: 'unknown' | 'scheduled' | 'held' | 'cancelled';
  readonly dates?: Dates;
  readonly place?: Text;
  /** The first day on which it took place. */
  readonly heldOn?: PartialDate;
  readonly sessions: readonly Session[];
  /** By session; under the empty key, those of the gathering as a whole. */
  readonly conclusions: ReadonlyMap<string, readonly Text[]>;
  readonly invitations: ReadonlyMap<string, Invitation>;
  readonly attendance?: Attendance;
  readonly recommendations: ReadonlyMap<string, Recommendation>;
  readonly minutes?: Minutes & { readonly version: number };
}

export const initialState: Workshop = {
  status: 'unknown',
  sessions: [],
  conclusions: new Map(),
  invitations: new Map(),
  recommendations: new Map(),
};

/** The key of the whole gathering among the sessions' conclusions. */
export const WHOLE = '';

/** The dates in an event's data, without what else it holds. */
export const datesIn = ({ startsOn, endsOn, startsAt, endsAt }: Dates): Dates => ({
  startsOn,
  ...(endsOn && { endsOn }),
  ...(startsAt && { startsAt }),
  ...(endsAt && { endsAt }),
});

/** Whether a fact of one date is overtaken by what was true on another. */
export const isOlder = (date: PartialDate, than: PartialDate | undefined): boolean =>
  than !== undefined && lastDay(date) < lastDay(than);

const withEntry = <Value>(map: ReadonlyMap<string, Value>, key: string, value: Value): ReadonlyMap<string, Value> =>
  new Map([...map, [key, value]]);

export const evolve: Evolve<Workshop, WorkshopEvent> = {
  WorkshopScheduled: (workshop, { data }) => ({
    ...workshop,
    status: 'scheduled',
    dates: datesIn(data),
    place: data.place,
  }),
  WorkshopRescheduled: (workshop, { data }) => ({
    ...workshop,
    dates: datesIn(data),
    place: data.place ?? workshop.place,
  }),
  WorkshopCancelled: (workshop) => ({ ...workshop, status: 'cancelled' }),
  AgendaPublished: (workshop, { data }) => ({ ...workshop, sessions: data.sessions }),
  OrganisationsInvited: (workshop, { data }) => ({
    ...workshop,
    invitations: new Map([...data.organisations.map((id) => [id, {}] as const), ...workshop.invitations]),
  }),
  InvitationAnswered: (workshop, { data: { organisation, ...answer }, metadata: { occurredOn } }) =>
    isOlder(occurredOn, workshop.invitations.get(organisation)?.answeredOn)
      ? workshop
      : {
          ...workshop,
          invitations: withEntry(workshop.invitations, organisation, { ...answer, answeredOn: occurredOn }),
        },
  WorkshopHeld: (workshop, { data }) => ({
    ...workshop,
    status: 'held',
    dates: datesIn(data),
    heldOn: data.startsOn,
  }),
  AttendanceRecorded: (workshop, { data }) => ({ ...workshop, attendance: data }),
  SessionConcluded: (workshop, { data }) => ({
    ...workshop,
    conclusions: withEntry(workshop.conclusions, data.session ?? WHOLE, data.conclusions),
  }),
  RecommendationIssued: (workshop, { data: { id, text, addressee } }) => ({
    ...workshop,
    recommendations: withEntry(workshop.recommendations, id, { text, addressee, declined: false }),
  }),
  RecommendationDeclined: (workshop, { data }) => {
    const declined = workshop.recommendations.get(data.recommendation);
    if (!declined) return workshop;
    const recommendations = withEntry(workshop.recommendations, data.recommendation, { ...declined, declined: true });
    return { ...workshop, recommendations };
  },
  MinutesPublished: (workshop, { data }) => ({ ...workshop, minutes: data }),
};
