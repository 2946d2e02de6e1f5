import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fieldsIn } from '#access';
import { addressIn, answerPage, callerOf, type Gate, GATE, languageOf, readPath, Refused } from '#http';
import { type ReadStore, type Audience, contentOf } from '#kernel';
import { type Clock, CLOCK, READ_STORE } from '#runtime';
import { Inboxes } from '../inboxes.js';
import { openInvitation } from '../invitations.js';
import { PersonalLinks } from '../links.js';
import { ReadContent } from './contents.js';
import { accountOf, afterCursor, cursorOf, markOf } from './inbox-controller.js';
import { aboutPage, inboxPage } from './inbox-page.js';

const PAGE = 50;

/** Somebody's inbox, to be read by people. */
@Controller('inbox')
export class InboxPages {
  constructor(
    private readonly inboxes: Inboxes,
    private readonly links: PersonalLinks,
    @Inject(GATE) private readonly gate: Gate,
    @Inject(READ_STORE) private readonly reader: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { cursor } = request.query as { cursor?: unknown };
    const after = afterCursor(typeof cursor === 'string' ? cursor : undefined);
    const [account, audience, language] = [accountOf(request), await this.audience(request), languageOf(request)];
    const { lines, more } = await this.inboxes.page({ account, limit: PAGE, after }, audience, language);
    const { total: unread } = await this.inboxes.unread(account, audience);
    const older = more ? `/inbox?cursor=${encodeURIComponent(cursorOf(lines.at(-1)!))}` : undefined;
    const now = new Date(this.clock.now()).toISOString();
    return answerPage(reply, inboxPage(language, { lines, unread, older, now, timeZone: this.clock.timeZone }));
  }

  @Get(':object')
  async about(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { object } = readPath(request) as { object: string };
    const [account, language] = [accountOf(request), languageOf(request)];
    const notices = await this.inboxes.about(account, object, await this.audience(request), language);
    if (notices.length === 0) throw new Refused({ refused: 'not-found', values: { id: object } });
    const open = await openInvitation(this.reader, account, object);
    const answers =
      open && (await this.links.make('answer', account, [open.workshop.network, object, open.organisation]));
    return answerPage(reply, aboutPage(language, { notices, answers, timeZone: this.clock.timeZone }));
  }

  @Post('read')
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { object, until } = fieldsIn(request);
    const mark = markOf(contentOf(ReadContent, object ? { objects: [object] } : { until }));
    await this.inboxes.markRead(accountOf(request), mark);
    void reply.redirect(addressIn(languageOf(request), '/inbox'), 303);
  }

  private audience(request: FastifyRequest): Promise<Audience> {
    return this.gate.audience(callerOf(request));
  }
}
