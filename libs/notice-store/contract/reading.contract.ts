import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Given, idsOf, minute, notice } from './given.contract.js';

export function remembersWhatWasRead(given: () => Given): void {
  const AT = minute(50);
  const read = async () => {
    const found = await given().store.getMany(['n1', 'n2', 'n3', 'n4', 'n5']);
    return idsOf(found.filter(({ readAt }) => readAt === AT)).toSorted();
  };

  describe('what was read', () => {
    beforeEach(() =>
      given().store.add([
        notice({ id: 'n1', object: 'o1', at: minute(1), digest: minute(30) }),
        notice({ id: 'n2', object: 'o2', at: minute(2), digest: minute(40) }),
        notice({ id: 'n3', object: 'o1', at: minute(3), digest: minute(30), network: 'commons' }),
        notice({ id: 'n4', object: 'o4', at: minute(4) }),
        notice({ id: 'n5', object: 'o1', at: minute(1), account: 'a2', digest: minute(30) }),
      ]),
    );

    it('is marked by object', async () => {
      const { store } = given();
      expect(await store.markRead('a1', { objects: ['o1', 'none', 'o4', 'o1'] }, AT)).toBe(3);
      expect(await read()).toEqual(['n1', 'n3', 'n4']);
      expect(await store.markRead('a1', { objects: [] }, AT)).toBe(0);
    });

    it('is marked until a moment, and at it', async () => {
      expect(await given().store.markRead('a1', { until: minute(3) }, AT)).toBe(3);
      expect(await read()).toEqual(['n1', 'n2', 'n3']);
    });

    it('is marked until a moment in one network', async () => {
      expect(await given().store.markRead('a1', { until: minute(3), network: 'r1' }, AT)).toBe(2);
      expect(await read()).toEqual(['n1', 'n2']);
    });

    it('was read when it was read first', async () => {
      const { store } = given();
      await store.markRead('a1', { objects: ['o2'] }, AT);
      expect(await store.markRead('a1', { objects: ['o2'] }, minute(60))).toBe(0);
      expect(await store.markRead('a1', { until: minute(60) }, minute(60))).toBe(3);
      expect(await read()).toEqual(['n2']);
    });

    it('is in no count of what is unread', async () => {
      const { store } = given();
      expect(await store.unread('a1')).toEqual(new Map([['commons', 1], ['r1', 3]])); // prettier-ignore
      await store.markRead('a1', { objects: ['o1'] }, AT);
      expect(await store.unread('a1')).toEqual(new Map([['r1', 2]]));
      expect(await store.unread('a2')).toEqual(new Map([['r1', 1]]));
      expect(await store.unread('a3')).toEqual(new Map());
    });

    it('counts objects, not notices', async () => {
      await given().store.add([notice({ id: 'n6', object: 'o1', at: minute(6) })]);
      expect((await given().store.unread('a1')).get('r1')).toBe(3);
    });

    it('is left out of its digest', async () => {
      const { store } = given();
      expect(idsOf(await store.ofDigest('a1', minute(30)))).toEqual(['n3', 'n1']);
      await store.markRead('a1', { until: minute(1) }, AT);
      expect(idsOf(await store.ofDigest('a1', minute(30)))).toEqual(['n3']);
      expect(await store.ofDigest('a1', minute(31))).toEqual([]);
    });

    it('goes out with its latest digest', async () => {
      const { store } = given();
      await store.add([notice({ id: 'n1', digest: minute(40), positions: [2] })]);
      await store.add([notice({ id: 'n3', object: 'o1', positions: [2] })]);
      expect(await store.ofDigest('a1', minute(30))).toEqual([]);
      expect(idsOf(await store.ofDigest('a1', minute(40)))).toEqual(['n2', 'n1']);
    });
  });
}
