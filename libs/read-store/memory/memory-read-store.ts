import { setFlagsFromString } from 'node:v8';
import {
  BEGINNING,
  type Checkpoint,
  type Document,
  type Filter,
  type Find,
  type Lease,
  type Projection,
  type ReadStore,
  type RebuildState,
  type View,
} from '#kernel';
import { Collection } from './collection.js';
import { MemoryLease } from './memory-lease.js';
import { MemoryProjection } from './memory-projection.js';
import { SnapshotFolder, type Warn } from './snapshots.js';

export interface MemoryOptions {
  /** Where to keep snapshots; without it nothing outlives the process. One process at a time. */
  readonly folder?: string;
  /** Milliseconds from the first change after a snapshot to the next one; a minute by default. `close` takes one too. */
  readonly snapshotEvery?: number;
  /** Told which snapshot was of no use and is built anew, and when one could not be written. */
  readonly warn?: Warn;
}

const MINUTE = 60_000;

/**
 * Code that has made documents that stay is taken by V8 to go on doing so: it then puts all that it makes where garbage is seldom looked for,
 * also what is let go a moment later. While 100,000 rows were taken in, a sixth of the memory was that.
 */
const GARBAGE = '--no-allocation-site-pretenuring';

/**
 * Keeps documents in memory, and snapshots of them in a folder. What a crash takes away since the last snapshot comes back from the events,
 * because a snapshot knows its position.
 */
export class MemoryReadStore implements ReadStore {
  readonly #live = new Map<string, Collection>();
  readonly #shadows = new Map<string, Collection>();
  readonly #rebuilds = new Map<string, RebuildState>();
  /** Collections whose documents are those of their last snapshot. */
  readonly #saved = new WeakSet<Collection>();
  readonly #options: MemoryOptions;
  readonly #snapshots: SnapshotFolder | undefined;
  readonly #lease = new MemoryLease();
  #timer: NodeJS.Timeout | undefined;
  #saving: Promise<void> = Promise.resolve();

  constructor(options: Omit<MemoryOptions, 'folder'> = {}, snapshots?: SnapshotFolder) {
    this.#options = options;
    this.#snapshots = snapshots;
    for (const rebuild of snapshots?.rebuilds ?? []) this.#rebuilds.set(rebuild.view, rebuild);
  }

  /** Throws {@link ReadStoreInUse} where another process has the folder. */
  static async open({ folder, ...options }: MemoryOptions): Promise<MemoryReadStore> {
    setFlagsFromString(GARBAGE);
    return new MemoryReadStore(options, folder ? await SnapshotFolder.open(folder, options.warn) : undefined);
  }

  async prepare(views: readonly View[]): Promise<void> {
    await Promise.all(views.filter(({ name }) => !this.#live.has(name)).map((view) => this.#restore(view)));
  }

  async get<Doc extends Document>(view: View<Doc>, id: string): Promise<Doc | undefined> {
    return this.#live.get(view.name)?.get(id) as Doc | undefined;
  }

  async getMany<Doc extends Document>(view: View<Doc>, ids: readonly string[]): Promise<readonly Doc[]> {
    const collection = this.#live.get(view.name);
    return [...new Set(ids)].map((id) => collection?.get(id) as Doc | undefined).filter((found) => found !== undefined);
  }

  async find<Doc extends Document>(view: View<Doc>, find: Find = {}): Promise<readonly Doc[]> {
    return (this.#live.get(view.name)?.queries.find(find) ?? []) as readonly Document[] as readonly Doc[];
  }

  async count<Doc extends Document>(view: View<Doc>, filter: Filter = {}): Promise<number> {
    return this.#live.get(view.name)?.queries.count(filter) ?? 0;
  }

  projection(view: View): Projection {
    return new MemoryProjection(view, this.#live, (collection, documents) => {
      if (documents > 0) this.#saved.delete(collection);
      this.#snapshotLater();
    });
  }

  shadow(view: View): Projection {
    return new MemoryProjection(view, this.#shadows);
  }

  async swap(view: View): Promise<void> {
    const shadow = this.#shadows.get(view.name);
    if (!shadow) throw new Error(`${view.name} has not been built anew: there is nothing to put in its place`);
    this.#live.set(view.name, shadow);
    this.#shadows.delete(view.name);
    await this.flush();
  }

  async discardShadow(view: View): Promise<void> {
    this.#shadows.delete(view.name);
  }

  async checkpoints(): Promise<readonly Checkpoint[]> {
    return [...this.#live.values()]
      .filter(({ position, stopped }) => position > BEGINNING || stopped)
      .map(({ view, position, stopped }) => ({
        view: view.name,
        version: view.version,
        position,
        ...(stopped ? { stopped } : {}),
      }));
  }

  async rebuilds(): Promise<readonly RebuildState[]> {
    return [...this.#rebuilds.values()];
  }

  async saveRebuild(rebuild: RebuildState): Promise<void> {
    this.#rebuilds.set(rebuild.view, rebuild);
    await this.#inTurn(async () => this.#snapshots?.write([], [...this.#rebuilds.values()]));
  }

  async acquireLease(owner: string, ttl: number): Promise<Lease | undefined> {
    return this.#lease.acquire(owner, ttl);
  }

  /** Takes a snapshot. */
  flush(): Promise<void> {
    return this.#inTurn(() => this.#snapshot());
  }

  async close(): Promise<void> {
    try {
      await this.flush();
    } finally {
      this.#snapshots?.close();
    }
  }

  /** One at a time saves something. */
  #inTurn(save: () => Promise<void>): Promise<void> {
    this.#saving = this.#saving.catch(() => {}).then(save);
    return this.#saving;
  }

  async #restore(view: View): Promise<void> {
    const snapshot = await this.#snapshots?.read(view);
    if (!snapshot) return;
    const collection = new Collection(view, snapshot.documents, snapshot.position);
    this.#live.set(view.name, collection);
    this.#saved.add(collection);
  }

  #begun(): readonly Collection[] {
    return [...this.#live.values()].filter(({ position }) => position > BEGINNING);
  }

  #snapshotLater(): void {
    if (!this.#snapshots || this.#timer) return;
    const failed = ({ message }: Error) => this.#options.warn?.(`no snapshot of the views could be taken: ${message}`);
    this.#timer = setTimeout(() => void this.flush().catch(failed), this.#options.snapshotEvery ?? MINUTE).unref();
  }

  /** What is written is how things are now, whatever changes while that goes on. */
  async #snapshot(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#snapshots) return;
    const changed = this.#begun().filter((collection) => !this.#saved.has(collection));
    const snapshots = this.#begun().map((collection) => ({
      view: collection.view,
      position: collection.position,
      documents: changed.includes(collection) ? collection.all() : undefined,
    }));
    for (const collection of changed) this.#saved.add(collection);
    try {
      await this.#snapshots.write(snapshots, [...this.#rebuilds.values()]);
    } catch (error) {
      for (const collection of changed) this.#saved.delete(collection);
      throw error;
    }
  }
}
