import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ERASED, type KeyStore, type Personal, SEALED, SEALED_BEGINS, sealedForm } from '#kernel';
import { KEY_STORE } from './tokens.js';

const KEY = 'person-key';
const FORGOTTEN = 'forgotten';
const NONCE = 12;
const TAG = 16;

/** A person was erased: nothing of theirs is recorded any more. */
export class PersonForgotten extends Error {
  override readonly name = 'PersonForgotten';
}

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Every person of whom something sealed stands somewhere in a value. */
function personsIn(value: unknown, found: Set<string>): Set<string> {
  if (typeof value === 'string') {
    if (value.includes(SEALED_BEGINS)) for (const [, person] of value.matchAll(SEALED)) found.add(person!);
  } else if (isPlain(value)) for (const each of Object.values(value)) personsIn(each, found);
  return found;
}

function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  if (typeof value === 'string') return change(value) as Value;
  if (Array.isArray(value)) return value.map((each: unknown) => mapTexts(each, change)) as Value;
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapTexts(each, change)])) as Value;
}

/**
 * Seals what is personal before it is recorded, with AES-256-GCM (NIST SP 800-38D) and one key per person, and reveals it when it is
 * answered. Whoever is forgotten is unreadable at once in every event, view, snapshot and backup of them: only the key is destroyed.
 * Keys are never remembered between two questions, so that this holds in every process.
 */
@Injectable()
export class PersonKeys {
  constructor(@Inject(KEY_STORE) private readonly keys: KeyStore) {}

  /** Throws {@link PersonForgotten}. */
  async seal(person: string, plain: string): Promise<Personal> {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', await this.keyOf(person), nonce).setAAD(Buffer.from(person));
    const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return sealedForm(person, sealed.toString('base64url'));
  }

  /** The same, with everything readable that is still to be read, and a mark where somebody was erased. */
  async reveal<Value>(value: Value): Promise<Value> {
    const persons = personsIn(value, new Set());
    if (persons.size === 0) return value;
    const records = await this.keys.getMany<string>(KEY, [...persons]);
    const keys = new Map(records.map((record) => [record.id, Buffer.from(record.value, 'base64')]));
    const open = (whole: string, person: string, sealed: string): string => {
      const key = keys.get(person);
      return key ? (opened(key, person, sealed) ?? whole) : ERASED;
    };
    return mapTexts(value, (text) => text.replace(SEALED, open));
  }

  /** The same of what is about to be sent: most of it holds nothing sealed, which its text tells sooner than its parts. */
  async revealJson(json: string): Promise<string> {
    return json.includes(SEALED_BEGINS) ? JSON.stringify(await this.reveal(JSON.parse(json) as unknown)) : json;
  }

  /** Destroys the key, and leaves a mark so that none is made again. */
  async forget(person: string): Promise<void> {
    await this.keys.put({ kind: FORGOTTEN, id: person, value: true });
    await this.keys.remove(KEY, person);
  }

  private async keyOf(person: string): Promise<Buffer> {
    const known = await this.keys.get<string>(KEY, person);
    if (known) return Buffer.from(known.value, 'base64');
    await this.refuseForgotten(person);
    const key = randomBytes(32);
    const isFirst = await this.keys.create({ kind: KEY, id: person, owner: person, value: key.toString('base64') });
    if (!isFirst) return this.keyOf(person);
    await this.refuseForgotten(person); // an erasure meanwhile has either destroyed this key, or is seen here
    return key;
  }

  private async refuseForgotten(person: string): Promise<void> {
    if (!(await this.keys.get(FORGOTTEN, person))) return;
    await this.keys.remove(KEY, person);
    throw new PersonForgotten(person);
  }
}

/** Nothing where it is not what this person's key sealed: a text that only looks so. */
function opened(key: Buffer, person: string, sealed: string): string | undefined {
  try {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(person)).setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString();
  } catch {
    return undefined;
  }
}
