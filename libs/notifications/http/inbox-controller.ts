import { Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { callerOf, contentOr422, type Gate, GATE, languageOf, readParameters, readPath, Refused } from '#http';
import type { Audience, ContentClass, ReadMark } from '#kernel';
import { Inboxes, type InboxLine } from '../inboxes.js';
import { refuse } from '../domain/problems.js';
import { InboxFilter, type InboxPage, type MarkedRead, type NoticesAbout, ReadContent } from './contents.js';

interface Known {
  readonly account: string | null;
}

export const accountOf = (request: FastifyRequest): string => callerOf<Known>(request).account!;

export const cursorOf = ({ at, id }: InboxLine): string => `${at}_${id}`;

/** The entry that a page comes after. */
export function afterCursor(cursor: string | undefined): { at: string; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const [at, id] = cursor.split('_');
  if (!at || !id || Number.isNaN(Date.parse(at))) throw new Refused({ refused: 'cursor-unreadable', values: {} });
  return { at, id };
}

/** As RFC 3339 has it. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** What was read, as the store is told; one of the two has to be said. */
export function markOf({ objects, until, network }: ReadContent): ReadMark {
  if (objects && until === undefined && network === undefined) return { objects };
  const moment = INSTANT.test(until ?? '') ? Date.parse(until!.toUpperCase()) : NaN;
  if (objects || Number.isNaN(moment)) throw new Refused(refuse('say-what-was-read'));
  return { until: new Date(moment).toISOString(), ...(network && { network }) };
}

/** Somebody's inbox, for programs. */
@Controller('me/inbox')
export class InboxController {
  constructor(
    private readonly inboxes: Inboxes,
    @Inject(GATE) private readonly gate: Gate,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<InboxPage> {
    const { unread, network, kind, limit = 50, cursor } = queryOf(InboxFilter, request);
    const [account, audience] = [accountOf(request), await this.audience(request)];
    const ask = { account, unreadOnly: unread, network, kinds: kind && [kind], limit, after: afterCursor(cursor) };
    const { lines, more } = await this.inboxes.page(ask, audience, languageOf(request));
    return {
      items: lines,
      ...(more && { next: cursorOf(lines.at(-1)!) }),
      unread: await this.inboxes.unread(account, audience),
    };
  }

  @Get('about/:object')
  async about(@Req() request: FastifyRequest): Promise<NoticesAbout> {
    const { object } = readPath(request) as { object: string };
    const audience = await this.audience(request);
    const items = await this.inboxes.about(accountOf(request), object, audience, languageOf(request));
    return { items };
  }

  @Post('read')
  @HttpCode(200)
  async read(@Req() request: FastifyRequest): Promise<MarkedRead> {
    const mark = markOf(contentOr422(ReadContent, request.body, languageOf(request)));
    return { marked: await this.inboxes.markRead(accountOf(request), mark) };
  }

  private audience(request: FastifyRequest): Promise<Audience> {
    return this.gate.audience(callerOf(request));
  }
}

/** The parameters of a request, as a class has them. */
export function queryOf<Content extends object>(type: ContentClass<Content>, request: FastifyRequest): Content {
  return contentOr422(type, readParameters(type, request.query as Record<string, unknown>), languageOf(request));
}
