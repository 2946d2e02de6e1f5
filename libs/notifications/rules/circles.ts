import type { PartialDate, Party } from '#kernel';

/** To whom something is told, as the rules name it: who that is at the moment is found in the views. */
export type Circle =
  /** Whoever coordinates the network. */
  | { readonly of: 'coordinators' }
  /** The focal points of all active members. */
  | { readonly of: 'members' }
  /** Of those, all but some organisations'. */
  | { readonly of: 'members-but'; readonly organisations: readonly string[] }
  /** An organisation's focal points and group leads; of a working group, its leads and the focal points of its members. */
  | { readonly of: 'party'; readonly party: Party }
  /** Whoever an item of the action plan is assigned to. */
  | { readonly of: 'owner'; readonly item: string }
  /** Whoever had it before it was assigned to somebody on a day, unless it is theirs again. */
  | { readonly of: 'former-owner'; readonly item: string; readonly successor: string; readonly from: PartialDate }
  /** The organisations invited to a gathering, and its host and organisers. */
  | { readonly of: 'invited'; readonly workshop: string }
  /** One person. */
  | { readonly of: 'account'; readonly account: string };

export const coordinators: Circle = { of: 'coordinators' };
export const members: Circle = { of: 'members' };
export const party = (kind: Party['kind'], id: string): Circle => ({ of: 'party', party: { kind, id } });
export const organisations = (ids: readonly string[]): readonly Circle[] => ids.map((id) => party('organisation', id));
