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

async function readingOf(grant: Grant, facts: Facts): Promise<Reading> {
  if (grant.role === 'coordinator' || grant.role === 'analyst') return { members: true, restricted: 'all' };
  if (grant.role === 'observer') return { members: false, restricted: new Set() };
  return { members: true, restricted: await actsAs(facts, organisationOf(grant)!) };
}

const widest = (one: Reading, other: Reading): Reading => ({
  members: one.members || other.members,
  restricted:
    one.restricted === 'all' || other.restricted === 'all' ? 'all' : new Set([...one.restricted, ...other.restricted]),
});

/** What a caller's roles let them read. */
export async function audienceOf({ account, grants }: Caller, facts: Facts): Promise<Audience> {
  const networks = new Map<string, Reading>();
  for (const grant of grants) {
    const network = networkOf(grant);
    if (network === undefined) continue;
    const [before, reading] = [networks.get(network), await readingOf(grant, facts)];
    networks.set(network, before ? widest(before, reading) : reading);
  }
  return { account, networks, operates: grants.some(({ role }) => role === 'operator') };
}
