import { BEGINNING, type Kept, type Position, type Projection, type StoppedAt, type View } from '#kernel';
import { Collection } from './collection.js';

/** Writes a view's collection among the live ones, or among the shadows. */
export class MemoryProjection implements Projection {
  readonly #view: View;
  readonly #collections: Map<string, Collection>;
  readonly #written: (collection: Collection, documents: number) => void;

  constructor(
    view: View,
    collections: Map<string, Collection>,
    written: (collection: Collection, documents: number) => void = () => {},
  ) {
    this.#view = view;
    this.#collections = collections;
    this.#written = written;
  }

  async load(ids: readonly string[]): Promise<ReadonlyMap<string, Kept>> {
    const collection = this.#collection();
    const loaded = new Map<string, Kept>();
    for (const id of ids) {
      const kept = collection?.kept(id);
      if (kept) loaded.set(id, kept);
    }
    return loaded;
  }

  async write(documents: readonly Kept[], position: Position): Promise<void> {
    const collection = this.#collection() ?? new Collection(this.#view);
    this.#collections.set(this.#view.name, collection);
    collection.write(documents);
    collection.position = Math.max(collection.position, position);
    collection.stopped = undefined;
    this.#written(collection, documents.length);
  }

  async position(): Promise<Position> {
    return this.#collection()?.position ?? BEGINNING;
  }

  async stop(at: StoppedAt): Promise<void> {
    const collection = this.#collection() ?? new Collection(this.#view);
    this.#collections.set(this.#view.name, collection);
    collection.stopped = at;
  }

  /** What another version of the view made is of no use. */
  #collection(): Collection | undefined {
    const collection = this.#collections.get(this.#view.name);
    return collection?.view.version === this.#view.version ? collection : undefined;
  }
}
