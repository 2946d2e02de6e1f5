import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, type Language, type Refusal } from '#kernel';
import { answerPage, languageOf, Refused } from '#http';
import { CONFIGURATION, type Configuration, Registry } from '#runtime';
import { refusedPage } from './activation-page.js';
import { OpenIdConnectSignIn } from './oidc.js';
import { ownPath } from './own-path.js';
import { giveReturnCookie, takeReturnCookie } from './return-cookie.js';
import { faultOf, leadTo, onwards } from './sign-in-pages.js';
import { SignInRequests } from './sign-in-requests.js';

/** The way to an OpenID Connect provider and back; nothing is here where none is configured. */
@Controller('sign-in/oidc')
export class OidcController {
  constructor(
    private readonly oidc: OpenIdConnectSignIn,
    private readonly requests: SignInRequests,
    private readonly registry: Registry,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get()
  async depart(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    this.onlyWhereConfigured();
    const language = languageOf(request);
    const departure = await this.oidc.depart(language, ownPath((request.query as { next?: unknown }).next));
    if (isRefusal(departure)) return this.refused(departure, request, reply, language);
    giveReturnCookie(reply, this.configuration, departure.secret);
    return leadTo(reply, departure.address);
  }

  @Get('callback')
  async return(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    this.onlyWhereConfigured();
    const secret = takeReturnCookie(request, reply, this.configuration);
    const query = request.originalUrl.split('?')[1] ?? '';
    const { outcome, next, language = languageOf(request) } = await this.oidc.return(query, secret);
    const admitted = await this.requests.admitted(request, reply, outcome);
    return isRefusal(admitted)
      ? this.refused(admitted, request, reply, language)
      : leadTo(reply, onwards(next, language));
  }

  private onlyWhereConfigured(): void {
    if (!this.configuration.openIdConnect) throw new Refused({ refused: 'no-such-page', values: {} });
  }

  private refused(refusal: Refusal, request: FastifyRequest, reply: FastifyReply, language: Language): string {
    const fault = faultOf(refusal, this.registry, request, language);
    void reply.status(fault.status);
    return answerPage(reply, refusedPage(language, fault));
  }
}
