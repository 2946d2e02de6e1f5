import type { Position } from './event.js';
import type { Instant } from './time.js';

/** What one person is told of one thing. */
export interface Notice<Content = unknown> {
  /** Follows from what happened and to whom it is told: two with the same id are one. */
  readonly id: string;
  readonly account: string;
  /** `commons` where it belongs to no single network. */
  readonly network: string;
  /** What happened: `work-given`. */
  readonly kind: string;
  /** What it is about: an item, a workshop. Notices about one object are read together. */
  readonly object: string;
  readonly at: Instant;
  /** The digest that it goes out with, named by its time. */
  readonly digest?: Instant;
  /** JSON. */
  readonly content: Content;
}

/** A notice on its way to the store: it stands for the events at these positions, or for none where it is a reminder. */
export interface NewNotice<Content = unknown> extends Notice<Content> {
  readonly positions: readonly Position[];
}

/** A notice as the store gives it back. */
export interface KeptNotice<Content = unknown> extends Notice<Content> {
  /** Of how many events it tells; 1 for a reminder. */
  readonly count: number;
  readonly readAt?: Instant;
}

/** One object in somebody's inbox: the newest notice about it, and how many others there are. */
export interface InboxEntry<Content = unknown> {
  readonly newest: KeptNotice<Content>;
  /** Unread notices about the object. */
  readonly unread: number;
  /** All notices about the object. */
  readonly all: number;
}

export interface AskInbox {
  readonly account: string;
  /** Only objects with unread notices. */
  readonly unreadOnly?: boolean;
  /** Only notices of this network: those of others are neither the newest nor counted. */
  readonly network?: string;
  /** Only objects whose newest notice is of one of these kinds. */
  readonly kinds?: readonly string[];
  /** Only what stands after this entry's newest notice. What is told meanwhile stands before it. */
  readonly after?: Pick<Notice, 'id' | 'at'>;
  readonly limit: number;
}

/** How many objects somebody has not read about, by network; networks without any are left out. */
export type UnreadCounts = ReadonlyMap<string, number>;

/** Which notices somebody has read: about these objects, or all up to a moment and at it. */
export type ReadMark = { readonly objects: readonly string[] } | { readonly until: Instant; readonly network?: string };

/**
 * Keeps what people were told, and what they have read of it. Not a view: it is not rebuilt, and a replay adds nothing.
 *
 * Throws {@link NoticeStoreUnavailable}.
 */
export interface NoticeStore {
  /**
   * Writes notices, each event counted once: where one of the same id is there, only positions after the last that it counts are added, and
   * with any of those its content, time and digest become the new ones, and it is unread again; without any, nothing changes. So whoever
   * follows the log may repeat it from an earlier position, as often as they like. Resolves once they are safe; where it rejects, some may
   * have been written, and asking again does no harm.
   */
  add(notices: readonly NewNotice[]): Promise<void>;
  /** The newest first, by time and id. */
  inbox(ask: AskInbox): Promise<readonly InboxEntry[]>;
  /** All notices about an object, the newest first. */
  about(account: string, object: string): Promise<readonly KeptNotice[]>;
  /** By id, in any order; those that do not exist are left out. */
  getMany(ids: readonly string[]): Promise<readonly KeptNotice[]>;
  /** Unread notices of one digest, the newest first. */
  ofDigest(account: string, digest: Instant): Promise<readonly KeptNotice[]>;
  unread(account: string): Promise<UnreadCounts>;
  /** Marks what was not read before; answers how many notices. */
  markRead(account: string, mark: ReadMark, at: Instant): Promise<number>;
  /** How far somebody who follows the log has come; `undefined` where they have not begun. */
  checkpoint(follower: string): Promise<Position | undefined>;
  /** Never moves back. */
  moveCheckpoint(follower: string, position: Position): Promise<void>;
  /** Removes everything that was told to an account. */
  removeOf(account: string): Promise<void>;
  /** Removes what is older than a moment, read or not. */
  sweep(before: Instant): Promise<void>;
  close(): Promise<void>;
}

/** The notice store does not answer. */
export class NoticeStoreUnavailable extends Error {
  override readonly name = 'NoticeStoreUnavailable';
}
