import {
  aggregate,
  command,
  type Day,
  type Decision,
  type DecisionContext,
  Id,
  IdList,
  InLanguages,
  isRefusal,
  type Refusal,
  same,
  type Text,
} from '#kernel';
import { type Membership, membershipCourse } from './membership.js';
import { absence, type Organisation } from './organisation.js';
import { problems, refuse } from './problems.js';
import { followedUntil, possibleUntil, tell, whenTold } from './thread.js';
import {
  evolve,
  initialState,
  type WorkingGroup,
  workingGroupCourse,
  type WorkingGroupEvent,
} from './working-group.js';

export class FormWorkingGroup {
  @InLanguages() name: Text;
  @InLanguages({ optional: true }) mandate?: Text;
  @IdList({ optional: true, about: 'Active members of the network that are in it from the start.' }) members?: string[];
  @Id({ optional: true, about: 'One of its members.' }) lead?: string;
}

export class ReviseWorkingGroupMandate {
  @InLanguages() mandate: Text;
  @InLanguages({ optional: true }) reason?: Text;
}

export class JoinWorkingGroup {
  @Id() organisation: string;
}

export class LeaveWorkingGroup extends JoinWorkingGroup {
  @InLanguages({ optional: true }) reason?: Text;
}

export class AppointWorkingGroupLead {
  @Id({ about: 'One of its members.' }) organisation: string;
}

export class DissolveWorkingGroup {
  @InLanguages() reason: Text;
}

/** Organisations and their memberships in the network, by id. */
export interface ParticipantFacts {
  readonly participants: ReadonlyMap<string, { readonly organisation: Organisation; readonly membership: Membership }>;
}

/** The same, and all working groups of the network. */
export interface FormingFacts extends ParticipantFacts {
  readonly groups: ReadonlyMap<string, WorkingGroup>;
}

const decided = (
  state: WorkingGroup,
  context: DecisionContext<unknown>,
  ...events: readonly [WorkingGroupEvent, ...WorkingGroupEvent[]]
): Decision<WorkingGroupEvent> => tell(workingGroupCourse, state, context, events);

/** Why an organisation cannot take part in a working group on a day. */
function barred({ participants }: ParticipantFacts, id: string, day: Day): Refusal | undefined {
  const participant = participants.get(id);
  if (!participant) return refuse('organisation-unknown', { organisation: id });
  const gone = absence(participant.organisation, id, day);
  if (gone) return gone;
  const possible = possibleUntil(membershipCourse, participant.membership.history, day);
  return possible.some(({ standing }) => standing === 'active') ? undefined : refuse('not-an-active-member');
}

/** A decision on one organisation that must be able to take part; what the group itself objects to comes first. */
function withParticipant(
  state: WorkingGroup,
  context: DecisionContext<ParticipantFacts>,
  event: Extract<WorkingGroupEvent, { data: { organisation: string } }>,
): Decision<WorkingGroupEvent> {
  const decision = decided(state, context, event);
  if (isRefusal(decision)) return decision;
  return barred(context.facts, event.data.organisation, whenTold(context).day) ?? decision;
}

export const workingGroup = aggregate<WorkingGroup, WorkingGroupEvent>({
  name: 'workingGroup',
  scope: 'network',
  initialState,
  evolve,
  problems,
  commands: {
    FormWorkingGroup: command<WorkingGroup, WorkingGroupEvent, FormWorkingGroup, FormingFacts>({
      content: FormWorkingGroup,
      on: 'new',
      title: { fr: 'Constituer un groupe de travail', ar: 'تشكيل مجموعة عمل', en: 'Form a working group' },
      decide({ name, mandate, members = [], lead }, state, context) {
        const groups = [...context.facts.groups.values()];
        if (groups.some((group) => group.status === 'active' && same(group.name, name)))
          return refuse('group-already-formed');
        for (const member of members) {
          const refusal = barred(context.facts, member, whenTold(context).day);
          if (refusal) return refusal;
        }
        const joined = members.map((organisation): WorkingGroupEvent => ({
          type: 'WorkingGroupJoined',
          data: { organisation },
        }));
        const led: WorkingGroupEvent[] = lead
          ? [{ type: 'WorkingGroupLeadAppointed', data: { organisation: lead } }]
          : [];
        return decided(state, context, { type: 'WorkingGroupFormed', data: { name, mandate } }, ...joined, ...led);
      },
    }),

    ReviseWorkingGroupMandate: command({
      content: ReviseWorkingGroupMandate,
      on: 'exists',
      title: { fr: 'Réviser le mandat du groupe', ar: 'مراجعة مهمة المجموعة', en: "Revise the group's mandate" },
      decide(revised: ReviseWorkingGroupMandate, state: WorkingGroup, context: DecisionContext) {
        const { mandate } = followedUntil(workingGroupCourse, state.history, whenTold(context).day);
        if (same(mandate, revised.mandate)) return refuse('mandate-unchanged');
        return decided(state, context, { type: 'WorkingGroupMandateRevised', data: { ...revised } });
      },
    }),

    JoinWorkingGroup: command<WorkingGroup, WorkingGroupEvent, JoinWorkingGroup, ParticipantFacts>({
      content: JoinWorkingGroup,
      on: 'exists',
      title: { fr: 'Rejoindre un groupe de travail', ar: 'الانضمام إلى مجموعة عمل', en: 'Join a working group' },
      decide: ({ organisation }, state, context) =>
        withParticipant(state, context, { type: 'WorkingGroupJoined', data: { organisation } }),
    }),

    LeaveWorkingGroup: command({
      content: LeaveWorkingGroup,
      on: 'exists',
      title: { fr: 'Quitter un groupe de travail', ar: 'مغادرة مجموعة عمل', en: 'Leave a working group' },
      decide: (left: LeaveWorkingGroup, state: WorkingGroup, context: DecisionContext) =>
        decided(state, context, { type: 'WorkingGroupLeft', data: { ...left } }),
    }),

    AppointWorkingGroupLead: command<WorkingGroup, WorkingGroupEvent, AppointWorkingGroupLead, ParticipantFacts>({
      content: AppointWorkingGroupLead,
      on: 'exists',
      title: {
        fr: "Désigner l'organisation qui anime le groupe",
        ar: 'تعيين الجهة المنسّقة للمجموعة',
        en: 'Appoint the lead of a working group',
      },
      decide({ organisation }, state, context) {
        const { lead } = followedUntil(workingGroupCourse, state.history, whenTold(context).day);
        if (lead === organisation) return refuse('already-lead');
        return withParticipant(state, context, { type: 'WorkingGroupLeadAppointed', data: { organisation } });
      },
    }),

    DissolveWorkingGroup: command({
      content: DissolveWorkingGroup,
      on: 'exists',
      title: { fr: 'Dissoudre un groupe de travail', ar: 'حلّ مجموعة عمل', en: 'Dissolve a working group' },
      decide: (dissolved: DissolveWorkingGroup, state: WorkingGroup, context: DecisionContext) =>
        decided(state, context, { type: 'WorkingGroupDissolved', data: { ...dissolved } }),
    }),
  },
});
