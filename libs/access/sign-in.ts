import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { COMMONS, type Instant, isRefusal, type Refusal, streamOf } from '#kernel';
import { type CommandAnswer, ExecuteCommand, StreamStates } from '#runtime';
import { Addresses } from './credentials/addresses.js';
import { type FoundLink, Links } from './credentials/links.js';
import { LONGEST_PASSWORD, Passwords, SHORTEST_PASSWORD } from './credentials/passwords.js';
import { Sessions } from './credentials/sessions.js';
import { account } from './domain/account.commands.js';
import type { Account } from './domain/account.js';
import { refuse } from './domain/problems.js';
import { Operators } from './operators.js';

/** Somebody who has just signed in. */
export interface SignedIn {
  readonly account: string;
  /** For the cookie. */
  readonly secret: string;
  readonly endsAt: Instant;
}

/** What somebody who follows a link says of themselves: a password, and the first administrator's name and address. */
export interface Activation {
  readonly link: string;
  readonly password: string;
  readonly name?: string;
  readonly email?: string;
}

const NOBODY = { account: null, organisation: null };

/** The ways in: a password, a link, an identity that an OpenID Connect provider vouches for. */
@Injectable()
export class SignIn {
  constructor(
    private readonly addresses: Addresses,
    private readonly links: Links,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly operators: Operators,
    private readonly states: StreamStates,
    private readonly commands: CommandBus,
  ) {}

  /** The same refusal whether the address or the password is wrong: who has an account is nobody's business. */
  async withPassword(email: string, password: string): Promise<SignedIn | Refusal> {
    const id = await this.addresses.find(email);
    const matches = await this.passwords.match(id, password);
    return matches && (await this.stateOf(id!)).status === 'active' ? this.start(id!) : refuse('sign-in-failed');
  }

  /** With an address that somebody else has verified; takes up an invitation that is still open. */
  async withVerifiedAddress(email: string): Promise<SignedIn | Refusal> {
    const id = await this.addresses.find(email);
    return id === undefined ? refuse('no-account') : this.withAccount(id);
  }

  async withAccount(id: string): Promise<SignedIn | Refusal> {
    const { status } = await this.stateOf(id);
    if (status === 'active') return this.start(id);
    return status === 'invited' ? this.activated(id) : refuse('no-account');
  }

  /** What a link is for, to be told before it is used. */
  async look(link: string): Promise<FoundLink | Refusal> {
    return (await this.links.look(link)) ?? refuse('link-unknown');
  }

  /** Uses a link: sets the password, signs out whoever was signed in with the old one, and signs in. */
  async byLink({ link, password, name, email }: Activation): Promise<SignedIn | Refusal> {
    if (!goodPassword(password)) return refuse('password-too-short', { shortest: SHORTEST_PASSWORD });
    const seen = await this.links.look(link);
    if (!seen) return refuse('link-unknown');
    const early = seen.purpose === 'first' ? await this.notFirst(name, email) : undefined;
    if (early) return early;
    const found = await this.links.use(link);
    if (!found) return refuse('link-unknown');
    const id = found.account ?? (await this.operators.invite(name!, email!));
    if (isRefusal(id)) return id;
    const { status } = await this.stateOf(id);
    if (status === 'unknown' || status === 'erased') return refuse('link-unknown');
    await this.passwords.set(id, password);
    await this.sessions.endOthers(id);
    return status === 'invited' ? this.activated(id) : this.start(id);
  }

  /** What keeps somebody from being the first to administer: known before their link is used up. */
  private async notFirst(name = '', email = ''): Promise<Refusal | undefined> {
    if (!name.trim() || !email.trim()) return refuse('first-account-incomplete');
    if (await this.operators.exist()) return refuse('link-unknown');
    return (await this.addresses.find(email)) === undefined ? undefined : refuse('address-taken');
  }

  async changePassword(id: string, current: string, next: string, session?: string): Promise<Refusal | undefined> {
    if (!goodPassword(next)) return refuse('password-too-short', { shortest: SHORTEST_PASSWORD });
    if (!(await this.passwords.match(id, current))) return refuse('password-wrong');
    await this.passwords.set(id, next);
    await this.sessions.endOthers(id, session);
    return undefined;
  }

  private async activated(id: string): Promise<SignedIn | Refusal> {
    const activation = new ExecuteCommand('ActivateAccount', {}, { id, actor: { ...NOBODY, account: id } });
    const answer = await this.commands.execute<ExecuteCommand, CommandAnswer | Refusal>(activation);
    return isRefusal(answer) ? answer : this.start(id);
  }

  private async start(id: string): Promise<SignedIn> {
    return { account: id, ...(await this.sessions.start(id)) };
  }

  private async stateOf(id: string): Promise<Account> {
    return (await this.states.read(account, streamOf(COMMONS, account.name, id))).state;
  }
}

const goodPassword = (password: string): boolean =>
  password.length >= SHORTEST_PASSWORD && password.length <= LONGEST_PASSWORD && password.trim() !== '';
