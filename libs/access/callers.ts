import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { COMMONS, type Refusal, streamOf } from '#kernel';
import { isCrossSite } from '#http';
import { type Clock, CLOCK, CONFIGURATION, type Configuration, StreamStates } from '#runtime';
import { type Caller, networkOf, NOBODY } from './caller.js';
import { ApiTokens } from './credentials/api-tokens.js';
import { Sessions } from './credentials/sessions.js';
import { account } from './domain/account.commands.js';
import type { Account } from './domain/account.js';
import { refuse } from './domain/problems.js';
import { cookieName } from './http/cookie.js';

const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** Finds out who sent a request, by its session cookie or API token; what they may do is read from their history, so it is never behind. */
@Injectable()
export class Callers {
  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: ApiTokens,
    private readonly states: StreamStates,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Where anybody may come in, a session that has ended is nobody's. */
  async of(request: FastifyRequest, anybody: boolean): Promise<Caller | Refusal> {
    const { authorization } = request.headers;
    if (authorization !== undefined) return this.byToken(authorization, isSafe(request.method));
    const secret = request.cookies[cookieName(this.configuration)];
    if (secret === undefined) return NOBODY;
    if (!isSafe(request.method) && isCrossSite(request, this.configuration.publicUrl))
      return refuse('cross-site-request');
    return (await this.bySession(secret)) ?? (anybody ? NOBODY : refuse('session-ended'));
  }

  /** Somebody for whom a link speaks; nobody once their account has ended. */
  async byLink(account: string): Promise<Caller | undefined> {
    const state = await this.state(account);
    return state.status === 'active' ? { account, grants: state.grants } : undefined;
  }

  private async bySession(secret: string): Promise<Caller | undefined> {
    const found = await this.sessions.find(secret);
    const state = found && (await this.state(found.account));
    return state?.status === 'active'
      ? { account: found!.account, grants: state.grants, session: found!.id }
      : undefined;
  }

  private async byToken(authorization: string, reads: boolean): Promise<Caller | Refusal> {
    const [, text] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    const found = text === undefined ? undefined : await this.tokens.find(text);
    const state = found && (await this.state(found.account));
    const token = state?.status === 'active' ? state.tokens.get(found!.token) : undefined;
    const expired = token?.expiresOn !== undefined && token.expiresOn < this.clock.today();
    if (!found || !state || !token || token.revoked || expired) return refuse('token-unknown');
    if (!reads && token.access !== 'write') return refuse('token-reads-only');
    const grants = state.grants.filter((each) => token.network === undefined || networkOf(each) === token.network);
    return { account: found.account, grants, token: found.token };
  }

  private async state(id: string): Promise<Account> {
    return (await this.states.recall(account, streamOf(COMMONS, account.name, id))).state;
  }
}
