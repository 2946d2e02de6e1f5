import { afterAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { MongoClient } from 'mongodb';
import { NoticeStoreUnavailable } from '#kernel';
import { testMongodb } from '../../test/servers/mongodb/index.js';
import { notice } from './contract/given.contract.js';
import { openNoticeStore } from './index.js';
import { expectUnavailable } from './notice-store.contract.js';

const mongodb = await testMongodb();
afterAll(() => mongodb?.stop());

it.each(['redis://localhost', 'mongodb:', 'sqlite:', '', './notices.db'])(
  'no notice store is called %j',
  async (url) => {
    const opening = openNoticeStore(url);
    await expect(opening).rejects.toThrow('give sqlite:<file>, sqlite::memory: or mongodb://');
  },
);

it('a password in a URL is told to nobody', async () => {
  await expect(openNoticeStore('mongo://sami:secret@host/tansiq')).rejects.toThrow(/^(?!.*secret).*no notice store/);
});

/** Passes everything on to a server, until it is cut. */
async function relayTo(url: string) {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port || 27017), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async cut() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

describe('a notice store in MongoDB', () => {
  it('is unavailable, within seconds, where there is no answer', async () => {
    const opening = openNoticeStore('mongodb://127.0.0.1:1/none?serverSelectionTimeoutMS=50');
    await expect(opening).rejects.toThrow(NoticeStoreUnavailable);
  });

  (mongodb ? it : it.skip)('is unavailable once its server refuses connections', async () => {
    const [database, relay] = [`tansiq_${randomUUID().slice(0, 8)}`, await relayTo(mongodb!.url)];
    const options = 'directConnection=true&serverSelectionTimeoutMS=300';
    const store = await openNoticeStore(`mongodb://127.0.0.1:${relay.port}/${database}?${options}`);
    await store.add([notice()]);
    await relay.cut();
    await expectUnavailable(store);
    await store.close();
    const client = await MongoClient.connect(mongodb!.url);
    const collections = await client.db(database).listCollections().toArray();
    expect(collections.map(({ name }) => name)).toEqual(['_notices']);
    await client.db(database).dropDatabase();
    await client.close();
  });
});
