import type { Facts, Party } from '#kernel';
import { actsAs, groupMembers, memberOf } from '#networks';
import { account } from './domain/account.commands.js';
import type { Grant } from './domain/roles.js';
import { type Caller, networkOf, organisationOf } from './caller.js';
import type { Condition } from './permissions.js';

/** What a request is about, as far as conditions ask. */
export interface Matter {
  /** Whose word it is. */
  readonly party?: Party;
  /** On whose behalf the caller says to speak. */
  readonly onBehalfOf?: string;
  /** The network that it concerns, by its path or its content. */
  readonly network?: string;
  /** Records of organisations that it changes. */
  readonly organisations: readonly string[];
  /** The networks that one of these is a member of. */
  readonly memberships: readonly string[];
  /** The account that it concerns. */
  readonly account?: string;
}

type Test = (grant: Grant, matter: Matter, facts: Facts, caller: Caller) => Promise<boolean>;

async function isOwn(grant: Grant, party: Party | undefined, facts: Facts): Promise<boolean> {
  const organisation = organisationOf(grant);
  return (
    party?.kind === 'organisation' && organisation !== undefined && (await actsAs(facts, organisation)).has(party.id)
  );
}

async function isOfOurGroup(grant: Grant, party: Party | undefined, facts: Facts): Promise<boolean> {
  const organisation = organisationOf(grant);
  if (party?.kind !== 'workingGroup' || organisation === undefined) return false;
  const [ours, members] = [await actsAs(facts, organisation), await groupMembers(facts, party.id, networkOf(grant)!)];
  return [...ours].some((each) => members.has(each));
}

/** The networks that somebody coordinates. */
const coordinated = ({ grants }: Caller): ReadonlySet<string | undefined> =>
  new Set(grants.filter(({ role }) => role === 'coordinator').map(networkOf));

const every = async <Item>(items: readonly Item[], test: (item: Item) => Promise<boolean>): Promise<boolean> =>
  (await Promise.all(items.map(test))).every(Boolean);

/** What each condition of the permissions means. */
export const TESTS: Readonly<Record<Condition, Test>> = {
  always: async () => true,
  // What all networks share is not every coordinator's to tell.
  'on behalf': async (grant, { party, onBehalfOf, network }, facts) =>
    party !== undefined &&
    party.id === onBehalfOf &&
    (network !== undefined || memberOf(facts, party.id, networkOf(grant)!)),
  'own organisation': async (grant, { party }, facts) => isOwn(grant, party, facts),
  'own group': async (grant, { party }) =>
    grant.role === 'group-lead' && party?.kind === 'workingGroup' && party.id === grant.group,
  'assigned to us': async (grant, { party }, facts) =>
    (await isOwn(grant, party, facts)) || (await isOfOurGroup(grant, party, facts)),
  // What all its networks share is none of them's alone to change: to admit an organisation gives no right over it elsewhere.
  'our member': async (_grant, { organisations, memberships }, facts, caller) => {
    const ours = coordinated(caller);
    const isOurs = async (each: string): Promise<boolean> => {
      const known = await Promise.all([...ours].map((network) => memberOf(facts, each, network!)));
      return known.includes(true);
    };
    return memberships.every((each) => ours.has(each)) && every(organisations, isOurs);
  },
  'own network': async (grant, { network }) => network !== undefined && network === networkOf(grant),
  'own people': async (_grant, { account: id }, facts, caller) => {
    const { grants } = await facts.state(account, id!);
    const ours = coordinated(caller);
    return grants.length > 0 && grants.every((each) => each.role !== 'coordinator' && ours.has(networkOf(each)));
  },
};
