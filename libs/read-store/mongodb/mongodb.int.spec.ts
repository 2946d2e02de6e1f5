import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { ReadStoreUnavailable, type Document, view } from '#kernel';
import { testMongodb } from '../../../test/servers/mongodb/index.js';
import { openReadStore } from '../index.js';
import { readStoreContract } from '../read-store.contract.js';

class Note implements Document {
  readonly id: string;
}

const notesIn = (version: number) =>
  view<Note, never>({
    name: 'notes',
    version,
    scope: 'network',
    document: Note,
    indexes: [['author', 'on']],
    starts: {},
    changes: {},
  });
const notes = notesIn(1);
const note = (id: string, text: string, position: number) => ({ document: { id, text }, position });

const mongodb = await testMongodb();
afterAll(() => mongodb?.stop());

/** A new database, and everything that a test needs of it. */
async function makeDatabase(server: string) {
  const [hosts = '', options = ''] = server.split(/\/?\?/);
  const url = `${hosts.replace(/\/$/, '')}/tansiq_${randomUUID().slice(0, 8)}?${options}`;
  const client = await MongoClient.connect(url);
  return {
    url,
    db: client.db(),
    async dispose() {
      await client.db().dropDatabase();
      await client.close();
    },
  };
}

(mongodb ? describe : describe.skip)('where there is a MongoDB', () => {
  const { url: server } = mongodb ?? { url: '' };

  readStoreContract('mongodb', async () => {
    const database = await makeDatabase(server);
    return { open: () => openReadStore(database.url), dispose: database.dispose, propertyRuns: 25 };
  });

  describe('the collections', () => {
    it('are named after the view and hold its indexes, before and after a swap', async () => {
      const { url, db, dispose } = await makeDatabase(server);
      const store = await openReadStore(url);
      const keys = async () => (await db.collection('notes').listIndexes().toArray()).map(({ key }) => key as object);
      const declared = [{ _id: 1 }, { author: 1, on: 1, _id: 1 }];
      await store.prepare([notes]);
      expect(await keys()).toEqual(declared);
      await store.shadow(notes).write([note('1', 'rebuilt', 1)], 1);
      await store.swap(notes);
      expect(await keys()).toEqual(declared);
      await store.projection(notesIn(2)).write([], 1);
      expect(await keys()).toEqual(declared);
      await store.close();
      await dispose();
    });

    it('are not started again by a projector that was overtaken by a swap', async () => {
      const { url, dispose } = await makeDatabase(server);
      const [store, other] = [await openReadStore(url), await openReadStore(url)];
      const late = other.shadow(notes);
      await late.write([note('1', 'rebuilt', 1)], 1);
      await store.swap(notes);
      await late.write([note('2', 'late', 2)], 2);
      expect(await store.shadow(notes).position()).toBe(-1);
      expect((await store.shadow(notes).load(['2'])).size).toBe(0);
      await Promise.all([store.close(), other.close()]);
      await dispose();
    });

    it('keep a new version’s documents from a projector of the old one', async () => {
      const { url, dispose } = await makeDatabase(server);
      const [store, other] = [await openReadStore(url), await openReadStore(url)];
      const late = other.projection(notes);
      await late.write([note('1', 'old', 1)], 1);
      const projection = store.projection(notesIn(2));
      await projection.write([note('1', 'new', 1)], 1);
      await late.write([note('1', 'late', 50), note('2', 'late', 50)], 50);
      expect(await projection.position()).toBe(1);
      expect((await projection.load(['1', '2'])).size).toBe(1);
      await projection.write([note('2', 'new', 2)], 2);
      const texts = (await store.find(notes, { sort: { id: 1 } })) as readonly { text?: string }[];
      expect(texts.map(({ text }) => text)).toEqual(['new', 'new']);
      await Promise.all([store.close(), other.close()]);
      await dispose();
    });
  });
});

describe('without an answer', () => {
  it('is unavailable, within seconds', async () => {
    const store = await openReadStore('mongodb://127.0.0.1:1/none?serverSelectionTimeoutMS=50');
    await expect(store.get(notes, '1')).rejects.toThrow(ReadStoreUnavailable);
    await expect(store.projection(notes).write([note('1', 'x', 1)], 1)).rejects.toThrow(ReadStoreUnavailable);
    await expect(store.acquireLease('a', 1)).rejects.toThrow('MongoDB does not answer');
    await store.close();
  });

  it('is unavailable once it is closed', async () => {
    const store = await openReadStore('mongodb://127.0.0.1:1/none?serverSelectionTimeoutMS=50');
    await store.close();
    await expect(store.count(notes)).rejects.toThrow(ReadStoreUnavailable);
  });
});
