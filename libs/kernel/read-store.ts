import type { Position } from './event.js';
import type { Checkpoint, Document, StoppedAt, View } from './view.js';

/** A MongoDB filter over a document's fields: https://www.mongodb.com/docs/manual/reference/operator/query/ */
export type Filter = Readonly<Record<string, unknown>>;

export interface Find {
  readonly filter?: Filter;
  /** Fields in order of weight, 1 ascending and -1 descending. */
  readonly sort?: Readonly<Record<string, 1 | -1>>;
  readonly limit?: number;
}

/** What queries read from: the present, or any moment of the past. The same queries run on both. */
export interface Reader {
  get<Doc extends Document>(view: View<Doc>, id: string): Promise<Doc | undefined>;
  /** Several documents by id, in no particular order; those that do not exist are left out. */
  getMany<Doc extends Document>(view: View<Doc>, ids: readonly string[]): Promise<readonly Doc[]>;
  find<Doc extends Document>(view: View<Doc>, find?: Find): Promise<readonly Doc[]>;
  count<Doc extends Document>(view: View<Doc>, filter?: Filter): Promise<number>;
}

/** A document as it is kept, with the position of the last event that changed it. */
export interface Kept<Doc extends Document = Document> {
  readonly document: Doc;
  readonly position: Position;
}

/**
 * One view's documents while they are being written: the live ones, or those of a rebuild beside them.
 * Written by one projector at a time; a second one that has not noticed cannot undo what the first wrote.
 */
export interface Projection {
  load(ids: readonly string[]): Promise<ReadonlyMap<string, Kept>>;
  /** Writes documents, each only over an older position, and then moves the checkpoint. */
  write(documents: readonly Kept[], position: Position): Promise<void>;
  /** The last position written, `BEGINNING` for a new one. */
  position(): Promise<Position>;
  /** Notes the event that the view cannot digest, for every process to see; until the next `write` or `swap`. */
  stop(at: StoppedAt): Promise<void>;
}

/** Right to be the one that projects, for as long as it is renewed. */
export interface Lease {
  /** False when somebody else has it now. */
  renew(): Promise<boolean>;
  release(): Promise<void>;
}

/** A rebuild that was asked for, as it stands; kept with the views, so that it survives a crash. */
export interface RebuildState {
  readonly view: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly position: Position;
  /** The position to reach; 0 until known. */
  readonly target: Position;
  readonly requestedAt: string;
  readonly finishedAt?: string;
  readonly error?: string;
}

/** Keeps the views' documents and answers queries over them. */
export interface ReadStore extends Reader {
  /** Makes the collections and indexes that the views declare. */
  prepare(views: readonly View[]): Promise<void>;
  projection(view: View): Projection;
  /** The documents of a rebuild beside the live ones; the same ones again after a restart, where the store keeps them. */
  shadow(view: View): Projection;
  /** Puts the shadow's documents and checkpoint in the live ones' place, at once for every reader. */
  swap(view: View): Promise<void>;
  /** Throws the shadow away. */
  discardShadow(view: View): Promise<void>;
  checkpoints(): Promise<readonly Checkpoint[]>;
  rebuilds(): Promise<readonly RebuildState[]>;
  saveRebuild(rebuild: RebuildState): Promise<void>;
  /** Tries to become the one projector; `undefined` while another is. `ttl` in milliseconds. */
  acquireLease(owner: string, ttl: number): Promise<Lease | undefined>;
  /** Makes what was written safe across a restart, where that is not immediate. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** The read store does not answer. */
export class ReadStoreUnavailable extends Error {
  override readonly name = 'ReadStoreUnavailable';
}
