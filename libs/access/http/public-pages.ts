import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerPage, languageOf } from '#http';
import { CONFIGURATION, type Configuration, Registry } from '#runtime';
import { permissionsPage } from './permissions-page.js';
import { privacyPage } from './privacy-page.js';

/** What everybody may read of how the installation treats people. */
@Controller()
export class PublicPages {
  constructor(
    private readonly registry: Registry,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get('privacy')
  privacy(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    return answerPage(reply, privacyPage(languageOf(request), this.configuration.publicUrl));
  }

  @Get('docs/permissions')
  permissions(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    return answerPage(reply, permissionsPage(this.registry, languageOf(request)));
  }
}
