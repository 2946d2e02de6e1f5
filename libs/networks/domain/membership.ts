import type { Day, Event, Text } from '#kernel';
import type { Code } from './problems.js';
import { course, evolveAlong, followedUntil, type Threaded, untold } from './thread.js';

export const CATEGORIES = ['founding', 'full', 'collaborator', 'observer'] as const;
export type Category = (typeof CATEGORIES)[number];

/** Where an organisation stands in a network. Only the active count when it votes. */
export const STANDINGS = ['none', 'requested', 'declined', 'active', 'suspended', 'former'] as const;
export type Standing = (typeof STANDINGS)[number];

export type MembershipEvent =
  | Event<'MembershipRequested', { readonly category?: Category; readonly note?: Text }>
  | Event<'MembershipDeclined', { readonly reason: Text }>
  | Event<'MemberJoined', { readonly category: Category; readonly dateUnknown?: boolean }>
  | Event<'CharterSigned', { readonly version: number }>
  | Event<'MembershipCategoryChanged', { readonly category: Category; readonly reason?: Text }>
  | Event<'MemberSuspended', { readonly reason: Text }>
  | Event<'MemberReinstated', { readonly reason?: Text }>
  | Event<'MemberLeft', { readonly reason: Text }>;

/** A membership at one moment. */
export interface Membering {
  readonly standing: Standing;
  /** The present category, or the last one of a former member. */
  readonly category?: Category;
  /** Versions of the charter that were signed. */
  readonly signed: readonly number[];
}

/** What decisions know of one organisation's membership in one network. */
export type Membership = Threaded<Membering, MembershipEvent>;

const isMember = ({ standing }: Membering): boolean => standing === 'active' || standing === 'suspended';
const outsider = (membering: Membering): Code | undefined => (isMember(membering) ? undefined : 'not-a-member');
const insider = (membering: Membering): Code | undefined => (isMember(membering) ? 'already-a-member' : undefined);

export const membershipCourse = course<Membering, MembershipEvent>({
  begin: { standing: 'none', signed: [] },
  steps: {
    MembershipRequested: {
      forbids: (member) => insider(member) ?? (member.standing === 'requested' ? 'already-requested' : undefined),
      follow: (member) => ({ ...member, standing: 'requested' }),
    },
    MembershipDeclined: {
      forbids: ({ standing }) => (standing === 'requested' ? undefined : 'no-request-pending'),
      follow: (member) => ({ ...member, standing: 'declined' }),
    },
    MemberJoined: {
      forbids: insider,
      follow: (member, { category }) => ({ ...member, standing: 'active', category }),
    },
    CharterSigned: {
      forbids: (member, { version }) =>
        outsider(member) ?? (member.signed.includes(version) ? 'version-already-signed' : undefined),
      follow: (member, { version }) => ({ ...member, signed: [...member.signed, version] }),
    },
    MembershipCategoryChanged: {
      forbids: outsider,
      follow: (member, { category }) => ({ ...member, category }),
    },
    MemberSuspended: {
      forbids: (member) => outsider(member) ?? (member.standing === 'suspended' ? 'already-suspended' : undefined),
      follow: (member) => ({ ...member, standing: 'suspended' }),
    },
    MemberReinstated: {
      forbids: ({ standing }) => (standing === 'suspended' ? undefined : 'not-suspended'),
      follow: (member) => ({ ...member, standing: 'active' }),
    },
    MemberLeft: {
      forbids: outsider,
      follow: (member) => ({ ...member, standing: 'former' }),
    },
  },
});

export const initialState: Membership = untold(membershipCourse);
export const evolve = evolveAlong(membershipCourse);

/** The membership as it was at the end of a day, from what is known of it now. */
export const memberingOn = ({ history }: Membership, day: Day): Membering =>
  followedUntil(membershipCourse, history, day);

/**
 * Where the organisation stood at the end of a day. A fact dated by a month or a year counts from the end of it, or from the day on
 * which it was told where that came first: who just joined "in March" votes in March.
 */
export const standingOn = (membership: Membership, day: Day): Standing => memberingOn(membership, day).standing;
