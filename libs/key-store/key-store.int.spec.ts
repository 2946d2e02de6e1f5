import { afterAll, describe } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { testMongodb } from '../../test/servers/mongodb/index.js';
import { keyStoreContract, type KeyStoreHarness, type KeyStoreTraits } from './key-store.contract.js';
import { MongodbKeyStore } from './mongodb/mongodb-key-store.js';
import { protectedBy } from './protected.js';
import { SqliteKeyStore } from './sqlite/sqlite-key-store.js';

/** The contract, for an adapter as it is and for the same under a master key. */
function contracts(name: string, traits: KeyStoreTraits, makeHarness: () => Promise<KeyStoreHarness>): void {
  const masterKey = randomBytes(32);
  keyStoreContract(name, traits, makeHarness);
  keyStoreContract(`${name}, protected`, traits, async () => {
    const { open, dispose } = await makeHarness();
    return { open: async (now) => protectedBy(masterKey, await open(now)), dispose };
  });
}

contracts('SQLite file', { lasts: true }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tansiq-keys-'));
  return {
    open: async (now) => new SqliteKeyStore(join(folder, 'keys.db'), now),
    dispose: () => rm(folder, { recursive: true }),
  };
});

contracts('SQLite memory', { lasts: false }, async () => ({
  open: async (now) => new SqliteKeyStore(':memory:', now),
  dispose: async () => {},
}));

const mongodb = await testMongodb();
afterAll(() => mongodb?.stop());

(mongodb ? describe : describe.skip)('where there is a MongoDB', () => {
  contracts('MongoDB', { lasts: true }, async () => {
    const [hosts = '', options = ''] = mongodb!.url.split(/\/?\?/);
    const url = `${hosts.replace(/\/$/, '')}/tansiq_${randomUUID().slice(0, 8)}?${options}`;
    return {
      open: (now) => MongodbKeyStore.open(url, now),
      async dispose() {
        const client = await MongoClient.connect(url);
        await client.db().dropDatabase();
        await client.close();
      },
    };
  });
});
