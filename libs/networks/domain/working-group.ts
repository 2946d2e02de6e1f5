import type { Day, Event, Text } from '#kernel';
import type { Code } from './problems.js';
import { course, earliest, evolveAlong, type Threaded, untold } from './thread.js';

export type WorkingGroupEvent =
  | Event<'WorkingGroupFormed', { readonly name: Text; readonly mandate?: Text }>
  | Event<'WorkingGroupMandateRevised', { readonly mandate: Text; readonly reason?: Text }>
  | Event<'WorkingGroupJoined', { readonly organisation: string }>
  | Event<'WorkingGroupLeft', { readonly organisation: string; readonly reason?: Text }>
  | Event<'WorkingGroupLeadAppointed', { readonly organisation: string }>
  | Event<'WorkingGroupDissolved', { readonly reason: Text }>;

/** A working group at one moment. Once dissolved, its members and lead are those of its last day. */
export interface Grouping {
  readonly status: 'unknown' | 'active' | 'dissolved';
  readonly name?: Text;
  readonly mandate?: Text;
  readonly lead?: string;
  readonly members: ReadonlySet<string>;
}

/** What decisions know of a working group. */
export type WorkingGroup = Threaded<Grouping, WorkingGroupEvent>;

const inactive = ({ status }: Grouping): Code | undefined =>
  status === 'unknown' ? 'group-not-formed' : status === 'dissolved' ? 'group-dissolved' : undefined;

const outside = (group: Grouping, organisation: string): Code | undefined =>
  inactive(group) ?? (group.members.has(organisation) ? undefined : 'not-in-group');

export const workingGroupCourse = course<Grouping, WorkingGroupEvent>({
  begin: { status: 'unknown', members: new Set() },
  steps: {
    WorkingGroupFormed: { follow: (group, { name, mandate }) => ({ ...group, status: 'active', name, mandate }) },
    WorkingGroupMandateRevised: { forbids: inactive, follow: (group, { mandate }) => ({ ...group, mandate }) },
    WorkingGroupJoined: {
      forbids: (group, { organisation }) =>
        inactive(group) ?? (group.members.has(organisation) ? 'already-in-group' : undefined),
      follow: (group, { organisation }) => ({ ...group, members: new Set([...group.members, organisation]) }),
    },
    WorkingGroupLeft: {
      forbids: (group, { organisation }) => outside(group, organisation),
      follow: (group, { organisation }) => ({
        ...group,
        members: new Set([...group.members].filter((member) => member !== organisation)),
        lead: group.lead === organisation ? undefined : group.lead,
      }),
    },
    WorkingGroupLeadAppointed: {
      forbids: (group, { organisation }) => outside(group, organisation),
      follow: (group, { organisation }) => ({ ...group, lead: organisation }),
    },
    WorkingGroupDissolved: { forbids: inactive, follow: (group) => ({ ...group, status: 'dissolved' }) },
  },
});

/** The day of the first thing that an organisation surely did in the group after the day given. */
export const nextDealing = ({ history }: WorkingGroup, organisation: string, after: Day): Day | undefined =>
  history.find(
    (told) =>
      earliest(told) > after && 'organisation' in told.fact.data && told.fact.data.organisation === organisation,
  )?.day;

export const initialState: WorkingGroup = untold(workingGroupCourse);
export const evolve = evolveAlong(workingGroupCourse);
