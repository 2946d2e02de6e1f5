import { Id, NetworkKey, OneOf, type Refusal } from '#kernel';
import { refuse } from './problems.js';

/**
 * What somebody may be: `operator` runs the installation; the others belong to one network. `group-lead` leads one working group,
 * `focal-point` stands for one member organisation, `analyst` reads everything and changes nothing, `observer` reads what is public.
 */
export const ROLES = ['operator', 'coordinator', 'group-lead', 'focal-point', 'analyst', 'observer'] as const;
export type Role = (typeof ROLES)[number];

/** A role, where it holds, and the organisation that somebody acts for by it. */
export type Grant =
  | { readonly role: 'operator'; readonly network?: never; readonly organisation?: never; readonly group?: never }
  | {
      readonly role: 'coordinator' | 'analyst' | 'observer';
      readonly network: string;
      readonly organisation?: string;
      readonly group?: never;
    }
  | { readonly role: 'focal-point'; readonly network: string; readonly organisation: string; readonly group?: never }
  | { readonly role: 'group-lead'; readonly network: string; readonly organisation: string; readonly group: string };

/** A role as it is told, not necessarily whole. */
export class RoleFields {
  @OneOf(ROLES) role: Role;
  @NetworkKey({ optional: true, about: 'Of every role but `operator`.' }) network?: string;
  @Id({ optional: true, about: 'The organisation that they act for; focal points and group leads need one.' })
  organisation?: string;
  @Id({ optional: true, about: 'The working group that a `group-lead` leads.' }) group?: string;
}

const PLACES = ['network', 'organisation', 'group'] as const;
type Place = (typeof PLACES)[number];

const NEEDS: Readonly<Record<Role, readonly Place[]>> = {
  operator: [],
  coordinator: ['network'],
  'group-lead': ['network', 'organisation', 'group'],
  'focal-point': ['network', 'organisation'],
  analyst: ['network'],
  observer: ['network'],
};

const takes = (role: Role, place: Place): boolean =>
  NEEDS[role].includes(place) || (place === 'organisation' && role !== 'operator');

/** The grant that is told; a refusal names what its role lacks, or has no place for. */
export function grantOf({ role, network, organisation, group }: RoleFields): Grant | Refusal {
  const told = { network, organisation, group };
  const missing = NEEDS[role].find((place) => told[place] === undefined);
  if (missing) return refuse('grant-incomplete', { role, missing });
  const surplus = PLACES.find((place) => told[place] !== undefined && !takes(role, place));
  if (surplus) return refuse('grant-contradictory', { role, surplus });
  return {
    role,
    ...(network === undefined ? {} : { network }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(group === undefined ? {} : { group }),
  } as Grant; // what was checked above, in words that the compiler does not follow
}

/** Whether two grants are of the same role in the same place, for the same organisation. */
export const isSameGrant = (one: Grant, other: Grant): boolean =>
  one.role === other.role && PLACES.every((place) => one[place] === other[place]);

/** What is on record of the network, the organisation and the working group that a grant names. */
export interface GrantFacts {
  readonly networkFounded: boolean;
  readonly organisationKnown: boolean;
  /** The organisation is an active member of the network, under whichever of its records. */
  readonly activeMember: boolean;
  readonly groupActive: boolean;
  readonly inGroup: boolean;
}

/** What keeps a grant from being given. */
export function barred({ role, network, organisation, group }: Grant, facts: GrantFacts): Refusal | undefined {
  if (role === 'operator') return undefined;
  if (!facts.networkFounded) return refuse('grant-network-unknown', { network });
  if (organisation !== undefined && !facts.organisationKnown)
    return refuse('grant-organisation-unknown', { organisation });
  if (NEEDS[role].includes('organisation') && !facts.activeMember)
    return refuse('grant-not-an-active-member', { organisation, network });
  if (role !== 'group-lead') return undefined;
  if (!facts.groupActive) return refuse('grant-group-not-active', { group, network });
  return facts.inGroup ? undefined : refuse('grant-not-in-group', { organisation, group });
}
