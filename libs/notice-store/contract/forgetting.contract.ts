import { describe, expect, it } from '@jest/globals';
import { type Given, idsOf, minute, notice } from './given.contract.js';

export function forgets(given: () => Given): void {
  it('nothing is left of an account that is removed, and all of others', async () => {
    const { store } = given();
    const digest = minute(30);
    await store.add([notice({ digest }), notice({ id: 'n2', digest }), notice({ id: 'n3', account: 'a2', digest })]);
    await store.markRead('a1', { until: minute(9) }, minute(9));
    await store.add([notice({ id: 'n2', digest, positions: [2] })]);
    await store.moveCheckpoint('a1', 5);
    await store.removeOf('a1');
    await store.removeOf('a1');
    expect(await store.inbox({ account: 'a1', limit: 9 })).toEqual([]);
    expect(await store.about('a1', 'o1')).toEqual([]);
    expect(await store.ofDigest('a1', digest)).toEqual([]);
    expect(await store.unread('a1')).toEqual(new Map());
    expect(idsOf(await store.getMany(['n1', 'n2', 'n3']))).toEqual(['n3']);
    expect(idsOf(await store.ofDigest('a2', digest))).toEqual(['n3']);
    expect(await store.checkpoint('a1')).toBe(5);
  });

  it('what is older than a moment is swept away, read or not, and nothing else', async () => {
    const { store } = given();
    const times = [1, 2, 3, 4].map((n) => notice({ id: `n${n}`, object: `o${n}`, at: minute(n) }));
    await store.add(times);
    await store.markRead('a1', { objects: ['o1', 'o4'] }, minute(9));
    await store.sweep(minute(3));
    expect(idsOf(await store.getMany(idsOf(times))).toSorted()).toEqual(['n3', 'n4']);
    expect((await store.unread('a1')).get('r1')).toBe(1);
    await store.sweep(minute(0));
    expect(await store.inbox({ account: 'a1', limit: 9 })).toHaveLength(2);
  });

  describe('a checkpoint', () => {
    it('is not there before it is moved, and is each follower’s own', async () => {
      const { store } = given();
      expect(await store.checkpoint('notices')).toBeUndefined();
      await store.moveCheckpoint('notices', 0);
      await store.moveCheckpoint('webhooks', Number.MAX_SAFE_INTEGER);
      expect(await store.checkpoint('notices')).toBe(0);
      expect(await store.checkpoint('webhooks')).toBe(Number.MAX_SAFE_INTEGER);
    });

    it('never moves back, whoever moves it', async () => {
      const { store, other } = given();
      await store.moveCheckpoint('notices', 7);
      await store.moveCheckpoint('notices', 3);
      expect(await store.checkpoint('notices')).toBe(7);
      const moves = [15, 30, 29, 8, 12].flatMap((to) => [store, other].map((each) => each.moveCheckpoint('busy', to)));
      await Promise.all(moves);
      expect(await other.checkpoint('busy')).toBe(30);
    });
  });
}
