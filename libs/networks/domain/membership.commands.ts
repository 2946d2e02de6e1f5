import {
  aggregate,
  command,
  type Decision,
  type DecisionContext,
  Flag,
  InLanguages,
  isRefusal,
  OneOf,
  type Refusal,
  type Text,
  Whole,
} from '#kernel';
import {
  CATEGORIES,
  type Category,
  evolve,
  initialState,
  memberingOn,
  type Membership,
  membershipCourse,
  type MembershipEvent,
} from './membership.js';
import { type Network, versionsOn } from './network.js';
import { absence, type Organisation } from './organisation.js';
import { problems, refuse } from './problems.js';
import { tell, whenTold } from './thread.js';
import { nextDealing, type WorkingGroup, type WorkingGroupEvent } from './working-group.js';

export class RequestMembership {
  @OneOf(CATEGORIES, { optional: true, about: 'The category asked for.' }) category?: Category;
  @InLanguages({ optional: true }) note?: Text;
}

export class DeclineMembership {
  @InLanguages() reason: Text;
}

export class AdmitMember {
  @OneOf(CATEGORIES) category: Category;
  @Flag({
    optional: true,
    about: 'The source gives no date: `occurredOn` is only the first on which it is known to be a member.',
  })
  dateUnknown?: boolean;
}

export class SignCharter {
  @Whole({ min: 1 }) version: number;
}

export class ChangeMembershipCategory {
  @OneOf(CATEGORIES) category: Category;
  @InLanguages({ optional: true }) reason?: Text;
}

export class SuspendMember {
  @InLanguages() reason: Text;
}

export class ReinstateMember {
  @InLanguages({ optional: true }) reason?: Text;
}

export class LeaveNetwork {
  @InLanguages() reason: Text;
}

/** The organisation whose membership it is. */
export interface MemberFacts {
  readonly organisation: Organisation;
}

/** The network whose charter is signed. */
export interface SigningFacts {
  readonly network: Network;
}

/** All working groups of the network, by id. */
export interface LeavingFacts {
  readonly groups: ReadonlyMap<string, WorkingGroup>;
}

type Context<Facts = undefined> = DecisionContext<Facts>;

const decided = (state: Membership, context: Context<unknown>, event: MembershipEvent): Decision<MembershipEvent> =>
  tell(membershipCourse, state, context, [event]);

const absent = ({ id, facts, ...context }: Context<MemberFacts>): Refusal | undefined =>
  absence(facts.organisation, id, whenTold(context).day);

const groupLeft = (organisation: string, reason: Text): WorkingGroupEvent => ({
  type: 'WorkingGroupLeft',
  data: { organisation, reason },
});

export const membership = aggregate<Membership, MembershipEvent>({
  name: 'membership',
  scope: 'network',
  initialState,
  evolve,
  problems,
  commands: {
    RequestMembership: command<Membership, MembershipEvent, RequestMembership, MemberFacts>({
      content: RequestMembership,
      on: 'either',
      title: { fr: "Demander l'adhésion", ar: 'طلب العضوية', en: 'Request membership' },
      decide: (request, state, context) =>
        absent(context) ?? decided(state, context, { type: 'MembershipRequested', data: { ...request } }),
    }),

    DeclineMembership: command({
      content: DeclineMembership,
      on: 'exists',
      title: { fr: "Refuser une demande d'adhésion", ar: 'رفض طلب عضوية', en: 'Decline a request for membership' },
      decide: (declined: DeclineMembership, state: Membership, context: Context) =>
        decided(state, context, { type: 'MembershipDeclined', data: { ...declined } }),
    }),

    AdmitMember: command<Membership, MembershipEvent, AdmitMember, MemberFacts>({
      content: AdmitMember,
      on: 'either',
      title: { fr: 'Admettre un membre', ar: 'قبول عضو', en: 'Admit a member' },
      decide: (admitted, state, context) =>
        absent(context) ?? decided(state, context, { type: 'MemberJoined', data: { ...admitted } }),
    }),

    SignCharter: command<Membership, MembershipEvent, SignCharter, SigningFacts>({
      content: SignCharter,
      on: 'exists',
      title: { fr: 'Signer la charte', ar: 'توقيع الميثاق', en: 'Sign the charter' },
      decide({ version }, state, context) {
        const inForce = versionsOn(context.facts.network, whenTold(context).day);
        if (inForce.size === 0) return refuse('no-charter');
        if (!inForce.has(version)) return refuse('charter-not-current', { current: Math.max(...inForce) });
        return decided(state, context, { type: 'CharterSigned', data: { version } });
      },
    }),

    ChangeMembershipCategory: command({
      content: ChangeMembershipCategory,
      on: 'exists',
      title: { fr: "Changer la catégorie d'un membre", ar: 'تغيير صنف عضو', en: "Change a member's category" },
      decide(changed: ChangeMembershipCategory, state: Membership, context: Context) {
        const decision = decided(state, context, { type: 'MembershipCategoryChanged', data: { ...changed } });
        if (isRefusal(decision)) return decision;
        const { category } = memberingOn(state, whenTold(context).day);
        return category === changed.category ? refuse('category-unchanged') : decision;
      },
    }),

    SuspendMember: command({
      content: SuspendMember,
      on: 'exists',
      title: { fr: 'Suspendre un membre', ar: 'تعليق عضوية', en: 'Suspend a member' },
      decide: (suspended: SuspendMember, state: Membership, context: Context) =>
        decided(state, context, { type: 'MemberSuspended', data: { ...suspended } }),
    }),

    ReinstateMember: command<Membership, MembershipEvent, ReinstateMember, MemberFacts>({
      content: ReinstateMember,
      on: 'exists',
      title: { fr: 'Lever une suspension', ar: 'رفع تعليق العضوية', en: 'Lift a suspension' },
      decide: (reinstated, state, context) =>
        absent(context) ?? decided(state, context, { type: 'MemberReinstated', data: { ...reinstated } }),
    }),

    LeaveNetwork: command<Membership, MembershipEvent, LeaveNetwork, LeavingFacts>({
      content: LeaveNetwork,
      on: 'exists',
      title: { fr: "Enregistrer le départ d'un membre", ar: 'تسجيل انسحاب عضو', en: 'Record that a member left' },
      decide({ reason }, state, context) {
        const decision = decided(state, context, { type: 'MemberLeft', data: { reason } });
        if (isRefusal(decision)) return decision;
        for (const group of context.facts.groups.values()) {
          const day = nextDealing(group, context.id, whenTold(context).day);
          if (day) return refuse('contradicts-later-fact', { day });
        }
        return decision;
      },
      // Who leaves the network leaves its working groups.
      also: ({ reason }, _state, { id, facts: { groups } }) =>
        [...groups]
          .filter(([, { status, members }]) => status === 'active' && members.has(id))
          .map(([group]) => ({
            aggregate: 'workingGroup',
            id: group,
            expected: 'exists',
            events: [groupLeft(id, reason)],
          })),
    }),
  },
});
