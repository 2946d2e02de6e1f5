import type { Instant } from './time.js';

/**
 * Something secret: a person's key, a password's or token's hash, a session, a link. `kind` and `id` name it; `id` is never secret itself
 * (a hash, an account's id). Everything of one owner can be found and removed together.
 */
export interface KeyRecord<Value = unknown> {
  readonly kind: string;
  readonly id: string;
  /** The account or person that it belongs to. */
  readonly owner?: string;
  /** JSON. */
  readonly value: Value;
  /** From then on it is not there any more. */
  readonly expiresAt?: Instant;
}

/**
 * Keeps what may be forgotten, apart from the log, which forgets nothing: each record durable before a write resolves, and gone from disk
 * once it is removed.
 *
 * Throws {@link KeyStoreUnavailable}.
 */
export interface KeyStore {
  get<Value>(kind: string, id: string): Promise<KeyRecord<Value> | undefined>;
  /** Several by id, in no particular order; those that do not exist are left out. */
  getMany<Value>(kind: string, ids: readonly string[]): Promise<readonly KeyRecord<Value>[]>;
  /** Everything of one owner, or what of it is of one kind, by kind and id. */
  ofOwner<Value>(owner: string, kind?: string): Promise<readonly KeyRecord<Value>[]>;
  /** Writes a record where there is none; false where there is one. Of two that try at once, one succeeds. */
  create(record: KeyRecord): Promise<boolean>;
  /** Writes a record, over the one of its name where there is one. */
  put(record: KeyRecord): Promise<void>;
  /** Writes a record over the one of its name; false where there is none: what was removed meanwhile stays away. */
  replace(record: KeyRecord): Promise<boolean>;
  /** Whether there was one: of two that try at once, one is told so. */
  remove(kind: string, id: string): Promise<boolean>;
  /** Removes everything of one owner, or what of it is of one kind. */
  removeOf(owner: string, kind?: string): Promise<void>;
  /** Removes from disk what has expired. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

/** The key store does not answer. */
export class KeyStoreUnavailable extends Error {
  override readonly name = 'KeyStoreUnavailable';
}
