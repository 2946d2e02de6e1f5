import type { NoticeStore } from '#kernel';

/**
 * Opens the notice store that a URL names: `sqlite:./data/notices.db`, `sqlite::memory:`, `mongodb://host/database` or `mongodb+srv://...`.
 * Only the adapter that is asked for is loaded.
 *
 * Throws an Error on any other URL, and where a file is something else's or of a later format; `NoticeStoreUnavailable` where MongoDB does
 * not answer.
 */
export async function openNoticeStore(url: string): Promise<NoticeStore> {
  const sqlite = /^sqlite:(.+)$/.exec(url)?.[1];
  if (sqlite) {
    const { SqliteNoticeStore } = await import('./sqlite/sqlite-notice-store.js');
    return new SqliteNoticeStore(sqlite);
  }
  if (!/^mongodb(\+srv)?:\/\//.test(url))
    throw new Error(
      `no notice store is called ${url.split(':')[0]}: give sqlite:<file>, sqlite::memory: or mongodb://...`,
    );
  const { MongodbNoticeStore } = await import('./mongodb/mongodb-notice-store.js');
  return MongodbNoticeStore.open(url);
}
