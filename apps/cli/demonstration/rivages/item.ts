import { day, tell, type Told } from './telling.js';

/** Something that happens to an item; its path is below the item's. */
interface Act {
  readonly path: string;
  readonly on: string;
  readonly content?: object;
  readonly told?: string;
}

/** Where an item stands in a plan. */
interface Placing {
  readonly under: string;
  readonly plan?: string;
  readonly region?: string;
  readonly due?: string;
  readonly weight?: number;
  readonly proposed?: string;
  readonly recommendation?: string;
}

const act = (path: string, on: string, content?: object, told?: string): Act => ({ path, on, content, told });

const kindOf = (owner: string): string => (owner.startsWith('gt-') ? 'workingGroup' : 'organisation');

export const given = (owner: string, on: string): Act =>
  act('assign', on, { to: { kind: kindOf(owner), id: `@${owner}` } });
export const accepted = (on: string): Act => act('accept', on);
export const declined = (on: string, reason: object): Act => act('decline', on, { reason });
export const started = (on: string): Act => act('start', on);
export const progress = (on: string, percent: number, note?: object, told?: string): Act =>
  act('progress', on, { percent, note }, told);
export const evidence = (on: string, title: object, file: string): Act =>
  act('evidence', on, { title, uri: `https://rivages.example/pieces/${file}` });
export const blocked = (on: string, reason: object): Act => act('block', on, { reason });
export const unblocked = (on: string, note?: object): Act => act('unblock', on, { note });
export const moved = (on: string, due: string, reason: object): Act =>
  act('reschedule', on, { dueOn: day(due), reason });
export const completed = (on: string, note?: object): Act => act('complete', on, { note });
export const verified = (on: string, by: string, note?: object): Act => act('verify', on, { by: `@${by}`, note });
export const reopened = (on: string, reason: object): Act => act('reopen', on, { reason });
export const cancelled = (on: string, reason: object): Act => act('cancel', on, { reason });
export const carriedTo = (plan: string, on: string): Act => act('carry-over', on, { plan });

/** What whoever an item is assigned to says of it; the rest is the network's to say. */
const THEIRS = new Set(['accept', 'decline', 'start', 'progress', 'evidence', 'block', 'unblock', 'complete']);

const ownerBy = ({ path, content }: Pick<Act, 'path' | 'content'>): string | undefined =>
  path === 'assign' ? (content as { to: { id: string } }).to.id : undefined;

/** An item of a plan (of 2026, unless another is named; then drafted with the plan) and all that happened to it. */
export function item(key: string, placing: Placing, title: object, ...acts: readonly Act[]): readonly Told[] {
  const { under, plan = '2026', region, due, weight, proposed = '2025-12-12', recommendation } = placing;
  const content = { plan, objective: under, title, region, weight, dueOn: due && day(due), recommendation };
  let owner: string | undefined;
  return [
    tell(key, 'items', proposed, content),
    ...acts.map(({ path, on, content, told }, index) => {
      owner = ownerBy({ path, content }) ?? owner;
      const step = tell(`${key}-${index}-${path}`, `items/@${key}/${path}`, on, content, told);
      return THEIRS.has(path) ? { ...step, by: owner } : step;
    }),
  ];
}
