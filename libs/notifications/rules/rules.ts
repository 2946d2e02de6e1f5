import type { AccountEvent } from '#access';
import type { ActionItemEvent } from '#action-plan';
import type { PositionEvent } from '#advocacy';
import type { Event, RecordedAs, RecordedEvent } from '#kernel';
import { idOf } from '#kernel';
import type { MembershipEvent, NetworkEvent } from '#networks';
import type { WorkshopEvent } from '#workshops';
import { type Circle, coordinators, members, organisations, party } from './circles.js';
import type { Kind } from '../domain/kinds.js';
import type { SubscriptionEvent } from '../domain/subscription.js';

/** What is told of an event, to whom, and with which particulars. */
export interface Rule<E extends RecordedEvent = RecordedEvent> {
  readonly tell: Kind;
  to(event: E): Circle | readonly Circle[];
  /** Ids, dates and texts that its sentence names. */
  values?(event: E): Readonly<Record<string, unknown>>;
}

type RulesOf<E extends Event> = { readonly [T in E['type']]?: readonly Rule<RecordedAs<E, T>>[] };

const owner = ({ stream }: RecordedEvent): Circle => ({ of: 'owner', item: idOf(stream) });
const ownerAndCoordinators = (event: RecordedEvent): readonly Circle[] => [owner(event), coordinators];
const invited = ({ stream }: RecordedEvent): Circle => ({ of: 'invited', workshop: idOf(stream) });
const member = ({ stream }: RecordedEvent): Circle => party('organisation', idOf(stream));
const toCoordinators = (): Circle => coordinators;
const toMembers = (): Circle => members;
const reason = ({ data }: { readonly data: { readonly reason?: unknown } }) => ({ reason: data.reason });

const work: RulesOf<ActionItemEvent> = {
  ActionItemAssigned: [
    {
      tell: 'work-given',
      to: ({ data }) => party(data.kind, data.owner),
      values: ({ data }) => ({ dueOn: data.dueOn }),
    },
    {
      tell: 'work-withdrawn',
      to: ({ stream, data, metadata }) => ({
        ...{ of: 'former-owner', item: idOf(stream) },
        ...{ successor: data.owner, from: metadata.occurredOn },
      }),
    },
  ],
  AssignmentAccepted: [{ tell: 'work-accepted', to: toCoordinators, values: ({ data }) => ({ by: data.owner }) }],
  AssignmentDeclined: [
    { tell: 'work-declined', to: toCoordinators, values: ({ data }) => ({ by: data.owner, reason: data.reason }) },
  ],
  ActionItemBlocked: [{ tell: 'work-blocked', to: ownerAndCoordinators, values: reason }],
  ActionItemUnblocked: [{ tell: 'work-unblocked', to: ownerAndCoordinators }],
  ActionItemRescheduled: [
    {
      tell: 'work-rescheduled',
      to: ownerAndCoordinators,
      values: ({ data }) => ({ dueOn: data.dueOn, reason: data.reason }),
    },
  ],
  ActionItemCompleted: [{ tell: 'work-completed', to: toCoordinators }],
  ActionItemVerified: [{ tell: 'work-verified', to: owner }],
  ActionItemReopened: [{ tell: 'work-reopened', to: owner, values: reason }],
  ActionItemCancelled: [{ tell: 'work-cancelled', to: owner, values: reason }],
};

const gatherings: RulesOf<WorkshopEvent> = {
  OrganisationsInvited: [{ tell: 'invited', to: ({ data }) => organisations(data.organisations) }],
  WorkshopRescheduled: [
    {
      tell: 'workshop-moved',
      to: invited,
      values: ({ data }) => ({ startsOn: data.startsOn, startsAt: data.startsAt, reason: data.reason }),
    },
  ],
  WorkshopCancelled: [{ tell: 'workshop-cancelled', to: invited, values: reason }],
  AgendaPublished: [{ tell: 'agenda-published', to: invited }],
  MinutesPublished: [{ tell: 'minutes-published', to: invited }],
  InvitationAnswered: [
    {
      tell: 'invitation-answered',
      to: toCoordinators,
      values: ({ data }) => ({ by: data.organisation, answer: data.answer }),
    },
  ],
};

const positions: RulesOf<PositionEvent> = {
  ConsultationOpened: [
    { tell: 'consultation-opened', to: toMembers, values: ({ data }) => ({ closesOn: data.closesOn }) },
  ],
  PositionAdopted: [{ tell: 'position-adopted', to: toMembers }],
  ResponseReceived: [
    {
      tell: 'authority-answered',
      to: ({ data }) => (data.kind === 'no-answer' ? [] : members),
      values: ({ data }) => ({ answer: data.kind }),
    },
  ],
};

const charters: RulesOf<NetworkEvent> = {
  CharterAdopted: [{ tell: 'charter-to-sign', to: toMembers, values: ({ data }) => ({ version: data.version }) }],
  CharterAmended: [{ tell: 'charter-to-sign', to: toMembers, values: ({ data }) => ({ version: data.version }) }],
};

const memberships: RulesOf<MembershipEvent> = {
  MembershipRequested: [{ tell: 'membership-requested', to: toCoordinators }],
  MemberJoined: [{ tell: 'membership-decided', to: member, values: () => ({ decision: 'admitted' }) }],
  MembershipDeclined: [
    {
      tell: 'membership-decided',
      to: member,
      values: ({ data }) => ({ decision: 'not-admitted', reason: data.reason }),
    },
  ],
};

const channels: RulesOf<SubscriptionEvent> = {
  WebhookSuspended: [
    {
      tell: 'webhook-suspended',
      to: ({ stream }) => ({ of: 'account', account: idOf(stream) }),
      values: ({ data }) => ({ failure: data.reason }),
    },
  ],
};

/** Who is told what, when something happens. What depends on the day alone is in `reminders.ts`. */
export const RULES: Readonly<Record<string, readonly Rule[]>> = {
  ...work,
  ...gatherings,
  ...positions,
  ...charters,
  ...memberships,
  ...channels,
} as Readonly<Record<string, readonly Rule[]>>;

/** Whatever somebody else recorded as the word of an organisation or a working group is told to it, unless another rule does. */
export const SAID_FOR: Kind = 'said-for-you';

/** After which nothing more is told to somebody, and what they were told is removed. */
export const FAREWELL: AccountEvent['type'] = 'AccountErased';
