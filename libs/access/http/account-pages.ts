import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerPage, callerOf, languageOf, Refused } from '#http';
import { type Clock, CLOCK, Registry } from '#runtime';
import type { Caller } from '../caller.js';
import { ApiTokens } from '../credentials/api-tokens.js';
import { Passwords } from '../credentials/passwords.js';
import { Sessions } from '../credentials/sessions.js';
import { refuse } from '../domain/problems.js';
import { type AccountPage, accountPage } from './account-page.js';
import { fieldsIn, passwordsDiffer } from './forms.js';
import { Profiles } from './profiles.js';
import { faultOf } from './sign-in-pages.js';
import { SignInRequests } from './sign-in-requests.js';

/** The page of whoever is signed in. */
@Controller('account')
export class AccountPages {
  constructor(
    private readonly requests: SignInRequests,
    private readonly profiles: Profiles,
    private readonly sessions: Sessions,
    private readonly tokens: ApiTokens,
    private readonly passwords: Passwords,
    private readonly registry: Registry,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  mine(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.show(request, reply);
  }

  @Post('password')
  async changePassword(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { current = '', password = '', ...rest } = fieldsIn(request);
    const differ = passwordsDiffer({ password, ...rest }, languageOf(request));
    if (differ) return this.show(request, reply.status(422), differ);
    const refusal = await this.requests.changePassword(request, current, password);
    if (!refusal) return this.show(request, reply.status(200), 'changed');
    const fault = faultOf(refusal, this.registry, request);
    return this.show(request, reply.status(fault.status), fault);
  }

  private async show(request: FastifyRequest, reply: FastifyReply, outcome?: AccountPage['outcome']): Promise<string> {
    const id = callerOf<Caller>(request).account!;
    const account = await this.profiles.of(id);
    if (!account) throw new Refused(refuse('account-unknown'));
    const content = accountPage(languageOf(request), {
      account,
      sessions: await this.sessions.of(id),
      lastUses: await this.tokens.lastUses(id),
      hasPassword: await this.passwords.has(id),
      timeZone: this.clock.timeZone,
      outcome,
    });
    return answerPage(reply, content);
  }
}
