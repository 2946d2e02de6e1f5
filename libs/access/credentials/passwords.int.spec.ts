import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { Passwords } from './passwords.js';
import { KeyFile } from './testing/key-file.js';

const [AMINA, SALMA] = [derivedId('amina'), derivedId('salma')];
const PASSWORD = 'café au lait، كلمة';

let file: KeyFile;
let passwords: Passwords;
beforeEach(() => {
  file = new KeyFile();
  passwords = new Passwords(file.store);
});
afterEach(() => file.dispose());

const keptFor = async (account: string) => (await file.store.get<string>('password', account))!.value;

describe('a password', () => {
  it('is its account’s alone', async () => {
    await passwords.set(AMINA, PASSWORD);
    expect([await passwords.has(AMINA), await passwords.has(SALMA)]).toEqual([true, false]);
    expect(await passwords.match(AMINA, PASSWORD)).toBe(true);
    for (const other of ['', `${PASSWORD} `, PASSWORD.toUpperCase()])
      expect(await passwords.match(AMINA, other)).toBe(false);
    expect(await passwords.match(SALMA, PASSWORD)).toBe(false);
  });

  it('is the same from a keyboard that composes its letters and from one that does not', async () => {
    await passwords.set(AMINA, PASSWORD.normalize('NFD'));
    await passwords.set(SALMA, PASSWORD.normalize('NFC'));
    for (const form of ['NFC', 'NFD'])
      for (const account of [AMINA, SALMA]) expect(await passwords.match(account, PASSWORD.normalize(form))).toBe(true);
  });

  it('is nobody’s where there is no account, whatever it is', async () => {
    for (const account of [undefined, AMINA])
      for (const password of ['nobody has this password', PASSWORD, ''])
        expect(await passwords.match(account, password)).toBe(false);
  });

  it('is kept as a hash with a salt of its own, as slow as OWASP asks', async () => {
    for (const account of [AMINA, SALMA]) await passwords.set(account, PASSWORD);
    const hashes = [await keptFor(AMINA), await keptFor(SALMA)];
    for (const each of hashes) expect(each).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(hashes[0]).not.toBe(hashes[1]);
    expect(file.bytes()).toContain(hashes[0]);
    expect(Buffer.from(file.bytes(), 'latin1').includes(PASSWORD)).toBe(false);
  });

  it('gives way to another, and leaves nothing to try', async () => {
    await passwords.set(AMINA, PASSWORD);
    const before = await keptFor(AMINA);
    await passwords.set(AMINA, 'une tout autre phrase');
    expect(await passwords.match(AMINA, PASSWORD)).toBe(false);
    expect(await passwords.match(AMINA, 'une tout autre phrase')).toBe(true);
    expect(file.bytes()).not.toContain(before);
  });
});
