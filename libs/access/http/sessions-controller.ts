import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ContentClass, isRefusal, type Refusal } from '#kernel';
import { callerOf, contentOr422, languageOf, Refused } from '#http';
import type { Caller } from '../caller.js';
import { refuse } from '../domain/problems.js';
import type { SignedIn } from '../sign-in.js';
import {
  Credentials,
  LinkActivation,
  type Me,
  PasswordChange,
  type SessionStarted,
  type TokenScope,
} from './contents.js';
import { Profiles } from './profiles.js';
import { SignInRequests } from './sign-in-requests.js';

const bodyOf = <Content extends object>(type: ContentClass<Content>, request: FastifyRequest): Content =>
  contentOr422(type, request.body, languageOf(request));

function begun(outcome: SignedIn | Refusal): SessionStarted {
  if (isRefusal(outcome)) throw new Refused(outcome);
  return { account: outcome.account, endsAt: outcome.endsAt };
}

/** Signing in and out for programs, and who they are. */
@Controller()
export class SessionsController {
  constructor(
    private readonly requests: SignInRequests,
    private readonly profiles: Profiles,
  ) {}

  @Post('sessions')
  async signIn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionStarted> {
    return begun(await this.requests.withPassword(request, reply, bodyOf(Credentials, request)));
  }

  @Post('activation')
  async activate(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionStarted> {
    return begun(await this.requests.byLink(request, reply, bodyOf(LinkActivation, request)));
  }

  @Post('sessions/end')
  @HttpCode(200)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    await this.requests.end(request, reply);
    return {};
  }

  @Post('me/password')
  @HttpCode(200)
  async changePassword(@Req() request: FastifyRequest): Promise<object> {
    const { current, password } = bodyOf(PasswordChange, request);
    const refusal = await this.requests.changePassword(request, current, password);
    if (refusal) throw new Refused(refusal);
    return {};
  }

  @Get('me')
  async me(@Req() request: FastifyRequest): Promise<Me> {
    const { account, grants, token } = callerOf<Caller>(request);
    const profile = await this.profiles.of(account!, grants);
    if (!profile) throw new Refused(refuse('account-unknown'));
    const { name, email, language, tokens } = profile;
    const scope = tokens.find(({ id }) => id === token);
    const by = scope ? ({ by: 'token', token: scopeOf(scope) } as const) : ({ by: 'session' } as const);
    return { account: account!, name: name!, email: email!, language, grants: profile.grants, ...by };
  }
}

const scopeOf = ({ id, access, network }: TokenScope): TokenScope => ({ id, access, network });
