import type { RecordedEvent } from './event.js';
import type { Filter } from './read-store.js';

/** To whom something is told: `public` to all who may read its network, `members` to its members, `restricted` to the organisation that tells it. */
export const VISIBILITIES = ['public', 'members', 'restricted'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** What somebody may read of one network. */
export interface Reading {
  /** What is for all who may read it, for its members, too, or everything. */
  readonly reads: 'public' | 'members' | 'all';
  /** The organisations that they act for, under all their records: what these told is theirs to read. */
  readonly own: ReadonlySet<string>;
}

/** Who a question is answered for. */
export interface Audience {
  readonly account: string | null;
  /** By network; none where it may not be read. */
  readonly networks: ReadonlyMap<string, Reading>;
  /** Runs the installation. */
  readonly operates: boolean;
}

/** Something that an organisation told a network, not necessarily to everybody. */
export interface Told {
  readonly network: string;
  readonly organisation?: string | null;
  readonly visibility?: Visibility;
}

/** Who told a part of a view and to whom, where it is not for everybody. */
export type Mark = Pick<Told, 'organisation' | 'visibility'>;

/** What is public bears no mark, in events neither. */
export const unlessPublic = (visibility?: Visibility): Visibility | undefined =>
  visibility === 'public' ? undefined : visibility;

/** The mark of what an event tells: its visibility, and whose word it is. */
export const markOf = ({ metadata: { actor } }: Pick<RecordedEvent, 'metadata'>, visibility?: Visibility): Mark =>
  visibility ? { visibility, organisation: actor.onBehalfOf ?? actor.organisation } : {};

/** Whether an audience may know of something. */
export function sees({ networks }: Audience, { network, organisation, visibility = 'public' }: Told): boolean {
  const reading = networks.get(network);
  if (!reading) return false;
  if (visibility === 'public') return true;
  if (visibility === 'members' && reading.reads === 'members') return true;
  return reading.reads === 'all' || (organisation != null && reading.own.has(organisation));
}

/** The same as a filter over documents of one network, with `visibility` and `organisation` among their fields. */
export function seenBy({ networks }: Audience, network: string): Filter {
  const reading = networks.get(network);
  if (!reading) return { id: { $in: [] } };
  if (reading.reads === 'all') return {};
  const open = reading.reads === 'members' ? ['public', 'members'] : ['public'];
  return { $or: [{ visibility: { $in: open } }, { organisation: { $in: [...reading.own] } }] };
}

/** Sees everything, in the networks named: for what is asked by the product itself. */
export const everything = (networks: readonly string[]): Audience => ({
  account: null,
  networks: new Map(networks.map((network) => [network, { reads: 'all', own: new Set() }])),
  operates: true,
});
