import { MongoBulkWriteError, type Collection, type Db } from 'mongodb';
import {
  BEGINNING,
  type Document,
  type Kept,
  type Position,
  type Projection,
  type StoppedAt,
  type View,
} from '#kernel';
import { answering } from './answering.js';

/** A document as it lies in MongoDB: its id is the key, beside it the version of the view that made it and the position that it has reached. */
export interface Stored {
  readonly _id: string;
  readonly _version: number;
  readonly _position: Position;
  /** Of a checkpoint only. */
  readonly _stopped?: StoppedAt;
}

/**
 * The checkpoint lies in the collection that it speaks of, so that one `renameCollection` puts both in place: there is no moment at which
 * the documents are the rebuilt ones and the checkpoint is not, or the other way round.
 */
export const CHECKPOINT = '_checkpoint';
/** Of stored documents, what queries see. */
export const VISIBLE = { _version: 0, _position: 0 } as const;

/** What a document's field is called in MongoDB. */
export const storedName = (field: string): string => (field === 'id' ? '_id' : field);
const toStored = ({ id, ...fields }: Document) => ({ _id: id, ...fields });
export const fromStored = ({ _id, ...fields }: Pick<Stored, '_id'>): Document => ({ id: _id, ...fields });

const DUPLICATE_KEY = 11_000;

/** A document of this id that is older. Where there is none, but one that is not, an upsert fails with a duplicate key. */
const older = (id: string, version: number, position: Position) => ({
  _id: id,
  $or: [{ _version: { $lt: version } }, { _version: version, _position: { $lt: position } }],
});

/** Which operations of a bulk met a duplicate key; any other failure is thrown. */
function refusedBy(error: unknown): readonly number[] {
  const failures = error instanceof MongoBulkWriteError ? [error.writeErrors].flat() : [];
  if (failures.length === 0 || failures.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
  return failures.map(({ index }) => index);
}

/** Makes the indexes that a view declares; each ends with the id, so that paging through equal values needs no sorting. */
export async function createIndexes(collection: Collection<Stored>, view: View): Promise<void> {
  const keys = view.indexes.map((fields) =>
    Object.fromEntries([...fields, 'id'].map((field) => [storedName(field), 1] as const)),
  );
  if (keys.length > 0) await collection.createIndexes(keys.map((key) => ({ key })));
}

/** Writes a view's documents into one collection. Right without transactions, and whoever else writes there at the same time. */
export class MongodbProjection implements Projection {
  readonly #db: Db;
  readonly #view: View;
  readonly #collection: Collection<Stored>;
  #begun: Promise<void> | undefined;

  constructor(db: Db, view: View, collection: string) {
    this.#db = db;
    this.#view = view;
    this.#collection = db.collection<Stored>(collection);
  }

  load(ids: readonly string[]): Promise<ReadonlyMap<string, Kept>> {
    return answering(async () => {
      await this.#begin();
      const stored = this.#collection.find({ _id: { $in: [...ids] }, _version: this.#view.version });
      const loaded = new Map<string, Kept>();
      for await (const { _version, _position, ...document } of stored) {
        loaded.set(document._id, { document: fromStored(document), position: _position });
      }
      return loaded;
    });
  }

  write(documents: readonly Kept[], position: Position): Promise<void> {
    return answering(async () => {
      await this.#begin();
      if (documents.length > 0) await this.#replace(documents);
      await this.#moveCheckpoint(position);
    });
  }

  position(): Promise<Position> {
    return answering(async () => {
      const checkpoint = await this.#collection.findOne({ _id: CHECKPOINT });
      return checkpoint?._version === this.#view.version ? checkpoint._position : BEGINNING;
    });
  }

  stop(at: StoppedAt): Promise<void> {
    return answering(async () => {
      await this.#begin();
      await this.#collection.updateOne({ _id: CHECKPOINT, _version: this.#view.version }, { $set: { _stopped: at } });
    });
  }

  /** What is refused exists by now, be it newer or inserted by another this very moment: once more, without inserting, settles it. */
  async #replace(documents: readonly Kept[]): Promise<void> {
    const refused = await this.#bulk(documents, true);
    if (refused.length > 0) await this.#bulk(refused, false);
  }

  async #bulk(documents: readonly Kept[], upsert: boolean): Promise<readonly Kept[]> {
    const { version } = this.#view;
    const replacements = documents.map(({ document, position }) => ({
      replaceOne: {
        filter: older(document.id, version, position),
        replacement: { ...toStored(document), _version: version, _position: position },
        upsert,
      },
    }));
    const options = { ordered: false, ignoreUndefined: true };
    const refused = await this.#collection.bulkWrite(replacements, options).then(() => [], refusedBy);
    return refused.map((index) => documents[index]!);
  }

  /** Never makes a checkpoint: what a projector writes that has been overtaken by a swap does not count. */
  async #moveCheckpoint(position: Position): Promise<void> {
    await this.#collection.updateOne(older(CHECKPOINT, this.#view.version, position), {
      $set: { _version: this.#view.version, _position: position },
      $unset: { _stopped: '' },
    });
  }

  #begin(): Promise<void> {
    this.#begun ??= this.#clean().catch((error: unknown) => {
      this.#begun = undefined;
      throw error;
    });
    return this.#begun;
  }

  /** Unless the collection is this version's already: makes it anew, and its checkpoint last. */
  async #clean(): Promise<void> {
    const checkpoint = await this.#collection.findOne({ _id: CHECKPOINT });
    if (checkpoint?._version === this.#view.version) return;
    await this.#db.dropCollection(this.#collection.collectionName);
    await createIndexes(this.#collection, this.#view);
    const beginning: Stored = { _id: CHECKPOINT, _version: this.#view.version, _position: BEGINNING };
    await this.#collection.replaceOne({ _id: CHECKPOINT }, beginning, { upsert: true });
  }
}
