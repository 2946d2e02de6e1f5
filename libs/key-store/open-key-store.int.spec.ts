import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { KeyStoreUnavailable, type KeyStore } from '#kernel';
import { testMongodb } from '../../test/servers/mongodb/index.js';
import { type KeyStoreOptions, openKeyStore } from './index.js';

const WRONG = 'is not the one that the key store was made with';
const newKey = () => randomBytes(32).toString('base64');
const record = { kind: 'person', id: 'p1', owner: 'p1', value: 'مفتاح' };

const mongodb = await testMongodb();
afterAll(() => mongodb?.stop());

let folder: string;
let warnings: string[];
let options: KeyStoreOptions;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tansiq-keys-'));
  warnings = [];
  options = { now: Date.now, warn: (message) => warnings.push(message) };
});
afterEach(() => rm(folder, { recursive: true }));

/** Does something with the store at `url`, and closes it. */
async function using<Result>(url: string, masterKey: string | undefined, work: (store: KeyStore) => Promise<Result>) {
  const store = await openKeyStore(url, { ...options, masterKey });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
const write = (store: KeyStore) => store.put(record);
const read = (store: KeyStore) => store.get('person', 'p1');

describe('a key store in a file', () => {
  const path = () => join(folder, 'keys/keys.db');
  const url = () => `sqlite:${path()}`;

  it('makes its master key once, says so once, and is for its owner alone', async () => {
    await using(url(), undefined, write);
    expect(await using(url(), undefined, read)).toEqual(record);
    expect(warnings).toHaveLength(1);
    expect((await readdir(join(folder, 'keys'))).sort()).toEqual(['keys.db', 'master.key']);
    const modes = await Promise.all(['', 'keys.db', 'master.key'].map((name) => stat(join(folder, 'keys', name))));
    expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o700, 0o600, 0o600]);
  });

  it('takes the key that it is given, and then puts none beside it', async () => {
    const key = newKey();
    await using(url(), key, write);
    expect(await readdir(join(folder, 'keys'))).toEqual(['keys.db']);
    expect(warnings).toEqual([]);
    expect(await using(url(), Buffer.from(key, 'base64').toString('hex'), read)).toEqual(record);
  });

  it('opens with the key from its file where that is given', async () => {
    await using(url(), undefined, write);
    const key = await readFile(join(folder, 'keys/master.key'), 'utf8');
    await rm(join(folder, 'keys/master.key'));
    await expect(openKeyStore(url(), options)).rejects.toThrow('master.key back, or set MASTER_KEY');
    expect(await using(url(), key, read)).toEqual(record);
  });

  it('does not open with another key, and is left as it is', async () => {
    await using(url(), newKey(), write);
    const before = await readFile(path());
    await expect(openKeyStore(url(), { ...options, masterKey: newKey() })).rejects.toThrow(WRONG);
    expect(await readFile(path())).toEqual(before);
    expect(await readdir(join(folder, 'keys'))).toEqual(['keys.db']);
  });

  it('may be opened by several for the first time at once', async () => {
    const stores = await Promise.all([1, 2, 3, 4].map(() => openKeyStore(url(), options)));
    await stores[0]!.put(record);
    expect(await Promise.all(stores.map(read))).toEqual([record, record, record, record]);
    expect(warnings).toHaveLength(1);
    await Promise.all(stores.map((store) => store.close()));
  });
});

it('a key store in memory needs nothing', async () => {
  await using('sqlite::memory:', undefined, async (store) => {
    await write(store);
    expect(await read(store)).toEqual(record);
  });
  expect(warnings).toEqual([]);
});

it.each(['redis://localhost', 'mongodb:', 'sqlite:', '', './keys.db'])('no key store is called %j', async (url) => {
  await expect(openKeyStore(url, { ...options, masterKey: newKey() })).rejects.toThrow('no key store is called');
});

it('a master key that is none is refused before anything is made', async () => {
  const opening = openKeyStore(`sqlite:${join(folder, 'keys.db')}`, { ...options, masterKey: 'secret' });
  await expect(opening).rejects.toThrow('32 bytes in base64 or hexadecimal');
  expect(await readdir(folder)).toEqual([]);
});

describe('a key store in MongoDB', () => {
  const nowhere = 'mongodb://127.0.0.1:1/none?serverSelectionTimeoutMS=50';

  it('needs a master key', async () => {
    await expect(openKeyStore(nowhere, options)).rejects.toThrow('needs MASTER_KEY');
  });

  it('is unavailable, within seconds, where there is no answer', async () => {
    const opening = openKeyStore(nowhere, { ...options, masterKey: newKey() });
    await expect(opening).rejects.toThrow(KeyStoreUnavailable);
  });

  (mongodb ? it : it.skip)('opens with its master key alone', async () => {
    const [hosts = '', rest = ''] = mongodb!.url.split(/\/?\?/);
    const url = `${hosts.replace(/\/$/, '')}/tansiq_${randomUUID().slice(0, 8)}?${rest}`;
    const key = newKey();
    await Promise.all([1, 2, 3].map(() => using(url, key, write)));
    await expect(openKeyStore(url, { ...options, masterKey: newKey() })).rejects.toThrow(WRONG);
    expect(await using(url, key, read)).toEqual(record);
    const client = await MongoClient.connect(url);
    expect(await client.db().collection('_keys').countDocuments()).toBe(2);
    await client.db().dropDatabase();
    await client.close();
  });
});
