import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derivedId, KeyStoreUnavailable } from '#kernel';
import { Addresses } from './addresses.js';
import { KeyFile } from './testing/key-file.js';

const [AMINA, SALMA] = [derivedId('amina'), derivedId('salma')];
const ADDRESS = 'amina@association.example';

let file: KeyFile;
let addresses: Addresses;
beforeEach(() => {
  file = new KeyFile();
  addresses = new Addresses(file.store);
});
afterEach(() => file.dispose());

describe('an address', () => {
  it('is one account’s', async () => {
    expect(await addresses.find(ADDRESS)).toBeUndefined();
    expect(await addresses.take(ADDRESS, AMINA)).toBe(true);
    expect(await addresses.take(ADDRESS, SALMA)).toBe(false);
    expect(await addresses.take(ADDRESS, AMINA)).toBe(true);
    expect(await addresses.find(ADDRESS)).toBe(AMINA);
    expect(await addresses.find('salma@association.example')).toBeUndefined();
  });

  it.each([
    'AMINA@Association.EXAMPLE',
    `  ${ADDRESS}\t`,
    `\u00a0${ADDRESS}`,
    'ａｍｉｎａ@association.example',
    'amina@association。example'.replace('。', '．'),
  ])('is found as it is typed: %j', async (typed) => {
    await addresses.take(ADDRESS, AMINA);
    expect(await addresses.find(typed)).toBe(AMINA);
    expect(await addresses.take(typed, SALMA)).toBe(false);
  });

  it('is the same in every Unicode form and case', async () => {
    const letter = fc.constantFrom(...'azéèçñöåшйأإآۀ한ﬁ', 'e\u0301', 'o\u0308');
    const local = fc.string({ unit: letter, minLength: 1, maxLength: 12 });
    const form = fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD');
    await fc.assert(
      fc.asyncProperty(local, form, form, fc.boolean(), async (name, told, typed, capitals) => {
        const account = derivedId(name);
        const address = `${name}@association.example`;
        await addresses.take(address.normalize(told), account);
        const again = address.normalize(typed);
        const holder = await addresses.find(capitals ? again.toUpperCase() : again);
        expect(holder).toBe(await addresses.find(address));
        expect(holder).toBeDefined();
      }),
    );
  });

  it('goes to one of those that take it at once, in several processes from the first start on', async () => {
    const accounts = [1, 2, 3, 4].map((n) => derivedId(String(n)));
    const taken = await Promise.all(accounts.map((each) => new Addresses(file.open()).take(ADDRESS, each)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await addresses.find(ADDRESS)).toBe(accounts[taken.indexOf(true)]);
  });

  it('is given back by the account that has it, and by no other', async () => {
    await addresses.take(ADDRESS, AMINA);
    await addresses.leave(ADDRESS, SALMA);
    expect(await addresses.find(ADDRESS)).toBe(AMINA);
    await addresses.leave(ADDRESS.toUpperCase(), AMINA);
    expect(await addresses.take(ADDRESS, SALMA)).toBe(true);
  });

  it('is kept alone where an account has changed it, with identities at other services', async () => {
    await addresses.take(ADDRESS, AMINA);
    await addresses.take('amina@new.example', AMINA);
    await addresses.take('oidc:1', AMINA, 'identity');
    await addresses.take('salma@association.example', SALMA);
    await addresses.keepOnly('Amina@new.example', AMINA);
    const found = [ADDRESS, 'amina@new.example', 'salma@association.example'].map((each) => addresses.find(each));
    expect(await Promise.all(found)).toEqual([undefined, AMINA, SALMA]);
    expect(await addresses.find('oidc:1', 'identity')).toBe(AMINA);
    expect(await addresses.find('oidc:1')).toBeUndefined();
  });

  it('is kept as a hash that nobody can compute without this installation’s key', async () => {
    await addresses.take(ADDRESS, AMINA);
    const [record] = await file.store.ofOwner(AMINA);
    const { id } = record!;
    expect(file.bytes()).toContain(id);
    expect(file.bytes()).not.toContain('amina@');
    for (const encoding of ['base64url', 'base64', 'hex'] as const)
      expect(id).not.toBe(createHash('sha256').update(ADDRESS).digest(encoding));
    const other = new KeyFile();
    await new Addresses(other.store).take(ADDRESS, AMINA);
    expect(await other.store.get('address', id)).toBeUndefined();
    await other.dispose();
  });

  it('is found again once a key store is back that did not answer the first time', async () => {
    await addresses.take(ADDRESS, AMINA);
    const restarted = new Addresses(file.store);
    const other = new DatabaseSync(file.path);
    other.exec('ALTER TABLE records RENAME TO elsewhere');
    await expect(restarted.find(ADDRESS)).rejects.toThrow(KeyStoreUnavailable);
    other.exec('ALTER TABLE elsewhere RENAME TO records');
    other.close();
    expect(await restarted.find(ADDRESS)).toBe(AMINA);
  });
});
