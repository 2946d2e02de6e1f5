export { type KeyStoreOptions, openKeyStore } from './open-key-store.js';
export { SealBroken } from './protected.js';
