import type { Facts, FactsLoader } from '#kernel';
import { actsAs, membership, network, organisation, workingGroup } from '#networks';
import { account, type OperatorFacts } from './domain/account.commands.js';
import { isOperator } from './domain/account.js';
import type { GrantFacts, RoleFields } from './domain/roles.js';

/** In a network, what the organisation's records and the working group come to. */
async function ofMember(key: string, { organisation: id, group }: RoleFields, facts: Facts) {
  const records = id === undefined ? [] : [...(await actsAs(facts, id))];
  const memberships = await Promise.all(records.map((record) => facts.state(membership, record, key)));
  const { status, members } =
    group === undefined ? workingGroup.initialState : await facts.state(workingGroup, group, key);
  return {
    activeMember: memberships.some(({ standing }) => standing === 'active'),
    groupActive: status === 'active',
    inGroup: records.some((record) => members.has(record)), // who leads a group is in it
  };
}

const NOTHING = {
  networkFounded: false,
  organisationKnown: false,
  activeMember: false,
  groupActive: false,
  inGroup: false,
};

async function ofGrant(told: RoleFields, facts: Facts): Promise<GrantFacts> {
  const { network: key, organisation: id } = told;
  if (key === undefined) return NOTHING;
  return {
    networkFounded: await facts.exists(network, key, key),
    organisationKnown: id !== undefined && (await facts.exists(organisation, id)),
    ...(await ofMember(key, told, facts)),
  };
}

async function ofOperators(_command: object, facts: Facts, id: string): Promise<OperatorFacts> {
  const others = [...(await facts.all(account))].filter(([other]) => other !== id);
  return { otherOperator: others.some(([, state]) => state.status === 'active' && isOperator(state)) };
}

/** What decisions on accounts need to know from other streams, by command. */
export const facts: Readonly<Record<string, FactsLoader>> = {
  InviteAccount: ofGrant,
  GrantRole: ofGrant,
  RevokeRole: ofOperators,
  EraseAccount: ofOperators,
};
