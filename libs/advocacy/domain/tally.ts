import { lastDay, type PartialDate } from '#kernel';

export const OPINIONS = ['support', 'support-with-reservation', 'object', 'abstain'] as const;
export type Opinion = (typeof OPINIONS)[number];

/** How a network decides, as it has set it; all shares in percent. */
export type DecisionRule =
  | { readonly kind: 'majority'; readonly quorum: number; readonly majority: number }
  | { readonly kind: 'consensus'; readonly quorum: number };

/** What was counted when a consultation closed: organisations, each once. */
export interface Tally {
  /** Active members on the closing day. */
  readonly eligible: number;
  /** Those of them that gave an opinion, abstentions included. */
  readonly voted: number;
  readonly support: number;
  readonly supportWithReservation: number;
  readonly object: number;
  readonly abstain: number;
}

/**
 * Who may vote: the records under which organisations are active members, each with the organisation that it is of. Two records that
 * were found to be of one organisation have one vote.
 */
export type Electorate = ReadonlyMap<string, string>;

/** An opinion, and when it was given. */
export interface Dated {
  readonly opinion: Opinion;
  readonly givenOn: PartialDate;
}

/** By organisation, the opinion that counts: its latest, and of the same day the one that was told last. */
function counted(opinions: ReadonlyMap<string, Dated>, electorate: Electorate): readonly Opinion[] {
  const latest = new Map<string, Dated>();
  for (const [record, given] of opinions) {
    const organisation = electorate.get(record);
    const before = organisation && latest.get(organisation);
    if (organisation && !(before && lastDay(before.givenOn) > lastDay(given.givenOn))) latest.set(organisation, given);
  }
  return [...latest.values()].map(({ opinion }) => opinion);
}

/** Counts the opinions of those who may vote, by record; the others' are left out. */
export function tallyOf(opinions: ReadonlyMap<string, Dated>, electorate: Electorate): Tally {
  const votes = counted(opinions, electorate);
  const count = (opinion: Opinion): number => votes.filter((each) => each === opinion).length;
  return {
    eligible: new Set(electorate.values()).size,
    voted: votes.length,
    support: count('support'),
    supportWithReservation: count('support-with-reservation'),
    object: count('object'),
    abstain: count('abstain'),
  };
}

/** Support, with reservation or without. */
export const inFavour = ({ support, supportWithReservation }: Tally): number => support + supportWithReservation;

/** What a tally says under a rule. Without a quorum nothing is decided, neither way. */
export type Verdict = 'adopted' | 'no-quorum' | 'no-majority' | 'objected';

/**
 * Abstentions count for the quorum and not for the majority, which is of those who were for or against; a tie is no majority. Consensus
 * is that nobody objects.
 */
export function verdictOf(tally: Tally, rule: DecisionRule): Verdict {
  if (tally.voted === 0 || tally.voted * 100 < rule.quorum * tally.eligible) return 'no-quorum';
  if (rule.kind === 'consensus') return tally.object === 0 ? 'adopted' : 'objected';
  const favour = inFavour(tally);
  const share = rule.majority * (favour + tally.object);
  return favour > tally.object && favour * 100 >= share ? 'adopted' : 'no-majority';
}
