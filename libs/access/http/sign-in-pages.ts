import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, type Language, type Refusal } from '#kernel';
import { addressIn, allProblems, answerPage, callerOf, detailsOf, languageOf, pathOf } from '#http';
import { CONFIGURATION, type Configuration, Registry } from '#runtime';
import type { Caller } from '../caller.js';
import { SignIn } from '../sign-in.js';
import { activationPage, refusedPage } from './activation-page.js';
import { type Fault, fieldsIn, passwordsDiffer } from './forms.js';
import { ownPath } from './own-path.js';
import { Profiles } from './profiles.js';
import { signInPage } from './sign-in-page.js';
import { SignInRequests } from './sign-in-requests.js';

type Asked = Readonly<Record<string, unknown>>;

/** Leads on to another page, which is then asked for with `GET` (RFC 9110, 15.4.4). */
export function leadTo(reply: FastifyReply, address: string): string {
  void reply.status(303).header('location', address);
  return '';
}

/** Where somebody goes once they are in. */
export const onwards = (next: unknown, language: Language): string => ownPath(next) ?? addressIn(language, '/account');

/** A refusal for a page; no 401, which asks for a header that no browser sends of itself. */
export function faultOf(
  refusal: Refusal,
  registry: Registry,
  request: FastifyRequest,
  language = languageOf(request),
): Fault & { readonly status: number } {
  const { title, detail, status } = detailsOf(
    refusal,
    allProblems(registry),
    registry.terms,
    language,
    pathOf(request),
  );
  return { title, advice: detail, status: status === 401 ? 422 : status };
}

/** Signing in and out on pages: forms that need no script, and keep what was typed where it will not do. */
@Controller()
export class SignInPages {
  constructor(
    private readonly requests: SignInRequests,
    private readonly signIn: SignIn,
    private readonly profiles: Profiles,
    private readonly registry: Registry,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get('sign-in')
  ask(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    const language = languageOf(request);
    const { next } = request.query as Asked;
    if (callerOf<Caller>(request).account !== null) return leadTo(reply, onwards(next, language));
    const provider = this.configuration.openIdConnect?.name;
    return answerPage(reply, signInPage(language, { next: ownPath(next), provider }));
  }

  @Post('sign-in')
  async enter(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const language = languageOf(request);
    const { email = '', password = '', next } = fieldsIn(request);
    const outcome = await this.requests.withPassword(request, reply, { email, password });
    if (!isRefusal(outcome)) return leadTo(reply, onwards(next, language));
    const fault = faultOf(outcome, this.registry, request);
    const provider = this.configuration.openIdConnect?.name;
    void reply.status(fault.status);
    return answerPage(reply, signInPage(language, { next: ownPath(next), email, provider, fault }));
  }

  @Get('activate')
  async invite(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { link } = request.query as Asked;
    return this.showLink(request, reply, typeof link === 'string' ? link : '');
  }

  @Post('activate')
  async activate(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const language = languageOf(request);
    const { link = '', password = '', name, email, ...rest } = fieldsIn(request);
    const differ = passwordsDiffer({ password, ...rest }, language);
    if (differ) return this.showLink(request, reply, link, { ...differ, status: 422, name, email });
    const outcome = await this.requests.byLink(request, reply, { link, password, name, email });
    if (!isRefusal(outcome)) return leadTo(reply, onwards(undefined, language));
    return this.showLink(request, reply, link, { ...faultOf(outcome, this.registry, request), name, email });
  }

  @Post('sign-out')
  async leave(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    await this.requests.end(request, reply);
    return leadTo(reply, addressIn(languageOf(request), '/sign-in'));
  }

  /** The page of a link, as long as it is good for something. */
  private async showLink(
    request: FastifyRequest,
    reply: FastifyReply,
    link: string,
    sent?: Fault & { readonly status: number; readonly name?: string; readonly email?: string },
  ): Promise<string> {
    const language = languageOf(request);
    const found = await this.signIn.look(link);
    if (isRefusal(found)) {
      const fault = faultOf(found, this.registry, request);
      void reply.status(fault.status);
      return answerPage(reply, refusedPage(language, fault));
    }
    if (sent) void reply.status(sent.status);
    const known = found.account === undefined ? sent : await this.profiles.of(found.account);
    const { name, email } = known ?? {};
    return answerPage(reply, activationPage(language, { purpose: found.purpose, link, name, email, fault: sent }));
  }
}
