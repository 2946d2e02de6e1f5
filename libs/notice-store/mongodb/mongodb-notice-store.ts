import { type Collection, type Filter, MongoClient } from 'mongodb';
import type {
  AskInbox,
  InboxEntry,
  Instant,
  KeptNotice,
  NewNotice,
  NoticeStore,
  Position,
  ReadMark,
  UnreadCounts,
} from '#kernel';
import { fromStored } from '../stored-notice.js';
import { addAll, type NoticeDocument } from './additions.js';
import { answering } from './answering.js';
import { inboxPipeline, unreadPipeline } from './pipelines.js';

const DATABASE = 'tansiq';
/** Milliseconds, where the URL says nothing else: a server that is gone is known in 4 s, one that froze in some 12 s. */
const PATIENCE = {
  serverSelectionTimeoutMS: 4_000,
  connectTimeoutMS: 4_000,
  heartbeatFrequencyMS: 3_000,
  socketTimeoutMS: 60_000,
};
const INDEXES = [
  { key: { account: 1, object: 1, at: -1, _id: -1 } },
  { key: { account: 1, readAt: 1, digest: 1 } },
  { key: { at: 1 } },
] as const;
const NEWEST_FIRST = { at: -1, _id: -1 } as const;

/** How far a follower has come. */
interface CheckpointDocument {
  readonly _id: string;
  readonly position: Position;
}

/** What the inbox is answered with. */
type EntryDocument = Omit<InboxEntry, 'newest'> & { readonly newest: NoticeDocument };

/**
 * Notices in the collection `_notices` of the URL's database (`tansiq` where it names none), checkpoints in `_notice_checkpoints`. Reads
 * and writes are confirmed by a majority, writes journaled. Throws `NoticeStoreUnavailable` when MongoDB does not answer, or not as it
 * should.
 */
export class MongodbNoticeStore implements NoticeStore {
  readonly #client: MongoClient;
  readonly #notices: Collection<NoticeDocument>;
  readonly #checkpoints: Collection<CheckpointDocument>;

  private constructor(client: MongoClient) {
    const named = client.options.dbName;
    const db = client.db(named === 'test' ? DATABASE : named);
    this.#client = client;
    this.#notices = db.collection('_notices');
    this.#checkpoints = db.collection('_notice_checkpoints');
  }

  static async open(url: string): Promise<MongodbNoticeStore> {
    const client = new MongoClient(url, {
      appName: 'tansiq',
      writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
      readConcern: { level: 'majority' },
      readPreference: 'primary',
      ...Object.fromEntries(Object.entries(PATIENCE).filter(([name]) => !url.includes(`${name}=`))),
    });
    const store = new MongodbNoticeStore(client);
    try {
      await answering(() => store.#notices.createIndexes([...INDEXES]));
      return store;
    } catch (error) {
      await client.close();
      throw error;
    }
  }

  add(notices: readonly NewNotice[]): Promise<void> {
    return answering(() => addAll(this.#notices, notices));
  }

  async inbox(ask: AskInbox): Promise<readonly InboxEntry[]> {
    if (ask.limit === 0) return [];
    const entries = this.#notices.aggregate<EntryDocument>(inboxPipeline(ask));
    return (await answering(() => entries.toArray())).map((entry) => ({ ...entry, newest: noticeOf(entry.newest) }));
  }

  about(account: string, object: string): Promise<readonly KeptNotice[]> {
    return this.#find({ account, object });
  }

  getMany(ids: readonly string[]): Promise<readonly KeptNotice[]> {
    return this.#find({ _id: { $in: [...ids] } });
  }

  ofDigest(account: string, digest: Instant): Promise<readonly KeptNotice[]> {
    return this.#find({ account, readAt: null, digest });
  }

  async unread(account: string): Promise<UnreadCounts> {
    const counts = this.#notices.aggregate<{ _id: string; objects: number }>(unreadPipeline(account));
    return new Map((await answering(() => counts.toArray())).map(({ _id, objects }) => [_id, objects]));
  }

  async markRead(account: string, mark: ReadMark, at: Instant): Promise<number> {
    const unread = { account, readAt: null, ...marked(mark) };
    return (await answering(() => this.#notices.updateMany(unread, { $set: { readAt: at } }))).modifiedCount;
  }

  async checkpoint(follower: string): Promise<Position | undefined> {
    return (await answering(() => this.#checkpoints.findOne({ _id: follower })))?.position;
  }

  async moveCheckpoint(follower: string, position: Position): Promise<void> {
    const update = { $max: { position } };
    await answering(() => this.#checkpoints.updateOne({ _id: follower }, update, { upsert: true }));
  }

  async removeOf(account: string): Promise<void> {
    await answering(() => this.#notices.deleteMany({ account }));
  }

  async sweep(before: Instant): Promise<void> {
    await answering(() => this.#notices.deleteMany({ at: { $lt: before } }));
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  async #find(filter: Filter<NoticeDocument>): Promise<readonly KeptNotice[]> {
    const found = this.#notices.find(filter).sort(NEWEST_FIRST);
    return (await answering(() => found.toArray())).map(noticeOf);
  }
}

const noticeOf = ({ _id: id, ...notice }: NoticeDocument): KeptNotice => fromStored({ id, ...notice });

function marked(mark: ReadMark): Filter<NoticeDocument> {
  if ('objects' in mark) return { object: { $in: [...mark.objects] } };
  return { at: { $lte: mark.until }, ...(mark.network === undefined ? {} : { network: mark.network }) };
}
