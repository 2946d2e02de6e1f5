import type { Day, Event, Evolve, PartialDate, RecordedEvent, Text, Visibility } from '#kernel';
import { dayOfEvent } from './fields.js';

/** An organisation is present where one of its activities has not ended. */
export const PRESENT = ['planned', 'ongoing', 'suspended'] as const;
export const ACTIVITY_STATUSES = [...PRESENT, 'ended'] as const;
export type ActivityStatus = (typeof ACTIVITY_STATUSES)[number];

/** How many are to be reached, and were. */
export interface Reach {
  readonly planned?: number;
  readonly reached?: number;
}

/** A count of people that is told to the organisation that reported it alone. */
export const isUnder5 = (count: number): boolean => count > 0 && count < 5;

/** What one organisation does in one field and one area, as far as it can change. */
export interface Scope extends Reach {
  readonly field: string;
  readonly area: string;
  readonly title?: Text;
  readonly place?: Text;
  /** For whom. */
  readonly population?: Text;
  readonly startsOn?: PartialDate;
  readonly endsOn?: PartialDate;
}

/** Whose word it is and to whom it is told; without a visibility, to everybody. */
export interface OfOrganisation {
  readonly organisation: string;
  readonly visibility?: Visibility;
}

/** The cell that an event is about, with whose word it is and to whom it is told: so that each event is folded and told by itself. */
export interface InCell extends OfOrganisation {
  readonly field: string;
  readonly area: string;
}

export interface ActivityDeclared extends OfOrganisation, Scope {
  readonly status: ActivityStatus;
  /** The list that it came from, as the network calls it, and the key of its row there. */
  readonly list?: string;
  readonly reference?: string;
}

/** Both sides name the cell and the reach; besides, what changed. */
export interface ActivityScopeChanged extends OfOrganisation {
  readonly status: ActivityStatus;
  readonly from: Scope;
  readonly to: Scope;
}

/** What happens to one activity. What moves a count carries the reach that moves with it. */
export type ActivityEvent =
  | Event<'ActivityDeclared', ActivityDeclared>
  | Event<'ActivityStatusChanged', InCell & Reach & { from: ActivityStatus; to: ActivityStatus; reason?: Text }>
  | Event<'ActivityScopeChanged', ActivityScopeChanged>
  | Event<'ActivityConfirmed', InCell>
  | Event<'ActivityEnded', InCell & Reach & { from: ActivityStatus; endedOn?: PartialDate; reason?: Text }>;

/** What decisions about an activity need to know. */
export interface Activity extends OfOrganisation {
  readonly status: ActivityStatus | 'unknown';
  readonly scope: Scope;
  /** The day of its newest step: declaration, status, scope or end. Later steps are not dated before it, so that every day of the past adds up. */
  readonly since: Day;
  /** The newest day on which the organisation said that it is so. */
  readonly confirmedOn: Day;
}

export const initialState: Activity = {
  status: 'unknown',
  organisation: '',
  scope: { field: '', area: '' },
  since: '',
  confirmedOn: '',
};

export const evolve: Evolve<Activity, ActivityEvent> = {
  ActivityDeclared(activity, event) {
    const { organisation, visibility, status, list: _, reference: __, ...scope } = event.data;
    return { ...activity, organisation, visibility, status, scope, ...stepped(activity, event) };
  },
  ActivityStatusChanged: (activity, event) => ({ ...activity, status: event.data.to, ...stepped(activity, event) }),
  ActivityScopeChanged: (activity, event) => ({
    ...activity,
    scope: { ...activity.scope, ...event.data.to },
    ...stepped(activity, event),
  }),
  ActivityConfirmed: (activity, event) => ({
    ...activity,
    confirmedOn: later(activity.confirmedOn, dayOfEvent(event)),
  }),
  ActivityEnded: (activity, event) => ({ ...activity, status: 'ended', ...stepped(activity, event) }),
};

/** Whatever an organisation says of its activity confirms it. */
function stepped({ since, confirmedOn }: Activity, event: RecordedEvent): Pick<Activity, 'since' | 'confirmedOn'> {
  const on = dayOfEvent(event);
  return { since: later(since, on), confirmedOn: later(confirmedOn, on) };
}

/** Told late, what is older moves nothing. */
export const later = (one: Day, other: Day): Day => (one > other ? one : other);
