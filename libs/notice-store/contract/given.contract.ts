import type { Instant, NewNotice, NoticeStore } from '#kernel';

/** What every part of the contract is tried on. */
export interface Given {
  readonly store: NoticeStore;
  /** Another process's store on the same place; this one where it cannot be shared. */
  readonly other: NoticeStore;
}

export const minute = (n: number): Instant =>
  new Date(Date.parse('2026-03-01T09:00:00.000Z') + n * 60_000).toISOString();

/** A notice that tells of one event, but for what is said otherwise. */
export const notice = (said: Partial<NewNotice> = {}): NewNotice => ({
  ...{ id: 'n1', account: 'a1', network: 'r1', kind: 'work-given', object: 'o1', at: minute(1) },
  content: { item: 'توزيع المياه' },
  positions: [1],
  ...said,
});

export const idsOf = (notices: readonly { readonly id: string }[]): readonly string[] => notices.map(({ id }) => id);
