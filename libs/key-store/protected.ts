import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRecord, KeyStore } from '#kernel';
import { checkRecord } from './record.js';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A value that was not sealed with this master key, or not for this record, or was changed since. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/**
 * Seals every value that goes into a store, and opens what comes out: AES-256-GCM under `masterKey` (32 bytes) with a random nonce, which is
 * good for 2^32 writes (NIST SP 800-38D, 8.3). The rest of the record is authenticated with it: a value can neither be moved to another
 * record or owner, nor be made to last longer.
 *
 * Reading throws {@link SealBroken}.
 */
export function protectedBy(masterKey: Buffer, store: KeyStore): KeyStore {
  const sealed = (record: KeyRecord): KeyRecord<string> => ({ ...record, value: seal(masterKey, record) });
  const opened = <Value>(record: KeyRecord<string>) => ({ ...record, value: unseal(masterKey, record) as Value });
  return {
    async get<Value>(kind: string, id: string) {
      const record = await store.get<string>(kind, id);
      return record && opened<Value>(record);
    },
    getMany: async <Value>(kind: string, ids: readonly string[]) =>
      (await store.getMany<string>(kind, ids)).map((record) => opened<Value>(record)),
    ofOwner: async <Value>(owner: string, kind?: string) =>
      (await store.ofOwner<string>(owner, kind)).map((record) => opened<Value>(record)),
    create: async (record) => store.create(sealed(record)),
    put: async (record) => store.put(sealed(record)),
    replace: async (record) => store.replace(sealed(record)),
    remove: (kind, id) => store.remove(kind, id),
    removeOf: (owner, kind) => store.removeOf(owner, kind),
    sweep: () => store.sweep(),
    close: () => store.close(),
  };
}

/** What a value is bound to. */
const boundTo = ({ kind, id, owner, expiresAt }: KeyRecord): Buffer =>
  Buffer.from(JSON.stringify([kind, id, owner ?? null, expiresAt ?? null]));

/** Nonce, ciphertext and tag, in base64. */
function seal(key: Buffer, record: KeyRecord): string {
  checkRecord(record);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(boundTo(record));
  const ciphertext = [cipher.update(JSON.stringify(record.value), 'utf8'), cipher.final()];
  return Buffer.concat([nonce, ...ciphertext, cipher.getAuthTag()]).toString('base64');
}

function unseal(key: Buffer, record: KeyRecord<string>): unknown {
  try {
    const sealed = Buffer.from(record.value, 'base64');
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(boundTo(record));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const json = [decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()];
    return JSON.parse(Buffer.concat(json).toString());
  } catch (error) {
    throw new SealBroken(`${record.kind}/${record.id} was not sealed as it stands with this master key`, {
      cause: error,
    });
  }
}
