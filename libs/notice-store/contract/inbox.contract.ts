import { describe, expect, it } from '@jest/globals';
import type { AskInbox, InboxEntry, NewNotice, NoticeStore } from '#kernel';
import { type Given, idsOf, minute, notice } from './given.contract.js';

const objectsOf = (entries: readonly InboxEntry[]) => entries.map(({ newest }) => newest.object);

export function showsAnInbox(given: () => Given): void {
  const ask = (asked: Partial<AskInbox> = {}) => given().store.inbox({ account: 'a1', limit: 50, ...asked });
  const objects = async (asked?: Partial<AskInbox>) => objectsOf(await ask(asked));

  /** Three objects: o1 with two notices, o2 with one that is read, o3 in another network; and somebody else's. */
  const told = async (store: NoticeStore) => {
    await store.add([
      notice({ id: 'n1', object: 'o1', at: minute(1), kind: 'work-given', positions: [1] }),
      notice({ id: 'n2', object: 'o2', at: minute(2), kind: 'workshop-near', positions: [2] }),
      notice({ id: 'n3', object: 'o3', at: minute(3), kind: 'work-given', network: 'r2', positions: [3] }),
      notice({ id: 'n4', object: 'o1', at: minute(4), kind: 'work-late', positions: [4, 5] }),
      notice({ id: 'n5', object: 'o1', at: minute(5), account: 'a2', positions: [6] }),
    ]);
    await store.markRead('a1', { objects: ['o2'] }, minute(9));
  };

  describe('an inbox', () => {
    it('has an entry for each object, by its newest notice', async () => {
      const { store } = given();
      await told(store);
      const kept = new Map((await store.getMany(['n2', 'n3', 'n4'])).map((each) => [each.id, each]));
      expect(await ask()).toEqual([
        { newest: kept.get('n4'), unread: 2, all: 2 },
        { newest: kept.get('n3'), unread: 1, all: 1 },
        { newest: kept.get('n2'), unread: 0, all: 1 },
      ]);
      expect(kept.get('n2')!.readAt).toBe(minute(9));
      expect(idsOf(await store.about('a1', 'o1'))).toEqual(['n4', 'n1']);
      expect(await store.about('a2', 'o2')).toEqual([]);
    });

    it('is asked for what is unread, by network and by kind of the newest', async () => {
      await told(given().store);
      expect(await objects({ unreadOnly: true })).toEqual(['o1', 'o3']);
      expect(await objects({ unreadOnly: false })).toEqual(['o1', 'o3', 'o2']);
      expect(await objects({ network: 'r2' })).toEqual(['o3']);
      expect(await objects({ kinds: ['work-given', 'workshop-near'] })).toEqual(['o3', 'o2']);
      expect(await objects({ kinds: [] })).toEqual([]);
      expect(await objects({ kinds: ['workshop-near'], unreadOnly: true })).toEqual([]);
      expect(await objects({ limit: 0 })).toEqual([]);
      expect(await objects({ account: 'a3' })).toEqual([]);
    });

    it('knows an object that is told of in two networks by each', async () => {
      const { store } = given();
      await told(store);
      await store.add([notice({ id: 'n6', object: 'o1', network: 'r2', at: minute(6), positions: [7] })]);
      expect((await ask())[0]).toMatchObject({ newest: { id: 'n6' }, unread: 3, all: 3 });
      expect((await ask({ network: 'r1' }))[0]).toMatchObject({ newest: { id: 'n4' }, unread: 2, all: 2 });
      expect((await ask({ network: 'r2' }))[0]).toMatchObject({ newest: { id: 'n6' }, unread: 1, all: 1 });
    });

    it('orders what was told in one moment by id', async () => {
      const ids = ['b', 'é', 'a', 'ب', 'B'];
      await given().store.add(ids.map((id, n) => notice({ id, object: `o${n}`, positions: [n] })));
      expect(idsOf((await ask()).map(({ newest }) => newest))).toEqual(['ب', 'é', 'b', 'a', 'B']);
      expect(await objects({ after: { at: minute(1), id: 'b' } })).toEqual(['o2', 'o4']);
    });

    it('moves an object up when there is something new, and shows it unread', async () => {
      const { store } = given();
      await told(store);
      await store.add([notice({ id: 'n2', object: 'o2', at: minute(8), content: 'new', positions: [8] })]);
      expect((await ask())[0]).toMatchObject({ newest: { id: 'n2', content: 'new', count: 2 }, unread: 1, all: 1 });
      expect((await ask())[0]!.newest).not.toHaveProperty('readAt');
    });
  });

  it('an inbox is paged through while new notices arrive', async () => {
    const { store } = given();
    const first = (n: number): NewNotice => notice({ id: `n${n}`, object: `o${n}`, at: minute(n), positions: [n] });
    const later = (n: number): NewNotice =>
      notice({ id: `later${n}`, object: `o${n}`, at: minute(1_000 + n), positions: [n] });
    await store.add(Array.from({ length: 230 }, (_, n) => first(n)));
    const seen: InboxEntry[] = [];
    for (
      let page = await ask();
      page.length > 0 && seen.length < 300;
      page = await ask({ after: seen.at(-1)!.newest })
    ) {
      seen.push(...page);
      // Something about one that was seen, one that was not yet, and one that is new.
      const n = seen.length;
      await store.add([later(230 - n), later(230 - n - 60), later(500 + n)].filter(({ positions: [at] }) => at! >= 0));
    }
    const missed = [120, 70, 20];
    const expected = Array.from({ length: 230 }, (_, n) => 229 - n).filter((n) => !missed.includes(n));
    expect(objectsOf(seen)).toEqual(expected.map((n) => `o${n}`));
    const upper = await ask({ limit: 12 });
    expect(objectsOf(upper)).toEqual(expect.arrayContaining(missed.map((n) => `o${n}`)));
  });
}
