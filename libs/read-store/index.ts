import type { ReadStore } from '#kernel';
import { MemoryReadStore, type MemoryOptions } from './memory/memory-read-store.js';

export { ReadStoreInUse } from './memory/folder-lock.js';
export { InMemoryReader } from './memory/in-memory-reader.js';

export type ReadStoreOptions = Omit<MemoryOptions, 'folder'>;

/**
 * Opens the read store that a URL names: `memory:` (nothing is kept), `memory:./data/views` (snapshots in that folder) or
 * `mongodb://host/database`, `mongodb+srv://...`. MongoDB itself is reached by the first call. Throws `ReadStoreInUse` where another process
 * has the folder, and on any other URL.
 */
export async function openReadStore(url: string, options: ReadStoreOptions = {}): Promise<ReadStore> {
  if (url.startsWith('memory:')) return MemoryReadStore.open({ ...options, folder: url.slice('memory:'.length) });
  if (!/^mongodb(\+srv)?:/.test(url))
    throw new Error(`no read store is called ${url}: memory:, memory:<folder> or mongodb://...`);
  const { MongodbReadStore } = await import('./mongodb/mongodb-read-store.js'); // the driver, only where it is wanted
  return new MongodbReadStore(url);
}
