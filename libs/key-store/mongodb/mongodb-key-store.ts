import { type Collection, type Filter, MongoClient, MongoError, MongoServerError } from 'mongodb';
import { type KeyRecord, type KeyStore, KeyStoreUnavailable } from '#kernel';
import { checkRecord, instantOf } from '../record.js';

const DATABASE = 'tansiq';
const COLLECTION = '_keys';
const DUPLICATE_KEY = 11000;
/** Milliseconds, where the URL says nothing else: a server that is gone is known in 4 s, one that froze in some 12 s. */
const PATIENCE = {
  serverSelectionTimeoutMS: 4_000,
  connectTimeoutMS: 4_000,
  heartbeatFrequencyMS: 3_000,
  socketTimeoutMS: 60_000,
};

/** A record as it is stored; `value` as JSON, which keeps names that mean something to MongoDB. */
interface Stored {
  readonly _id: { readonly kind: string; readonly id: string };
  readonly owner?: string;
  readonly value: string;
  readonly expiresAt?: string;
}

/**
 * Records in the collection `_keys` of the URL's database (`tansiq` where it names none). Reads and writes are confirmed by a majority,
 * writes journaled. What is removed is gone from the collection; the server's oplog and files keep it until they are overwritten.
 * Throws `KeyStoreUnavailable` when MongoDB does not answer, or not as it should.
 */
export class MongodbKeyStore implements KeyStore {
  readonly #client: MongoClient;
  readonly #records: Collection<Stored>;
  readonly #now: () => string;

  private constructor(client: MongoClient, now: () => number) {
    const named = client.options.dbName;
    this.#client = client;
    this.#records = client.db(named === 'test' ? DATABASE : named).collection(COLLECTION);
    this.#now = () => instantOf(now);
  }

  static async open(url: string, now: () => number): Promise<MongodbKeyStore> {
    const client = new MongoClient(url, {
      appName: 'tansiq',
      writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
      readConcern: { level: 'majority' },
      readPreference: 'primary',
      ...Object.fromEntries(Object.entries(PATIENCE).filter(([name]) => !url.includes(`${name}=`))),
    });
    const store = new MongodbKeyStore(client, now);
    try {
      await answering(() => store.#records.createIndexes([{ key: { owner: 1 } }, { key: { expiresAt: 1 } }]));
      return store;
    } catch (error) {
      await client.close();
      throw error;
    }
  }

  async get<Value>(kind: string, id: string): Promise<KeyRecord<Value> | undefined> {
    return (await this.getMany<Value>(kind, [id]))[0];
  }

  getMany<Value>(kind: string, ids: readonly string[]): Promise<readonly KeyRecord<Value>[]> {
    return this.#find({ _id: { $in: ids.map((id) => ({ kind, id })) } });
  }

  ofOwner<Value>(owner: string, kind?: string): Promise<readonly KeyRecord<Value>[]> {
    return this.#find(owned(owner, kind));
  }

  /** One step of the server's: what has expired is replaced, and what has not refuses the insertion. */
  async create(record: KeyRecord): Promise<boolean> {
    const stored = toStored(record);
    const free = { _id: stored._id, expiresAt: { $lte: this.#now() } };
    return answering(() => this.#records.replaceOne(free, stored, { upsert: true }).then(() => true, isThere));
  }

  async put(record: KeyRecord): Promise<void> {
    const stored = toStored(record);
    await answering(() => this.#records.replaceOne({ _id: stored._id }, stored, { upsert: true }));
  }

  async replace(record: KeyRecord): Promise<boolean> {
    const stored = toStored(record);
    const present = { _id: stored._id, ...this.#live() };
    const { matchedCount } = await answering(() => this.#records.replaceOne(present, stored));
    return matchedCount === 1;
  }

  async remove(kind: string, id: string): Promise<boolean> {
    const { deletedCount } = await answering(() => this.#records.deleteOne({ _id: { kind, id }, ...this.#live() }));
    return deletedCount === 1;
  }

  async removeOf(owner: string, kind?: string): Promise<void> {
    await answering(() => this.#records.deleteMany(owned(owner, kind)));
  }

  async sweep(): Promise<void> {
    await answering(() => this.#records.deleteMany({ expiresAt: { $lte: this.#now() } }));
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  async #find<Value>(filter: Filter<Stored>): Promise<readonly KeyRecord<Value>[]> {
    const found = this.#records.find({ ...filter, ...this.#live() }).sort({ '_id.kind': 1, '_id.id': 1 });
    return (await answering(() => found.toArray())).map(fromStored<Value>);
  }

  #live(): Filter<Stored> {
    return { expiresAt: { $not: { $lte: this.#now() } } };
  }
}

const owned = (owner: string, kind?: string): Filter<Stored> => ({ owner, ...(kind ? { '_id.kind': kind } : {}) });

function toStored(record: KeyRecord): Stored {
  checkRecord(record);
  const { kind, id, owner, expiresAt } = record;
  return {
    _id: { kind, id },
    ...(owner === undefined ? {} : { owner }),
    value: JSON.stringify(record.value),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

const fromStored = <Value>({ _id, value, ...rest }: Stored): KeyRecord<Value> => ({
  kind: _id.kind,
  id: _id.id,
  ...rest,
  value: JSON.parse(value) as Value,
});

/** False for a duplicate key; any other failure is thrown. */
function isThere(error: unknown): false {
  if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
  throw error;
}

async function answering<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof MongoError)) throw error;
    throw new KeyStoreUnavailable(`MongoDB does not answer: ${error.message}`, { cause: error });
  }
}
