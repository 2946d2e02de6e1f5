import { afterAll, describe } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { testMongodb } from '../../test/servers/mongodb/index.js';
import { noticeStoreContract } from './notice-store.contract.js';

noticeStoreContract('SQLite file', { lasts: true }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tansiq-notices-'));
  return { url: `sqlite:${join(folder, 'notices.db')}`, dispose: () => rm(folder, { recursive: true }) };
});

noticeStoreContract('SQLite memory', { lasts: false }, async () => ({
  url: 'sqlite::memory:',
  dispose: async () => {},
}));

const mongodb = await testMongodb();
afterAll(() => mongodb?.stop());

(mongodb ? describe : describe.skip)('where there is a MongoDB', () => {
  noticeStoreContract('MongoDB', { lasts: true }, async () => {
    const [hosts = '', options = ''] = mongodb!.url.split(/\/?\?/);
    const url = `${hosts.replace(/\/$/, '')}/tansiq_${randomUUID().slice(0, 8)}?${options}`;
    return {
      url,
      async dispose() {
        const client = await MongoClient.connect(url);
        await client.db().dropDatabase();
        await client.close();
      },
    };
  });
});
