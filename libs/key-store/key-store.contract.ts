import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type KeyRecord, type KeyStore, KeyStoreUnavailable } from '#kernel';
import { againstAModel } from './model.contract.js';

/** Where a store keeps what it keeps, for one test. */
export interface KeyStoreHarness {
  /** Opens the store, with a clock in milliseconds since 1970. Where it lasts, a second one is another process, or the same one after a restart. */
  open(now: () => number): Promise<KeyStore>;
  dispose(): Promise<void>;
}

export interface KeyStoreTraits {
  /** Whether what is written outlives the store that wrote it. */
  readonly lasts: boolean;
}

const START = Date.parse('2026-03-01T09:00:00.000Z');
const inSeconds = (seconds: number) => new Date(START + seconds * 1_000).toISOString();

/** Proves that an adapter keeps what the `KeyStore` port promises. */
export function keyStoreContract(
  name: string,
  { lasts }: KeyStoreTraits,
  makeHarness: () => Promise<KeyStoreHarness>,
): void {
  describe(`key store: ${name}`, () => {
    let harness: KeyStoreHarness;
    let stores: KeyStore[];
    let store: KeyStore;
    let now: number;

    const open = async () => {
      const opened = await harness.open(() => now);
      stores.push(opened);
      return opened;
    };
    beforeEach(async () => {
      [now, stores] = [START, []];
      harness = await makeHarness();
      store = await open();
    });
    afterEach(async () => {
      await Promise.all(stores.map((each) => each.close()));
      await harness.dispose();
    });

    const session: KeyRecord = { kind: 'session', id: 's1', owner: 'a1', value: { hash: 'h1' } };
    const idsOf = (records: readonly KeyRecord[]) => records.map(({ kind, id }) => `${kind}/${id}`);
    const listed = async (owner: string, kind?: string) => idsOf(await store.ofOwner(owner, kind));

    describe('a record', () => {
      it('is not there before it is written', async () => {
        expect(await store.get('session', 's1')).toBeUndefined();
        expect(await store.getMany('session', ['s1', 's2'])).toEqual([]);
        expect(await store.ofOwner('a1')).toEqual([]);
        expect(await store.remove('session', 's1')).toBe(false);
      });

      it('is read as it was written', async () => {
        const whole = { ...session, expiresAt: inSeconds(60) };
        const bare = { kind: 'token', id: 't1', value: 1 };
        expect(await store.create(whole)).toBe(true);
        await store.put(bare);
        expect(await store.get('session', 's1')).toEqual(whole);
        expect(await store.get('token', 't1')).toEqual(bare);
        expect(await store.ofOwner('a1')).toEqual([whole]);
      });

      it('is not created over another, and is put over it', async () => {
        await store.create(session);
        expect(await store.create({ ...session, value: 'other' })).toBe(false);
        expect(await store.get('session', 's1')).toEqual(session);
        const other = { kind: 'session', id: 's1', owner: 'a2', value: 'other', expiresAt: inSeconds(9) };
        await store.put(other);
        expect(await store.get('session', 's1')).toEqual(other);
        expect(await listed('a1')).toEqual([]);
        await store.put({ kind: 'session', id: 's1', value: null });
        expect(await store.get('session', 's1')).toEqual({ kind: 'session', id: 's1', value: null });
      });

      it('is replaced where there is one, and nowhere else', async () => {
        expect(await store.replace(session)).toBe(false);
        expect(await store.get('session', 's1')).toBeUndefined();
        await store.create({ ...session, expiresAt: inSeconds(9) });
        await store.create({ ...session, kind: 'link' });
        const other = { kind: 'session', id: 's1', owner: 'a2', value: 'other' };
        expect(await store.replace(other)).toBe(true);
        expect(await store.get('session', 's1')).toEqual(other);
        expect(await listed('a1')).toEqual(['link/s1']);
        await store.remove('session', 's1');
        expect(await store.replace(session)).toBe(false);
        expect(await listed('a2')).toEqual([]);
      });

      it('is known by kind and id together', async () => {
        for (const kind of ['session', 'link']) await store.create({ kind, id: 's1', value: kind });
        await store.create({ kind: 'session/s', id: '1', value: 'slashed' });
        expect((await store.get('link', 's1'))?.value).toBe('link');
        expect((await store.get('session', 's1'))?.value).toBe('session');
        expect((await store.get('session/s', '1'))?.value).toBe('slashed');
        expect(await store.get('session', 's/s1')).toBeUndefined();
        expect(await store.remove('session', 's1')).toBe(true);
        expect(await store.get('link', 's1')).toBeDefined();
      });

      it.each([
        null,
        false,
        0,
        -1.5,
        '',
        'تنسيق 🔑 \u0000 "',
        [],
        {},
        [[1], { 'a.b': { $set: [null] } }],
        { ar: 'شبكة' },
      ])('holds %j', async (value) => {
        await store.create({ ...session, value });
        expect(await store.get('session', 's1')).toEqual({ ...session, value });
      });

      it('may be large', async () => {
        const value = { text: 'مفتاح '.repeat(20_000) };
        await store.create({ ...session, value });
        expect((await store.get('session', 's1'))?.value).toEqual(value);
      });

      it('needs a name, a value and an instant to expire at', async () => {
        const refused = [
          { kind: '' },
          { id: '' },
          { owner: '' },
          { value: undefined },
          { expiresAt: '2026-03-01' },
          { expiresAt: 'soon' },
        ];
        for (const fault of refused) {
          await expect(store.put({ ...session, ...fault })).rejects.toThrow(RangeError);
          await expect(store.create({ ...session, ...fault })).rejects.toThrow(RangeError);
          await expect(store.replace({ ...session, ...fault })).rejects.toThrow(RangeError);
        }
        expect(await listed('a1')).toEqual([]);
      });
    });

    describe('several records', () => {
      const records = ['3', '1', '2'].flatMap((id) =>
        ['token', 'link'].map((kind) => ({ kind, id, owner: 'a1', value: id })),
      );
      beforeEach(async () => {
        await Promise.all(
          [...records, { kind: 'token', id: '4', owner: 'a2', value: '4' }].map((each) => store.create(each)),
        );
      });

      it('are read by id, without those that do not exist', async () => {
        const found = await store.getMany('token', ['4', '2', 'none', '2', '1']);
        expect(idsOf(found).sort()).toEqual(['token/1', 'token/2', 'token/4']);
        expect(await store.getMany('token', [])).toEqual([]);
      });

      it('are listed by owner, kind and id', async () => {
        expect(await listed('a1')).toEqual(['link/1', 'link/2', 'link/3', 'token/1', 'token/2', 'token/3']);
        expect(await listed('a1', 'token')).toEqual(['token/1', 'token/2', 'token/3']);
        expect(await listed('a2', 'link')).toEqual([]);
      });

      it('are removed with their owner, and nobody else’s', async () => {
        await store.removeOf('a1', 'link');
        expect(await listed('a1')).toEqual(['token/1', 'token/2', 'token/3']);
        await store.removeOf('a1');
        await store.removeOf('a1');
        expect(await listed('a1')).toEqual([]);
        expect(await listed('a2')).toEqual(['token/4']);
      });
    });

    describe('a record that has expired', () => {
      const link: KeyRecord = { ...session, expiresAt: inSeconds(60) };
      beforeEach(async () => {
        await store.create(link);
        await store.create({ ...session, id: 's2', expiresAt: inSeconds(61) });
        await store.create({ ...session, id: 's3' });
      });

      it('is there until then, for every reader', async () => {
        now = START + 59_999;
        expect(await store.get('session', 's1')).toEqual(link);
        now = START + 60_000;
        expect(await store.get('session', 's1')).toBeUndefined();
        expect(idsOf(await store.getMany('session', ['s1', 's2', 's3'])).sort()).toEqual(['session/s2', 'session/s3']);
        expect(await listed('a1', 'session')).toEqual(['session/s2', 'session/s3']);
        expect(await store.remove('session', 's1')).toBe(false);
      });

      it('is replaced no more', async () => {
        now = START + 60_000;
        expect(await store.replace({ ...session, expiresAt: inSeconds(99) })).toBe(false);
        expect(await store.get('session', 's1')).toBeUndefined();
      });

      it('makes way for a new one', async () => {
        now = START + 60_000;
        const again = { ...session, owner: 'a2', value: 'again' };
        expect(await store.create(again)).toBe(true);
        expect(await store.create(link)).toBe(false);
        expect(await store.get('session', 's1')).toEqual(again);
        expect(await listed('a1')).toEqual(['session/s2', 'session/s3']);
      });

      it('is swept away, and nothing else', async () => {
        now = START + 60_000;
        await store.sweep();
        now = START;
        expect(await listed('a1')).toEqual(['session/s2', 'session/s3']);
      });

      it('is removed with its owner', async () => {
        now = START + 60_000;
        await store.removeOf('a1');
        now = START;
        expect(await listed('a1')).toEqual([]);
      });
    });

    describe('of many that try at once', () => {
      const racers = async () => (lasts ? [store, await open(), await open()] : [store, store, store]);
      const wins = (outcomes: readonly boolean[]) => outcomes.filter(Boolean).length;

      it('one creates', async () => {
        const attempts = (await racers()).flatMap((each) =>
          Array.from({ length: 5 }, () => randomUUID()).map(async (value) => {
            return { value, isFirst: await each.create({ ...session, value }) };
          }),
        );
        const winners = (await Promise.all(attempts)).filter(({ isFirst }) => isFirst);
        expect(winners).toHaveLength(1);
        expect((await store.get('session', 's1'))?.value).toBe(winners[0]!.value);
      });

      it('one creates in the place of what has expired', async () => {
        await store.create({ ...session, expiresAt: inSeconds(1) });
        now = START + 1_000;
        const attempts = (await racers()).flatMap((each) => [each.create(session), each.create(session)]);
        expect(wins(await Promise.all(attempts))).toBe(1);
      });

      it('one removes', async () => {
        await store.create(session);
        const attempts = (await racers()).flatMap((each) => [1, 2, 3].map(() => each.remove('session', 's1')));
        expect(wins(await Promise.all(attempts))).toBe(1);
        expect(await store.get('session', 's1')).toBeUndefined();
      });

      it('none brings back what one removes', async () => {
        await store.create(session);
        const attempts = (await racers()).flatMap((each) => [
          ...[1, 2, 3].map((value) => each.replace({ ...session, value })),
          each.remove('session', 's1').then(() => true),
          each.replace(session),
        ]);
        await Promise.all(attempts);
        expect(await store.get('session', 's1')).toBeUndefined();
      });

      it('all put, and one is last', async () => {
        const values = (await racers()).map((each, value) => ({ each, value }));
        await Promise.all(values.map(({ each, value }) => each.put({ ...session, value })));
        expect([0, 1, 2]).toContain((await store.get('session', 's1'))?.value);
        expect(await listed('a1')).toEqual(['session/s1']);
      });
    });

    if (lasts)
      it('keeps what it wrote across a restart, and what it removed stays away', async () => {
        await store.put(session);
        await store.put({ ...session, id: 's2' });
        await store.remove('session', 's2');
        await store.close();
        store = await open();
        expect(await store.ofOwner('a1')).toEqual([session]);
      });

    it('is unavailable once it is closed', async () => {
      await store.close();
      await expect(store.get('session', 's1')).rejects.toThrow(KeyStoreUnavailable);
      await expect(store.put(session)).rejects.toThrow(KeyStoreUnavailable);
      await expect(store.replace(session)).rejects.toThrow(KeyStoreUnavailable);
      await expect(store.remove('session', 's1')).rejects.toThrow(KeyStoreUnavailable);
    });

    againstAModel(() => ({
      store,
      now: () => now,
      wait: (seconds) => {
        now += seconds * 1_000;
      },
    }));
  });
}
