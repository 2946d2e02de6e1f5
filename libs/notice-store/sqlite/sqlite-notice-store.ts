import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
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
import { GroupCommit, prepareStatements, type Statements } from '#sqlite';
import { fromStored, type StoredNotice, toStored } from '../stored-notice.js';
import { openNoticeFile, patiently } from './notice-file.js';
import { type StatementName, STATEMENTS } from './statements.js';

type Parameters = Record<string, SQLInputValue>;

/**
 * Notices in one SQLite file, which any number of processes may open. Throws `NoticeStoreUnavailable` where the file fails, or another
 * process holds it for more than 5 s.
 */
export class SqliteNoticeStore implements NoticeStore {
  readonly #database: DatabaseSync;
  readonly #statements: Statements<StatementName>;
  readonly #writes: GroupCommit;

  /** `path` is made where it does not exist; `:memory:` keeps nothing. Throws an Error where it is something else's file. */
  constructor(path: string) {
    this.#database = openNoticeFile(path);
    this.#statements = prepareStatements(this.#database, STATEMENTS);
    this.#writes = new GroupCommit(this.#database, patiently);
  }

  async add(notices: readonly NewNotice[]): Promise<void> {
    const rows = notices.map((notice) => ({ ...toStored(notice), positions: JSON.stringify(notice.positions) }));
    await this.#writes.run(() => rows.forEach((row) => this.#statements.add.run(row)), rows.length);
  }

  async inbox({ account, unreadOnly, network, kinds, after, limit }: AskInbox): Promise<readonly InboxEntry[]> {
    const rows = await this.#read<StoredNotice & Omit<InboxEntry, 'newest'>>('inbox', {
      ...{ account, network: network ?? null, limit },
      unreadOnly: unreadOnly ? 1 : 0,
      kinds: kinds ? JSON.stringify(kinds) : null,
      ...{ afterAt: after?.at ?? null, afterId: after?.id ?? null },
    });
    return rows.map(({ unread, all, ...newest }) => ({ newest: fromStored(newest), unread, all }));
  }

  about(account: string, object: string): Promise<readonly KeptNotice[]> {
    return this.#notices('about', { account, object });
  }

  getMany(ids: readonly string[]): Promise<readonly KeptNotice[]> {
    return this.#notices('named', { ids: JSON.stringify(ids) });
  }

  ofDigest(account: string, digest: Instant): Promise<readonly KeptNotice[]> {
    return this.#notices('ofDigest', { account, digest });
  }

  async unread(account: string): Promise<UnreadCounts> {
    const rows = await this.#read<{ network: string; objects: number }>('unread', { account });
    return new Map(rows.map(({ network, objects }) => [network, objects]));
  }

  markRead(account: string, mark: ReadMark, at: Instant): Promise<number> {
    if ('objects' in mark)
      return this.#write('markObjects', { account, readAt: at, objects: JSON.stringify(mark.objects) });
    return this.#write('markUntil', { account, readAt: at, until: mark.until, network: mark.network ?? null });
  }

  async checkpoint(follower: string): Promise<Position | undefined> {
    return (await this.#read<{ position: Position }>('checkpoint', { follower }))[0]?.position;
  }

  async moveCheckpoint(follower: string, position: Position): Promise<void> {
    await this.#write('moveCheckpoint', { follower, position });
  }

  async removeOf(account: string): Promise<void> {
    await this.#write('removeOf', { account });
  }

  async sweep(before: Instant): Promise<void> {
    await this.#write('sweep', { before });
  }

  /** Finishes the writes under way, and lets go of the file. */
  async close(): Promise<void> {
    await this.#writes.drained();
    if (this.#database.isOpen) this.#database.close();
  }

  async #notices(name: StatementName, parameters: Parameters): Promise<readonly KeptNotice[]> {
    return (await this.#read<StoredNotice>(name, parameters)).map(fromStored);
  }

  #read<Row>(name: StatementName, parameters: Parameters): Promise<readonly Row[]> {
    return patiently(() => this.#statements[name].all(parameters) as unknown[] as readonly Row[]);
  }

  /** How many rows were written or removed. */
  #write(name: StatementName, parameters: Parameters): Promise<number> {
    return this.#writes.run(() => Number(this.#statements[name].run(parameters).changes));
  }
}
