import { MongoClient, type Collection, type Db, type Filter as MongodbFilter } from 'mongodb';
import type { Checkpoint, Document, Filter, Find, Lease, Projection, ReadStore, RebuildState, View } from '#kernel';
import { answering } from './answering.js';
import { acquireLease, type StoredLease } from './mongodb-lease.js';
import {
  CHECKPOINT,
  createIndexes,
  fromStored,
  MongodbProjection,
  storedName,
  VISIBLE,
  type Stored,
} from './mongodb-projection.js';

const DATABASE = 'tansiq';
/** Milliseconds, where the URL says nothing else: a server that is gone is known in 4 s, one that froze in some 12 s. */
const PATIENCE = {
  serverSelectionTimeoutMS: 4_000,
  connectTimeoutMS: 4_000,
  heartbeatFrequencyMS: 3_000,
  socketTimeoutMS: 60_000,
};
const shadowOf = (view: Pick<View, 'name'>) => `${view.name}__rebuild`;

/**
 * Keeps each view in a collection of its name, in the URL's database (`tansiq` where it names none). Writes are confirmed by a majority and
 * journaled. Throws `ReadStoreUnavailable` when MongoDB does not answer within seconds.
 */
export class MongodbReadStore implements ReadStore {
  readonly #client: MongoClient;
  readonly #db: Db;

  constructor(url: string) {
    this.#client = new MongoClient(url, {
      appName: 'tansiq',
      writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
      ...Object.fromEntries(Object.entries(PATIENCE).filter(([name]) => !url.includes(`${name}=`))),
    });
    const named = this.#client.options.dbName;
    this.#db = this.#client.db(named === 'test' ? DATABASE : named);
  }

  async prepare(views: readonly View[]): Promise<void> {
    await answering(() => Promise.all(views.map((view) => createIndexes(this.#collection(view), view))));
  }

  async get<Doc extends Document>(view: View<Doc>, id: string): Promise<Doc | undefined> {
    return (await this.find(view, { filter: { id } }))[0];
  }

  getMany<Doc extends Document>(view: View<Doc>, ids: readonly string[]): Promise<readonly Doc[]> {
    return this.find(view, { filter: { id: { $in: ids } } });
  }

  async find<Doc extends Document>(view: View<Doc>, { filter, sort, limit }: Find = {}): Promise<readonly Doc[]> {
    if (limit === 0) return [];
    const options = { projection: VISIBLE, sort: sort && renamed(sort), limit };
    const found = await answering(() => this.#collection(view).find(visible(filter), options).toArray());
    return found.map(fromStored) as readonly Document[] as readonly Doc[];
  }

  count(view: View, filter?: Filter): Promise<number> {
    return answering(() => this.#collection(view).countDocuments(visible(filter)));
  }

  projection(view: View): Projection {
    return new MongodbProjection(this.#db, view, view.name);
  }

  shadow(view: View): Projection {
    return new MongodbProjection(this.#db, view, shadowOf(view));
  }

  async swap(view: View): Promise<void> {
    await answering(() => this.#db.renameCollection(shadowOf(view), view.name, { dropTarget: true }));
  }

  async discardShadow(view: View): Promise<void> {
    await answering(() => this.#db.dropCollection(shadowOf(view)));
  }

  checkpoints(): Promise<readonly Checkpoint[]> {
    return answering(async () => {
      const collections = await this.#db.listCollections({}, { nameOnly: true }).toArray();
      const names = collections.map(({ name }) => name).filter((name) => !name.endsWith('__rebuild'));
      const found = await Promise.all(
        names.map((name) => this.#db.collection<Stored>(name).findOne({ _id: CHECKPOINT })),
      );
      return names.flatMap((view, i) => {
        const checkpoint = found[i];
        if (!checkpoint) return [];
        const { _version: version, _position: position, _stopped: stopped } = checkpoint;
        return [{ view, version, position, ...(stopped ? { stopped } : {}) }];
      });
    });
  }

  rebuilds(): Promise<readonly RebuildState[]> {
    return answering(() =>
      this.#rebuilds()
        .find<RebuildState>({}, { projection: { _id: 0 } })
        .toArray(),
    );
  }

  async saveRebuild(rebuild: RebuildState): Promise<void> {
    const options = { upsert: true, ignoreUndefined: true };
    await answering(() => this.#rebuilds().replaceOne({ _id: rebuild.view }, { ...rebuild }, options));
  }

  acquireLease(owner: string, ttl: number): Promise<Lease | undefined> {
    return acquireLease(this.#db.collection<StoredLease>('_leases'), owner, ttl);
  }

  /** Nothing to do: every write is durable once it is confirmed. */
  async flush(): Promise<void> {}

  async close(): Promise<void> {
    await this.#client.close();
  }

  #collection(view: View): Collection<Stored> {
    return this.#db.collection<Stored>(view.name);
  }

  #rebuilds(): Collection<RebuildState & { readonly _id: string }> {
    return this.#db.collection('_rebuilds');
  }
}

/** Fields by their names in MongoDB, in filters joined by `$and`, `$or` and `$nor` too. */
const renamed = <Value>(fields: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const isJoined = ['$and', '$or', '$nor'].includes(name) && Array.isArray(value);
      return [storedName(name), isJoined ? ((value as Filter[]).map(renamed) as Value) : value];
    }),
  );

/** A filter that leaves the checkpoint out. */
const visible = (filter: Filter = {}): MongodbFilter<Stored> => ({
  $and: [{ _id: { $ne: CHECKPOINT } }, renamed(filter) as MongodbFilter<Stored>],
});
