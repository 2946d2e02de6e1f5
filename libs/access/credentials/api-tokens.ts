import { Inject, Injectable } from '@nestjs/common';
import { ID, type Instant, type KeyStore } from '#kernel';
import { type Clock, CLOCK, KEY_STORE } from '#runtime';
import { equal, hashed, newSecret } from './secrets.js';

const KIND = 'token';
const NOTED = 60_000;
const PREFIX = 'tansiq';

interface Kept {
  readonly hash: string;
  readonly usedAt?: Instant;
}

export interface FoundToken {
  readonly token: string;
  readonly account: string;
}

/** Secrets of API tokens: shown once, kept as hashes. What a token may do stands in its account's history. */
@Injectable()
export class ApiTokens {
  constructor(
    @Inject(KEY_STORE) private readonly keys: KeyStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The token to show, this once: `tansiq_<id>_<secret>`, so that a lost one is recognised wherever it turns up. */
  async issue(token: string, account: string): Promise<string> {
    const secret = newSecret();
    await this.keys.put({ kind: KIND, id: token, owner: account, value: { hash: hashed(secret) } satisfies Kept });
    return `${PREFIX}_${token}_${secret}`;
  }

  async find(text: string): Promise<FoundToken | undefined> {
    const [, token, secret] = new RegExp(`^${PREFIX}_(\\w{26})_([\\w-]{43})$`).exec(text) ?? [];
    if (!token || !secret || !ID.test(token)) return undefined;
    const kept = await this.keys.get<Kept>(KIND, token);
    if (!kept?.owner || !equal(kept.value.hash, hashed(secret))) return undefined;
    const { usedAt } = kept.value;
    if (!usedAt || this.clock.now() - Date.parse(usedAt) > NOTED)
      await this.keys.replace({ ...kept, value: { ...kept.value, usedAt: new Date(this.clock.now()).toISOString() } });
    return { token, account: kept.owner };
  }

  async revoke(token: string): Promise<void> {
    await this.keys.remove(KIND, token);
  }

  /** When each of an account's tokens was last used, to the minute. */
  async lastUses(account: string): Promise<ReadonlyMap<string, Instant | undefined>> {
    return new Map((await this.keys.ofOwner<Kept>(account, KIND)).map(({ id, value }) => [id, value.usedAt]));
  }
}
