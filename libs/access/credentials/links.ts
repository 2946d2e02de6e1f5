import { Inject, Injectable } from '@nestjs/common';
import type { Instant, KeyStore } from '#kernel';
import { type Clock, CLOCK, CONFIGURATION, type Configuration, KEY_STORE } from '#runtime';
import { hashed, newSecret } from './secrets.js';

const KIND = 'link';
const HOUR = 3_600_000;

/** What a link lets its holder do: be the first to administer, take up an invitation, or choose another password. */
export type Purpose = 'first' | 'invitation' | 'reset';
const LASTS: Readonly<Record<Purpose, number>> = { first: 24 * HOUR, invitation: 7 * 24 * HOUR, reset: 24 * HOUR };

/** A link that works once, until it expires. */
export interface IssuedLink {
  readonly link: string;
  readonly expiresAt: Instant;
}

export interface FoundLink {
  readonly purpose: Purpose;
  /** None for the first administrator's, who has no account yet. */
  readonly account?: string;
}

/** One-time links. The link holds a secret, the store its hash; each account has one link at a time. */
@Injectable()
export class Links {
  constructor(
    @Inject(KEY_STORE) private readonly keys: KeyStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  async issue(purpose: Purpose, account?: string): Promise<IssuedLink> {
    const secret = newSecret();
    const expiresAt = new Date(this.clock.now() + LASTS[purpose]).toISOString();
    const owner = account ?? purpose;
    await this.keys.removeOf(owner, KIND);
    await this.keys.put({ kind: KIND, id: hashed(secret), owner, value: { purpose, account }, expiresAt });
    return { link: `${this.configuration.publicUrl}/activate?link=${secret}`, expiresAt };
  }

  /** Takes back what was given to an account. */
  async withdraw(account: string): Promise<void> {
    await this.keys.removeOf(account, KIND);
  }

  /** What a link is for, without using it. */
  async look(secret: string): Promise<FoundLink | undefined> {
    return (await this.keys.get<FoundLink>(KIND, hashed(secret)))?.value;
  }

  /** Uses a link up: of two that try, one gets it. */
  async use(secret: string): Promise<FoundLink | undefined> {
    const found = await this.look(secret);
    return found && (await this.keys.remove(KIND, hashed(secret))) ? found : undefined;
  }
}
