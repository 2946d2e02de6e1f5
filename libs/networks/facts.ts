import type { Facts, FactsLoader, Refusal } from '#kernel';
import type { DesignateFocalPoint, DesignatingFacts } from './domain/focal-point.commands.js';
import { type LeavingFacts, type MemberFacts, membership, type SigningFacts } from './domain/membership.commands.js';
import { type FoundingFacts, type FoundNetwork, network } from './domain/network.commands.js';
import {
  type MergeOrganisations,
  organisation,
  type OtherOrganisation,
  type RegisterOrganisation,
  type SeparateOrganisations,
} from './domain/organisation.commands.js';
import {
  type FormingFacts,
  type FormWorkingGroup,
  type ParticipantFacts,
  workingGroup,
} from './domain/working-group.commands.js';
import { actsAs } from './parties.js';

const founding = async ({ parent, chair }: FoundNetwork, facts: Facts): Promise<FoundingFacts> => ({
  parent: parent === undefined ? undefined : await facts.state(network, parent, parent),
  chair: chair === undefined ? undefined : await facts.state(organisation, chair),
});

const whole = async ({ partOf }: RegisterOrganisation, facts: Facts): Promise<OtherOrganisation> => ({
  other: partOf === undefined ? undefined : await facts.state(organisation, partOf),
});

const otherRecord = async (
  { merged }: MergeOrganisations | SeparateOrganisations,
  facts: Facts,
): Promise<OtherOrganisation> => ({ other: await facts.state(organisation, merged) });

const designating = async (
  { network: key }: DesignateFocalPoint,
  facts: Facts,
  id: string,
): Promise<DesignatingFacts | Refusal> => {
  if (!(await facts.exists(network, key, key))) return { refused: 'network-unknown', values: { network: key } };
  const records = [...(await actsAs(facts, id))];
  return { memberships: await Promise.all(records.map((record) => facts.state(membership, record, key))) };
};

const member = async (_command: object, facts: Facts, id: string): Promise<MemberFacts> => ({
  organisation: await facts.state(organisation, id),
});

const signing = async (_command: object, facts: Facts, _organisation: string, key: string): Promise<SigningFacts> => ({
  network: await facts.state(network, key),
});

const leaving = async (_command: object, facts: Facts): Promise<LeavingFacts> => ({
  groups: await facts.all(workingGroup),
});

async function participants(ids: readonly string[], facts: Facts): Promise<ParticipantFacts> {
  const found = ids.map(async (id) => {
    const participant = {
      organisation: await facts.state(organisation, id),
      membership: await facts.state(membership, id),
    };
    return [id, participant] as const;
  });
  return { participants: new Map(await Promise.all(found)) };
}

const participant = ({ organisation }: { organisation: string }, facts: Facts) => participants([organisation], facts);

async function forming({ members = [] }: FormWorkingGroup, facts: Facts): Promise<FormingFacts> {
  return { ...(await participants(members, facts)), groups: await facts.all(workingGroup) };
}

/** What decisions need to know from other streams, by command. */
export const facts: Readonly<Record<string, FactsLoader>> = {
  FoundNetwork: founding,
  RegisterOrganisation: whole,
  MergeOrganisations: otherRecord,
  SeparateOrganisations: otherRecord,
  DesignateFocalPoint: designating,
  RequestMembership: member,
  AdmitMember: member,
  ReinstateMember: member,
  SignCharter: signing,
  LeaveNetwork: leaving,
  FormWorkingGroup: forming,
  JoinWorkingGroup: participant,
  AppointWorkingGroupLead: participant,
};
