import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BEGINNING, type Document, type Kept, type ReadStore, type View, view } from '#kernel';
import { queriesContract } from './queries.contract.js';

/** Where a store keeps what it keeps, for one test. */
export interface ReadStoreHarness {
  /** Opens the store; after a close, again on what was kept. */
  open(): Promise<ReadStore>;
  dispose(): Promise<void>;
  /** How many random cases to try. */
  readonly propertyRuns: number;
}

class Member implements Document {
  readonly id: string;
  readonly name: string;
}

const membersIn = (version: number): View<Member> =>
  view<Member, never>({
    name: 'members',
    version,
    scope: 'network',
    document: Member,
    indexes: [['name']],
    starts: {},
    changes: {},
  });
const members = membersIn(1);

const member = (id: string, name: string, position: number): Kept<Member> => ({ document: { id, name }, position });
const LEASE = 60_000;

/** What every read store does. */
export function readStoreContract(name: string, makeHarness: () => Promise<ReadStoreHarness>): void {
  describe(name, () => {
    queriesContract(makeHarness);

    let harness: ReadStoreHarness;
    let store: ReadStore;

    beforeEach(async () => {
      harness = await makeHarness();
      store = await harness.open();
      await store.prepare([members]);
    });
    afterEach(async () => {
      await store.close();
      await harness.dispose();
    });

    async function reopen(version = 1): Promise<void> {
      await store.close();
      store = await harness.open();
      await store.prepare([membersIn(version)]);
    }

    const names = async () =>
      (await store.find(members, { sort: { id: 1 } })).map((found) => `${found.id}:${found.name}`).join(' ');

    describe('a projection', () => {
      it('begins at the beginning', async () => {
        expect(await store.projection(members).position()).toBe(BEGINNING);
        expect(await store.checkpoints()).toEqual([]);
      });

      it('loads what it wrote with its position, and moves its checkpoint', async () => {
        const projection = store.projection(members);
        await projection.write([member('1', 'AMANE', 3), member('2', 'أمان', 7)], 9);
        expect(await projection.load(['1', '2', '3'])).toEqual(
          new Map([
            ['1', member('1', 'AMANE', 3)],
            ['2', member('2', 'أمان', 7)],
          ]),
        );
        expect(await projection.position()).toBe(9);
        expect(await store.checkpoints()).toEqual([{ view: 'members', version: 1, position: 9 }]);
      });

      it('says where it stopped until it goes on, or is swapped', async () => {
        const projection = store.projection(members);
        const at = { stream: 'pnpm.membership-1', type: 'MemberJoined', position: 10, error: 'cannot digest' };
        const stopped = { view: 'members', version: 1, position: 9, stopped: at };
        await projection.write([member('1', 'AMANE', 3)], 9);
        await projection.stop(at);
        expect(await store.checkpoints()).toEqual([stopped]);
        await projection.write([], 12);
        expect(await store.checkpoints()).toEqual([{ view: 'members', version: 1, position: 12 }]);
        await projection.stop(at);
        await store.shadow(members).write([member('1', 'AMANE', 3)], 12);
        await store.swap(members);
        expect(await store.checkpoints()).toEqual([{ view: 'members', version: 1, position: 12 }]);
      });

      it('can stop at its first event', async () => {
        const at = { stream: 'pnpm.membership-1', type: 'MemberJoined', position: 0, error: 'cannot digest' };
        await store.projection(members).stop(at);
        expect(await store.checkpoints()).toEqual([{ view: 'members', version: 1, position: BEGINNING, stopped: at }]);
      });

      it('moves its checkpoint where no document changed', async () => {
        await store.projection(members).write([], 4);
        expect(await store.projection(members).position()).toBe(4);
        expect(await names()).toBe('');
      });

      it('never writes over the same or a newer position, and does write all the others', async () => {
        const projection = store.projection(members);
        await projection.write([member('1', 'first', 5), member('2', 'first', 5)], 5);
        await projection.write([member('1', 'older', 4), member('2', 'newer', 6), member('3', 'new', 4)], 6);
        await projection.write([member('1', 'again', 5)], 6);
        expect(await names()).toBe('1:first 2:newer 3:new');
      });

      it('cannot undo what a second one wrote meanwhile', async () => {
        const late = store.projection(members);
        await late.write([member('1', 'before', 1)], 1);
        await store.projection(members).write([member('1', 'after', 8), member('2', 'after', 9)], 10);
        await late.write([member('1', 'late', 2), member('2', 'late', 3)], 3);
        expect(await names()).toBe('1:after 2:after');
        expect(await store.projection(members).position()).toBe(10);
      });

      it('holds positions of any size', async () => {
        await store
          .projection(members)
          .write([member('1', 'far', Number.MAX_SAFE_INTEGER - 1)], Number.MAX_SAFE_INTEGER);
        expect(await store.projection(members).position()).toBe(Number.MAX_SAFE_INTEGER);
        expect((await store.projection(members).load(['1'])).get('1')!.position).toBe(Number.MAX_SAFE_INTEGER - 1);
      });

      it('begins anew in another version, whichever way the number went', async () => {
        for (const version of [2, 1]) {
          const other = store.projection(membersIn(3 - version));
          await other.write([member('1', 'old', 50), member('2', 'old', 50)], 50);
          const projection = store.projection(membersIn(version));
          expect(await projection.position()).toBe(BEGINNING);
          expect(await projection.load(['1'])).toEqual(new Map());
          await projection.write([member('1', `in ${version}`, 2)], 2);
          expect(await names()).toBe(`1:in ${version}`);
          expect(await projection.position()).toBe(2);
        }
      });
    });

    describe('a rebuild', () => {
      beforeEach(() => store.projection(members).write([member('1', 'old', 5), member('2', 'old', 6)], 6));

      it('goes on unseen beside the live documents', async () => {
        await store.shadow(members).write([member('1', 'rebuilt', 5)], 5);
        expect(await names()).toBe('1:old 2:old');
        expect(await store.shadow(members).position()).toBe(5);
        expect(await store.projection(members).position()).toBe(6);
        expect((await store.shadow(members).load(['1', '2'])).size).toBe(1);
        expect(await store.checkpoints()).toEqual([{ view: 'members', version: 1, position: 6 }]);
      });

      it('takes the place of the live documents and of their checkpoint', async () => {
        const live = store.projection(members);
        await store.shadow(members).write([member('1', 'rebuilt', 3)], 4);
        await store.swap(members);
        expect(await names()).toBe('1:rebuilt');
        expect(await live.position()).toBe(4);
        expect(await store.shadow(members).position()).toBe(BEGINNING);
        await live.write([member('2', 'followed', 5)], 5);
        expect(await names()).toBe('1:rebuilt 2:followed');
        expect(await store.find(members, { filter: { name: 'rebuilt' } })).toHaveLength(1);
      });

      it('is never seen empty or half done', async () => {
        const many = Array.from({ length: 50 }, (_, i) => member(`m${i}`, 'rebuilt', 9));
        await store.shadow(members).write(many, 9);
        const seen = new Set<number>();
        let swapped = false;
        const reading = (async () => {
          for (; !swapped; await new Promise(setImmediate)) seen.add((await store.find(members)).length);
        })();
        await store.swap(members);
        swapped = true;
        await reading;
        seen.add(await store.count(members));
        expect([...seen].filter((count) => count !== 2)).toEqual([50]);
      });

      it('may be of another version', async () => {
        await store.shadow(membersIn(2)).write([member('1', 'second', 1)], 6);
        await store.swap(membersIn(2));
        expect(await store.projection(membersIn(2)).position()).toBe(6);
        expect(await store.projection(members).position()).toBe(BEGINNING);
        expect(await store.checkpoints()).toEqual([{ view: 'members', version: 2, position: 6 }]);
      });

      it('can be thrown away, more than once', async () => {
        await store.shadow(members).write([member('1', 'rebuilt', 5)], 5);
        await store.discardShadow(members);
        await store.discardShadow(members);
        expect(await store.shadow(members).position()).toBe(BEGINNING);
        await expect(store.swap(members)).rejects.toThrow();
        expect((await store.shadow(members).load(['1'])).size).toBe(0);
        expect(await names()).toBe('1:old 2:old');
      });

      it('keeps the state that it was noted in', async () => {
        const asked = {
          view: 'members',
          state: 'waiting',
          position: 0,
          target: 0,
          requestedAt: '2026-01-01T00:00:00.000Z',
        } as const;
        const failed = { ...asked, state: 'failed', error: 'no', finishedAt: undefined } as const;
        await store.saveRebuild(asked);
        await store.saveRebuild({ ...asked, view: 'others' });
        await store.saveRebuild(failed);
        await reopen();
        expect((await store.rebuilds()).toSorted((a, b) => a.view.localeCompare(b.view))).toEqual([
          failed,
          { ...asked, view: 'others' },
        ]);
      });
    });

    describe('the lease', () => {
      it('belongs to one owner until it is released', async () => {
        const lease = await store.acquireLease('a', LEASE);
        expect(await lease!.renew()).toBe(true);
        expect(await store.acquireLease('b', LEASE)).toBeUndefined();
        await lease!.release();
        expect(await store.acquireLease('b', LEASE)).toBeDefined();
        expect(await lease!.renew()).toBe(false);
      });

      it('is given to one of those who ask at once', async () => {
        const asked = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((owner) => store.acquireLease(owner, LEASE)));
        expect(asked.filter((lease) => lease !== undefined)).toHaveLength(1);
      });

      it('is given to its owner again', async () => {
        await store.acquireLease('a', LEASE);
        expect(await store.acquireLease('a', LEASE)).toBeDefined();
      });

      it('is anybody’s once it has run out, and then no longer the first one’s', async () => {
        const lease = await store.acquireLease('a', 1);
        let second = await store.acquireLease('b', LEASE);
        for (let i = 0; !second && i < 10_000; i++) second = await store.acquireLease('b', LEASE);
        expect(second).toBeDefined();
        expect(await lease!.renew()).toBe(false);
        await lease!.release();
        expect(await store.acquireLease('c', LEASE)).toBeUndefined();
      });
    });

    describe('across a restart', () => {
      it('has what was written, where it was kept', async () => {
        await store.projection(members).write([member('1', 'AMANE', 3), member('2', 'أمان', 7)], 9);
        await store.flush();
        await reopen();
        expect(await names()).toBe('1:AMANE 2:أمان');
        const projection = store.projection(members);
        expect(await projection.position()).toBe(9);
        await projection.write([member('1', 'older', 2), member('2', 'newer', 10)], 10);
        expect(await names()).toBe('1:AMANE 2:newer');
      });

      it('has the checkpoint that moved after the last document', async () => {
        await store.projection(members).write([member('1', 'AMANE', 3)], 3);
        await store.flush();
        await store.projection(members).write([], 20);
        await reopen();
        expect(await names()).toBe('1:AMANE');
        expect(await store.projection(members).position()).toBe(20);
      });

      it('has the swapped documents', async () => {
        await store.projection(members).write([member('1', 'old', 3)], 9);
        await store.flush();
        await store.shadow(members).write([member('1', 'rebuilt', 3)], 4);
        await store.swap(members);
        await reopen();
        expect(await names()).toBe('1:rebuilt');
        expect(await store.projection(members).position()).toBe(4);
      });

      it('is at the beginning in another version', async () => {
        await store.projection(members).write([member('1', 'AMANE', 3)], 9);
        await reopen(2);
        expect(await store.projection(membersIn(2)).position()).toBe(BEGINNING);
      });
    });
  });
}
