import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { KeyStore } from '#kernel';
import { CONFIGURATION, type Configuration, KEY_STORE } from '#runtime';

/** What a link lets its holder do in somebody's name: get fewer mails, answer an invitation, read a calendar. */
export type LinkPurpose = 'unsubscribe' | 'answer' | 'calendar';

export interface FoundPersonalLink {
  readonly account: string;
  /** What it is about, as it was made for. */
  readonly subject: readonly string[];
}

const KIND = 'personal-links';
const FORM = /^([\w-]+)\.([\w-]+)$/;
const PATHS: Readonly<Record<LinkPurpose, string>> = {
  unsubscribe: '/unsubscribe',
  answer: '/answer',
  calendar: '/calendar.ics',
};

const sealOf = (secret: string, purpose: LinkPurpose, content: string): string =>
  createHmac('sha256', secret).update(`${purpose}\n${content}`).digest('base64url');

const equal = (one: string, other: string): boolean =>
  timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'));

/**
 * Links in mails and calendar programs, which do one thing without signing in. Each says for whom and what it is, sealed with a secret of
 * the account's (HMAC, RFC 2104): it is the same whenever it is made, and good until its owner renews the secret or is erased.
 */
@Injectable()
export class PersonalLinks {
  constructor(
    @Inject(KEY_STORE) private readonly keys: KeyStore,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  async make(purpose: LinkPurpose, account: string, subject: readonly string[]): Promise<string> {
    const content = Buffer.from(JSON.stringify([account, ...subject])).toString('base64url');
    const secret = await this.#secretOf(account);
    return `${this.configuration.publicUrl}${PATHS[purpose]}?link=${content}.${sealOf(secret, purpose, content)}`;
  }

  /** What a link is for; `undefined` where it was not made here, or has been renewed since. */
  async read(purpose: LinkPurpose, link: unknown): Promise<FoundPersonalLink | undefined> {
    const [, content = '', seal = ''] = typeof link === 'string' ? (FORM.exec(link) ?? []) : [];
    const [account, ...subject] = partsOf(content);
    if (account === undefined) return undefined;
    const found = await this.keys.get<string>(KIND, account);
    return found && equal(sealOf(found.value, purpose, content), seal) ? { account, subject } : undefined;
  }

  /** All links that were made before are no good any more. */
  async renew(account: string): Promise<void> {
    await this.keys.remove(KIND, account);
  }

  async #secretOf(account: string): Promise<string> {
    const found = await this.keys.get<string>(KIND, account);
    if (found) return found.value;
    const secret = randomBytes(32).toString('base64url');
    const isFirst = await this.keys.create({ kind: KIND, id: account, owner: account, value: secret });
    return isFirst ? secret : this.#secretOf(account);
  }
}

function partsOf(content: string): readonly string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(content, 'base64url').toString());
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : [];
  } catch {
    return [];
  }
}
