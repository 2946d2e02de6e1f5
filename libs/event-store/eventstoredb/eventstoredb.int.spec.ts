import { SpawnedServer } from '../../../test/servers/eventstoredb/spawn.js';
import { type EventStoreHarness, eventStoreContract } from '../event-store.contract.js';
import { openEventStoreDb } from './eventstoredb-event-store.js';

const real = process.env.EVENTSTORE_TEST_URL;

function onSpawnedServer(): EventStoreHarness {
  const server = new SpawnedServer();
  return {
    server,
    prepare: () => server.start(),
    open: async () => openEventStoreDb(server.url, { timeLimit: 500 }),
    dispose: () => server.dispose(),
  };
}

const onRealServer = (url: string): EventStoreHarness => ({
  open: async () => openEventStoreDb(url),
  dispose: async () => {},
});

eventStoreContract('EventStoreDB', () => (real ? onRealServer(real) : onSpawnedServer()));
