import { Inject, Injectable } from '@nestjs/common';
import { Algorithm, hash, verify } from '@node-rs/argon2';
import type { KeyStore } from '#kernel';
import { KEY_STORE } from '#runtime';

const KIND = 'password';
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

/** argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). */
const COST = { algorithm: Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes of passwords, by account. */
@Injectable()
export class Passwords {
  /** What is compared where there is no account: so that the time taken tells nothing. */
  private readonly nobodys = hash('nobody has this password', COST);

  constructor(@Inject(KEY_STORE) private readonly keys: KeyStore) {}

  async set(account: string, password: string): Promise<void> {
    await this.keys.put({ kind: KIND, id: account, owner: account, value: await hash(password.normalize(), COST) });
  }

  async match(account: string | undefined, password: string): Promise<boolean> {
    const kept = account === undefined ? undefined : await this.keys.get<string>(KIND, account);
    const matches = await verify(kept?.value ?? (await this.nobodys), password.normalize());
    return matches && kept !== undefined;
  }

  async has(account: string): Promise<boolean> {
    return (await this.keys.get(KIND, account)) !== undefined;
  }
}
