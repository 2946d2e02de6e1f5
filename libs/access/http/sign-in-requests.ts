import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, type Refusal } from '#kernel';
import { callerOf, isCrossSite, type Limits, LIMITS, Refused } from '#http';
import { CONFIGURATION, type Configuration } from '#runtime';
import type { Caller } from '../caller.js';
import { Sessions } from '../credentials/sessions.js';
import { refuse } from '../domain/problems.js';
import { type Activation, SignIn, type SignedIn } from '../sign-in.js';
import { giveCookie, takeCookie } from './cookie.js';

/**
 * Signing in and out as requests: none from another site's page (not even one that nobody is signed in for: it could sign somebody in as
 * somebody else), so many attempts and no more, and a cookie for whoever comes in. A refusal says what was wrong with what they gave.
 */
@Injectable()
export class SignInRequests {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    @Inject(LIMITS) private readonly limits: Limits,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  async withPassword(
    request: FastifyRequest,
    reply: FastifyReply,
    { email, password }: { readonly email: string; readonly password: string },
  ): Promise<SignedIn | Refusal> {
    this.turnAwayOtherSites(request);
    await this.count(request, email);
    return this.admitted(request, reply, await this.signIn.withPassword(email, password));
  }

  async byLink(request: FastifyRequest, reply: FastifyReply, activation: Activation): Promise<SignedIn | Refusal> {
    this.turnAwayOtherSites(request);
    return this.admitted(request, reply, await this.signIn.byLink(activation));
  }

  /** Counted like signing in: whoever holds a session could try passwords here, too. */
  async changePassword(request: FastifyRequest, current: string, next: string): Promise<Refusal | undefined> {
    this.turnAwayOtherSites(request);
    const { account, session } = callerOf<Caller>(request);
    await this.count(request, account!);
    return this.signIn.changePassword(account!, current, next, session);
  }

  /** Gives whoever has just signed in their cookie, and ends the session that they came with. */
  async admitted(
    request: FastifyRequest,
    reply: FastifyReply,
    outcome: SignedIn | Refusal,
  ): Promise<SignedIn | Refusal> {
    if (isRefusal(outcome)) return outcome;
    const { session } = callerOf<Caller>(request);
    if (session !== undefined) await this.sessions.end(session);
    giveCookie(reply, this.configuration, outcome.secret, outcome.endsAt);
    return outcome;
  }

  async end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    this.turnAwayOtherSites(request);
    const { session } = callerOf<Caller>(request);
    if (session !== undefined) await this.sessions.end(session);
    takeCookie(reply, this.configuration);
  }

  private turnAwayOtherSites(request: FastifyRequest): void {
    if (isCrossSite(request, this.configuration.publicUrl)) throw new Refused(refuse('cross-site-request'));
  }

  private async count(request: FastifyRequest, name: string): Promise<void> {
    const tooMany = await this.limits.signIn(request, name);
    if (tooMany) throw new Refused(tooMany);
  }
}
