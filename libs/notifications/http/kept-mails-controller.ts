import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accountsView, type Caller } from '#access';
import { answerPage, callerOf, languageOf, Refused } from '#http';
import type { ReadStore } from '#kernel';
import { type Clock, CLOCK, CONFIGURATION, type Configuration, PersonKeys, READ_STORE } from '#runtime';
import { refuse } from '../domain/problems.js';
import { folderOf, type KeptMail, type KeptMails, keptMails } from '../mail/kept-mails.js';
import { FRAME_POLICY, MAIL_POLICY, mailPage, mailsPage } from '../mail/mails-page.js';

const SHOWN = 200;

const idIn = (request: FastifyRequest): string => (request.params as { id: string }).id;

/** The mails that an installation keeps instead of sending them: to everybody their own, and to operators all. */
@Controller('mails')
export class KeptMailsController {
  private readonly mails?: KeptMails;

  constructor(
    private readonly persons: PersonKeys,
    @Inject(READ_STORE) private readonly reader: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIGURATION) { mail }: Configuration,
  ) {
    const folder = mail && folderOf(mail.url);
    this.mails = folder === undefined ? undefined : keptMails(folder);
  }

  @Get()
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const address = await this.reach(request);
    const mails = await this.kept().list({ limit: SHOWN, ...(address !== undefined && { address }) });
    return answerPage(reply, mailsPage(languageOf(request), mails, this.clock.timeZone));
  }

  @Get(':id')
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const mail = await this.find(request);
    const policy = String(reply.getHeader('content-security-policy'));
    void reply.header('content-security-policy', `${policy};${FRAME_POLICY}`);
    return answerPage(reply, mailPage(languageOf(request), mail, this.clock.timeZone));
  }

  /** The mail itself, to be shown inside the page. */
  @Get(':id/html')
  async html(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { html } = await this.find(request);
    void reply.header('content-security-policy', MAIL_POLICY).header('x-frame-options', 'SAMEORIGIN');
    return answerPage(reply, html);
  }

  /** As it would have been sent. */
  @Get(':id/eml')
  async source(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const { id } = await this.find(request);
    void reply
      .header('content-type', 'message/rfc822')
      .header('content-disposition', `attachment; filename="mail.eml"`);
    return (await this.kept().source(id))!;
  }

  private kept(): KeptMails {
    if (!this.mails) throw new Refused(refuse('no-mails-kept'));
    return this.mails;
  }

  private async find(request: FastifyRequest): Promise<KeptMail> {
    const [mail, address] = [await this.kept().read(idIn(request)), await this.reach(request)];
    if (!mail || (address !== undefined && mail.to.address !== address))
      throw new Refused({ refused: 'not-found', values: { id: idIn(request) } });
    return mail;
  }

  /** The one address that somebody may read mails to; `undefined` for whoever runs the installation. */
  private async reach(request: FastifyRequest): Promise<string | undefined> {
    const { account, grants } = callerOf<Caller>(request);
    if (grants.some(({ role }) => role === 'operator')) return undefined;
    const found = await this.reader.get(accountsView, account!);
    return (await this.persons.reveal(found?.email)) ?? '';
  }
}
