import { actsAs } from '#networks';
import type { Audience, Facts, Reading } from '#kernel';
import type { Grant } from './domain/roles.js';

/** Who sent a request, as the gate knows them. */
export interface Caller {
  /** `null` for nobody in particular. */
  readonly account: string | null;
  readonly grants: readonly Grant[];
  /** The session that it came by, where it did. */
  readonly session?: string;
  /** The API token that it came by, where it did. */
  readonly token?: string;
}

export const NOBODY: Caller = { account: null, grants: [] };

/** The network that a role is in; none where it is the installation's. */
export const networkOf = (grant: Grant): string | undefined => ('network' in grant ? grant.network : undefined);

/** The organisation that somebody acts for by a role. */
export const organisationOf = (grant: Grant): string | undefined =>
  'organisation' in grant ? grant.organisation : undefined;

/** From the narrowest to the widest. */
const LEVELS: readonly Reading['reads'][] = ['public', 'members', 'all'];

const levelOf = ({ role }: Grant): Reading['reads'] => {
  if (role === 'coordinator' || role === 'analyst') return 'all';
  return role === 'observer' ? 'public' : 'members';
};

async function readingOf(grant: Grant, facts: Facts): Promise<Reading> {
  const [reads, organisation] = [levelOf(grant), organisationOf(grant)];
  const acts = organisation !== undefined && reads !== 'public';
  return { reads, own: acts ? await actsAs(facts, organisation) : new Set() };
}

const widest = (one: Reading, other: Reading): Reading => ({
  reads: LEVELS[Math.max(LEVELS.indexOf(one.reads), LEVELS.indexOf(other.reads))]!,
  own: new Set([...one.own, ...other.own]),
});

/** What a caller's roles let them read; what is theirs in person, no token shows. */
export async function audienceOf({ account, grants, token }: Caller, facts: Facts): Promise<Audience> {
  const networks = new Map<string, Reading>();
  for (const grant of grants) {
    const network = networkOf(grant);
    if (network === undefined) continue;
    const [before, reading] = [networks.get(network), await readingOf(grant, facts)];
    networks.set(network, before ? widest(before, reading) : reading);
  }
  const operates = grants.some(({ role }) => role === 'operator');
  return { account: token === undefined ? account : null, networks, operates };
}
