import type { EventStore } from '#kernel';

export interface EventStoreOptions {
  /** For stores that give the time themselves: milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * Opens the event store that a URL names: `sqlite:./data/events.db`, `sqlite::memory:`, `esdb://host:2113?tls=false` or
 * `esdb+discover://...`. Only the adapter that is asked for is loaded.
 *
 * Throws an Error where the URL names none of them, or what it names is something else.
 */
export async function openEventStore(url: string, options: EventStoreOptions = {}): Promise<EventStore> {
  if (url.startsWith('sqlite:')) {
    const { SqliteEventStore } = await import('./sqlite/sqlite-event-store.js');
    return new SqliteEventStore(url.slice('sqlite:'.length), options);
  }
  if (/^esdb(\+discover)?:\/\//.test(url)) {
    const { openEventStoreDb } = await import('./eventstoredb/eventstoredb-event-store.js');
    return openEventStoreDb(url);
  }
  throw new Error(
    `no event store is known for ${url.split(':')[0]}: give sqlite:<file>, sqlite::memory: or esdb://<host>`,
  );
}
