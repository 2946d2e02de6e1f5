import { type Day, type Event, same, type Text } from '#kernel';
import { course, evolveAlong, followedUntil, possibleUntil, type Threaded, untold } from './thread.js';

export const NETWORK_KINDS = [
  'national-platform',
  'thematic-platform',
  'working-collective',
  'regional-committee',
] as const;
export type NetworkKind = (typeof NETWORK_KINDS)[number];

/** How a network decides; quorum and majority in percent of those entitled to vote, and of the votes for and against. */
export type DecisionRule =
  | { readonly kind: 'majority'; readonly quorum: number; readonly majority: number }
  | { readonly kind: 'consensus'; readonly quorum: number };

/** What a network stands for. A member signs a version of it. */
export interface Charter {
  readonly version: number;
  readonly values: readonly Text[];
  readonly objectives: readonly Text[];
}

/** Where a source gives no date; the fact then counts from the first day on which it is known to hold. */
interface Undatable {
  readonly dateUnknown?: boolean;
}

export type NetworkEvent =
  | Event<
      'NetworkFounded',
      Undatable & {
        readonly kind: NetworkKind;
        readonly name: Text;
        readonly acronym?: string;
        readonly purpose?: Text;
        readonly sectors?: readonly Text[];
        readonly seat?: Text;
        readonly region?: string;
        readonly parent?: string;
        readonly chair?: string;
        readonly memberCount?: { readonly count: number; readonly approximate?: boolean };
        readonly note?: Text;
      }
    >
  | Event<'CharterAdopted', Undatable & Charter & { readonly note?: Text }>
  | Event<'CharterAmended', Undatable & Charter & { readonly note?: Text }>
  | Event<'PriorityAxisAdopted', Undatable & { readonly axis: string; readonly title: Text }>
  | Event<'DecisionRuleSet', DecisionRule>
  | Event<'NetworkWentDormant', Undatable & { readonly reason?: Text }>
  | Event<'NetworkRevived', { readonly workshop?: string; readonly note?: Text }>;

interface Standing {
  readonly founded: boolean;
  readonly dormant: boolean;
  readonly charter?: Charter;
  readonly decisionRule?: DecisionRule;
  readonly axes: readonly Text[];
}

/** What decisions know of a network. */
export type Network = Threaded<Standing, NetworkEvent>;

const unfounded = ({ founded }: Standing) => (founded ? undefined : 'network-not-founded');

export const networkCourse = course<Standing, NetworkEvent>({
  begin: { founded: false, dormant: false, axes: [] },
  steps: {
    NetworkFounded: {
      forbids: ({ founded }) => (founded ? 'network-already-founded' : undefined),
      follow: (network) => ({ ...network, founded: true }),
    },
    CharterAdopted: {
      forbids: (network) => unfounded(network) ?? (network.charter ? 'charter-already-adopted' : undefined),
      follow: (network, charter) => ({ ...network, charter }),
    },
    CharterAmended: {
      forbids: ({ charter }, { version }) =>
        !charter ? 'no-charter' : version !== charter.version + 1 ? 'charter-amended-since' : undefined,
      follow: (network, charter) => ({ ...network, charter }),
    },
    PriorityAxisAdopted: {
      forbids: unfounded,
      follow: (network, { title }) => ({ ...network, axes: [...network.axes, title] }),
    },
    DecisionRuleSet: { forbids: unfounded, follow: (network, decisionRule) => ({ ...network, decisionRule }) },
    NetworkWentDormant: {
      forbids: (network) => unfounded(network) ?? (network.dormant ? 'network-already-dormant' : undefined),
      follow: (network) => ({ ...network, dormant: true }),
    },
    NetworkRevived: {
      forbids: ({ dormant }) => (dormant ? undefined : 'network-not-dormant'),
      follow: (network) => ({ ...network, dormant: false }),
    },
  },
});

export const initialState: Network = untold(networkCourse);
export const evolve = evolveAlong(networkCourse);

/** The charter's version in force at the end of a day; two of them where its date is less precise than that. */
export const versionsOn = ({ history }: Network, day: Day): ReadonlySet<number> =>
  new Set(possibleUntil(networkCourse, history, day).flatMap(({ charter }) => charter?.version ?? []));

/** How the network decided at the end of a day, where it had said so. */
export const decisionRuleOn =
  ({ history }: Network) =>
  (day: Day): DecisionRule | undefined =>
    followedUntil(networkCourse, history, day).decisionRule;

/** Whether two versions of a charter say the same. */
export const sameCharter = (
  one: Pick<Charter, 'values' | 'objectives'>,
  other: Pick<Charter, 'values' | 'objectives'>,
): boolean => same(one.values, other.values) && same(one.objectives, other.objectives);
