import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { COMMONS, isRefusal, streamOf } from '#kernel';
import type { Accompaniment, Accompaniments } from '#http';
import { type CommandAnswer, ExecuteCommand, idOfNew, StreamStates } from '#runtime';
import { Addresses } from './credentials/addresses.js';
import { ApiTokens } from './credentials/api-tokens.js';
import { Links } from './credentials/links.js';
import { account } from './domain/account.commands.js';
import type { Account } from './domain/account.js';
import { refuse } from './domain/problems.js';
import type { Role } from './domain/roles.js';
import { Erasure } from './erasure.js';

/** A command with a key of its own where its sender gave none: then the id of what it brings about is known beforehand. */
const keyed = ({ name, content, options }: ExecuteCommand): ExecuteCommand =>
  new ExecuteCommand(name, content, { ...options, idempotencyKey: options.idempotencyKey ?? randomUUID() });

/** What goes with the commands on accounts: addresses are taken, links and tokens made, keys destroyed. */
@Injectable()
export class AccountAccompaniments {
  constructor(
    private readonly addresses: Addresses,
    private readonly links: Links,
    private readonly tokens: ApiTokens,
    private readonly erasure: Erasure,
    private readonly states: StreamStates,
  ) {}

  all(): Accompaniments {
    return new Map<string, Accompaniment>([
      ['InviteAccount', this.invite],
      ['IssueAccessLink', this.issueLink],
      ['GrantRole', this.grantRole],
      ['CorrectAccount', this.correct],
      ['IssueApiToken', this.issueToken],
      ['RevokeApiToken', this.revokeToken],
      ['EraseAccount', this.eraseAccount],
      ['EraseFocalPoint', this.eraseFocalPoint],
    ]);
  }

  /** The address is taken first: of two invitations to one address at once, one is made. */
  private readonly invite: Accompaniment = async (command, execute) => {
    const sent = keyed(command);
    const { email } = sent.content as { email: string };
    const id = idOfNew(account, sent);
    if (!(await this.takeAddress(email, id))) return refuse('address-taken');
    const answer = await execute(sent);
    const { status } = await this.stateOf(id);
    if (status === 'unknown') await this.addresses.leave(email, id);
    if (isRefusal(answer) || status !== 'invited') return answer; // a repeat gives no new way in to whoever is in already
    return { ...answer, ...(await this.links.issue('invitation', id)) };
  };

  private readonly issueLink: Accompaniment = async (command, execute) => {
    const answer = await execute(command);
    if (isRefusal(answer)) return answer;
    const { status } = await this.stateOf(answer.id);
    return { ...answer, ...(await this.links.issue(status === 'active' ? 'reset' : 'invitation', answer.id)) };
  };

  /** Whoever was given a link to an account when it could do little does not get in by it once it can do more. */
  private readonly grantRole: Accompaniment = async (command, execute) => {
    const answer = await execute(command);
    const { role } = command.content as { role: Role };
    if (!isRefusal(answer) && (role === 'operator' || role === 'coordinator')) await this.links.withdraw(answer.id);
    return answer;
  };

  private readonly correct: Accompaniment = async (command, execute) => {
    const { email } = command.content as { email?: string };
    const id = command.options.id!;
    if (email === undefined) return execute(command);
    const before = await this.addresses.find(email);
    if (!(await this.takeAddress(email, id))) return refuse('address-taken');
    const answer = await execute(command);
    if (!isRefusal(answer)) await this.addresses.keepOnly(email, id);
    else if (before !== id) await this.addresses.leave(email, id);
    return answer;
  };

  private readonly issueToken: Accompaniment = async (command, execute) => {
    const answer = await execute(command);
    if (isRefusal(answer)) return answer;
    const secret = await this.tokens.issue(answer.parts[0]!, answer.id);
    return { ...answer, secret } as CommandAnswer;
  };

  private readonly revokeToken: Accompaniment = async (command, execute) => {
    const answer = await execute(command);
    if (!isRefusal(answer)) await this.tokens.revoke((command.content as { token: string }).token);
    return answer;
  };

  private readonly eraseAccount: Accompaniment = async (command, execute) => {
    const answer = await execute(command);
    if (!isRefusal(answer)) await this.erasure.erase(answer.id);
    return answer;
  };

  private readonly eraseFocalPoint: Accompaniment = async (command, execute) => {
    const answer = await execute(command);
    if (!isRefusal(answer)) await this.erasure.erase((command.content as { person: string }).person);
    return answer;
  };

  /** An address that was taken for an account which never came to be is free. */
  private async takeAddress(email: string, id: string): Promise<boolean> {
    if (await this.addresses.take(email, id)) return true;
    const holder = await this.addresses.find(email);
    if (holder === undefined || (await this.exists(holder))) return false;
    await this.addresses.leave(email, holder);
    return this.addresses.take(email, id);
  }

  private async exists(id: string): Promise<boolean> {
    return (await this.stateOf(id)).status !== 'unknown';
  }

  private async stateOf(id: string): Promise<Account> {
    return (await this.states.read(account, streamOf(COMMONS, account.name, id))).state;
  }
}
