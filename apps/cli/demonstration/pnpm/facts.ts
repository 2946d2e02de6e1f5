import history from '../pnpm-history.json' with { type: 'json' };
import type { Step } from '../step.js';

/** What a public document says, as it stands in `pnpm-history.json`; organisations and networks by their keys there. */
export interface Fact {
  readonly what: string;
  readonly source: string;
  /** As precise as the source; missing where it gives no date. */
  readonly on?: string;
  readonly network?: string;
  readonly members?: readonly string[];
  readonly memberCount?: number;
  readonly memberCountIsApproximate?: boolean;
  readonly chair?: string;
  readonly purpose?: string;
  readonly after?: string;
  readonly also?: string;
  readonly charter?: number;
  readonly values?: readonly string[];
  readonly objectives?: readonly string[];
  readonly axis?: string;
  readonly subject?: string;
  readonly name?: string;
  readonly place?: string;
  readonly host?: string;
  readonly organisers?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly attended?: readonly string[];
  readonly alsoPresent?: string;
  readonly sessions?: readonly string[];
  readonly conclusions?: readonly string[];
  readonly year?: number;
}

export const { organisations, networks } = history;
// What a fact holds depends on what it says: the compiler sees a type of its own for each.
export const facts = history.facts as readonly unknown[] as readonly Fact[];

/** The one fact of a kind about a network. */
export const find = (what: string, network?: string): Fact | undefined =>
  facts.find((fact) => fact.what === what && fact.network === network);

/** A step that rests on a fact, with its date and its source. */
export const resting = ({ on, source }: Fact, key: string, path: string, content: object): Step => ({
  key,
  path,
  content,
  ...(on ? { occurredOn: on } : {}),
  source: history.sources[source as keyof typeof history.sources],
});

/**
 * Likewise, for commands that can say that the source gives no date. Such a fact has no date here either: it counts from the day on
 * which it is told, since nothing shows that it held on any day before.
 */
export const perhapsUndated = (fact: Fact, key: string, path: string, content: object): Step =>
  resting(fact, key, path, fact.on ? content : { ...content, dateUnknown: true });
