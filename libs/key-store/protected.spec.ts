import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import type { KeyRecord, KeyStore } from '#kernel';
import { protectedBy, SealBroken } from './protected.js';
import { SqliteKeyStore } from './sqlite/sqlite-key-store.js';

const now = () => Date.parse('2026-03-01T09:00:00.000Z');
const record = { kind: 'person', id: 'p1', owner: 'p1', value: 'the secret', expiresAt: '2026-03-02T00:00:00.000Z' };

/** A store as the disk sees it, and the same under a master key. */
function makeStores(masterKey = randomBytes(32)): { bare: KeyStore; store: KeyStore } {
  const bare = new SqliteKeyStore(':memory:', now);
  return { bare, store: protectedBy(masterKey, bare) };
}

describe('a protected store', () => {
  it('hands nothing of a value down', async () => {
    const { bare, store } = makeStores();
    await store.put(record);
    const { value, ...rest } = (await bare.get<string>('person', 'p1'))!;
    expect(rest).toEqual({ ...record, value: undefined });
    expect(Buffer.from(value, 'base64').includes('secret')).toBe(false);
    expect(await store.get('person', 'p1')).toEqual(record);
  });

  it('seals the same value differently each time', async () => {
    const { bare, store } = makeStores();
    const seals = new Set<unknown>();
    for (let i = 0; i < 100; i++) {
      await store.put(record);
      seals.add((await bare.get<string>('person', 'p1'))!.value.slice(0, 16));
    }
    expect(seals.size).toBe(100);
  });

  it('opens nothing that was sealed with another key, by no way of reading', async () => {
    const { bare, store } = makeStores();
    await store.put(record);
    const other = protectedBy(randomBytes(32), bare);
    await expect(other.get('person', 'p1')).rejects.toThrow(SealBroken);
    await expect(other.getMany('person', ['p1'])).rejects.toThrow(SealBroken);
    await expect(other.ofOwner('p1')).rejects.toThrow('person/p1');
    expect(await other.remove('person', 'p1')).toBe(true);
  });

  const moves: [string, Partial<KeyRecord>][] = [
    ['to another id', { id: 'p2' }],
    ['to another kind', { kind: 'session' }],
    ['to another split of kind and id', { kind: 'perso', id: 'n","p1' }],
    ['to another owner', { owner: 'p2' }],
    ['to no owner', { owner: undefined }],
    ['to a later end', { expiresAt: '2027-03-02T00:00:00.000Z' }],
    ['to no end', { expiresAt: undefined }],
  ];
  it.each(moves)('does not open a value that was moved %s', async (_, change) => {
    const { bare, store } = makeStores();
    await store.put(record);
    const moved = { ...(await bare.get('person', 'p1'))!, ...change };
    await bare.put(moved);
    await expect(store.get(moved.kind, moved.id)).rejects.toThrow(SealBroken);
  });

  it('opens what it sealed, whatever it is, and not with any one bit changed', async () => {
    const { bare, store } = makeStores();
    const bit = fc.nat(10_000);
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), bit, async (drafted, n) => {
        const value: unknown = JSON.parse(JSON.stringify(drafted));
        await store.put({ ...record, value });
        expect((await store.get('person', 'p1'))?.value).toEqual(value);
        const sealed = Buffer.from((await bare.get<string>('person', 'p1'))!.value, 'base64');
        sealed[(n >> 3) % sealed.length]! ^= 1 << (n & 7);
        await bare.put({ ...record, value: sealed.toString('base64') });
        await expect(store.get('person', 'p1')).rejects.toThrow(SealBroken);
      }),
      { numRuns: 100 },
    );
  });

  it.each(['', 'AAAA', 'no base64!', 7, null, { value: 'x' }])('does not open %j', async (value) => {
    const { bare, store } = makeStores();
    await bare.put({ ...record, value });
    await expect(store.get('person', 'p1')).rejects.toThrow(SealBroken);
  });
});
