import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventStoreContract } from '../event-store.contract.js';
import { SqliteEventStore } from './sqlite-event-store.js';

eventStoreContract('SQLite', () => {
  let folder: string;
  let set: number | undefined;
  return {
    prepare: async () => {
      folder = await mkdtemp(join(tmpdir(), 'tansiq-events-'));
    },
    open: async () => new SqliteEventStore(join(folder, 'events.db'), { now: () => set ?? Date.now() }),
    setClock: (now) => {
      set = now;
    },
    dispose: () => rm(folder, { recursive: true }),
  };
});
