import { createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { KeyStore } from '#kernel';
import { KEY_STORE } from '#runtime';

/** An e-mail address, or an identity at an OpenID Connect provider: its issuer and subject. */
export type AddressKind = 'address' | 'identity';
const INSTALLATION = 'installation';
const LOOKUP_KEY = 'lookup-key';

/** Whose an e-mail address or an identity is. It is kept as a keyed hash only (HMAC-SHA-256), whose key is the installation's own. */
@Injectable()
export class Addresses {
  private key?: Promise<Buffer>;

  constructor(@Inject(KEY_STORE) private readonly keys: KeyStore) {}

  async find(address: string, kind: AddressKind = 'address'): Promise<string | undefined> {
    return (await this.keys.get(kind, await this.hashOf(address)))?.owner;
  }

  /** Makes an address an account's; false where it is another's. */
  async take(address: string, account: string, kind: AddressKind = 'address'): Promise<boolean> {
    const id = await this.hashOf(address);
    if (await this.keys.create({ kind, id, owner: account, value: true })) return true;
    return (await this.keys.get(kind, id))?.owner === account;
  }

  /** Gives an address back, where it is this account's. */
  async leave(address: string, account: string): Promise<void> {
    if ((await this.find(address)) === account) await this.keys.remove('address', await this.hashOf(address));
  }

  /** Gives every other address of an account back. */
  async keepOnly(address: string, account: string): Promise<void> {
    const kept = await this.hashOf(address);
    for (const { id } of await this.keys.ofOwner(account, 'address'))
      if (id !== kept) await this.keys.remove('address', id);
  }

  private async hashOf(address: string): Promise<string> {
    const key = await (this.key ??= this.lookupKey().catch((error: unknown) => {
      this.key = undefined; // the key store may be back for the next who asks
      throw error;
    }));
    return createHmac('sha256', key).update(address.normalize('NFKC').trim().toLowerCase()).digest('base64url');
  }

  private async lookupKey(): Promise<Buffer> {
    const value = randomBytes(32).toString('base64');
    await this.keys.create({ kind: INSTALLATION, id: LOOKUP_KEY, value });
    const kept = await this.keys.get<string>(INSTALLATION, LOOKUP_KEY);
    return Buffer.from(kept!.value, 'base64');
  }
}
