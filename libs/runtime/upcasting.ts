import type { EventStore, RecordedEvent, Subscribe } from '#kernel';
import type { Registry } from './registry.js';

/**
 * An event store whose readers see every event in its present schema version; what is stored never changes. Data are brought up when they
 * are read: an event that cannot be brought up fails those alone who want to know what it says.
 */
export function upcasting(store: EventStore, registry: Registry): EventStore {
  const present = (event: RecordedEvent): RecordedEvent =>
    event.metadata.schemaVersion >= (registry.versions.get(event.type) ?? 0)
      ? event
      : {
          ...event,
          get data() {
            return registry.upcast(event.type, event.metadata.schemaVersion, event.data);
          },
        };
  const all = (events: readonly RecordedEvent[]): readonly RecordedEvent[] => {
    const old = events.some((event) => event.metadata.schemaVersion < (registry.versions.get(event.type) ?? 0));
    return old ? events.map(present) : events;
  };
  return {
    append: (writes) => store.append(writes),
    readStream: async (stream, options) => all(await store.readStream(stream, options)),
    async *readLog(options) {
      for await (const events of store.readLog(options)) yield all(events);
    },
    lastPosition: () => store.lastPosition(),
    subscribe: ({ after, handle }: Subscribe) =>
      store.subscribe({ after, handle: (batch) => handle({ ...batch, events: all(batch.events) }) }),
    close: () => store.close(),
  };
}
