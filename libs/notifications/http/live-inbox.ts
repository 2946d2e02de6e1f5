import { type BeforeApplicationShutdown, Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf, type Gate, GATE } from '#http';
import type { Audience } from '#kernel';
import { LOGGER, type Logger } from '#runtime';
import { Inboxes } from '../inboxes.js';
import { accountOf } from './inbox-controller.js';

const EVENT_STREAM = 'text/event-stream';

/** How soon somebody who listens learns of something new, how often they are told that the line is open, and how long it is; milliseconds. */
const LOOK = 1_000;
const HEARTBEAT = 25_000;
const LONGEST = 10 * 60_000;

interface Listener {
  readonly account: string;
  readonly audience: Audience;
  readonly reply: FastifyReply;
  readonly since: number;
  told: string;
  toldAt: number;
}

/**
 * Tells a browser or program how much there is to read, as it changes: server-sent events (https://html.spec.whatwg.org/#server-sent-events),
 * `unread` with the counts. A line ends after ten minutes and browsers ask anew, so that whoever may read no more is not told for long.
 * Whoever does not ask for such a line is told once.
 */
@Controller('me/inbox/live')
export class LiveInbox implements BeforeApplicationShutdown {
  private readonly listeners = new Set<Listener>();
  private timer?: NodeJS.Timeout;
  private isClosing = false;

  constructor(
    private readonly inboxes: Inboxes,
    @Inject(GATE) private readonly gate: Gate,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Get()
  async listen(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const audience = await this.gate.audience(callerOf(request));
    reply.hijack();
    const headers = {
      ...reply.getHeaders(),
      'content-type': `${EVENT_STREAM}; charset=utf-8`,
      'x-accel-buffering': 'no',
    };
    reply.raw.writeHead(200, headers as Record<string, string>);
    const now = Date.now();
    const listener: Listener = { account: accountOf(request), audience, reply, since: now, told: '', toldAt: now };
    reply.raw.once('close', () => this.leave(listener));
    if (this.isClosing || request.method === 'HEAD') return void reply.raw.end();
    const listens = request.headers.accept?.includes(EVENT_STREAM) ?? false;
    if (listens) {
      this.listeners.add(listener);
      this.timer ??= setInterval(() => void this.look(), LOOK).unref();
    }
    await this.tell(listener);
    if (!listens) reply.raw.end();
  }

  beforeApplicationShutdown(): void {
    this.isClosing = true;
    for (const listener of this.listeners) this.leave(listener);
  }

  private leave(listener: Listener): void {
    listener.reply.raw.end();
    this.listeners.delete(listener);
    if (this.listeners.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private async look(): Promise<void> {
    for (const listener of this.listeners)
      await this.tell(listener).catch((error: unknown) => {
        this.logger.warn({ error }, 'somebody who listens to their inbox could not be told');
        this.leave(listener);
      });
  }

  private async tell(listener: Listener): Promise<void> {
    const unread = JSON.stringify(await this.inboxes.unread(listener.account, listener.audience));
    const now = Date.now();
    if (unread !== listener.told) this.write(listener, `event: unread\ndata: ${unread}\n\n`, now);
    else if (now - listener.toldAt > HEARTBEAT) this.write(listener, ': still here\n\n', now);
    listener.told = unread;
    if (now - listener.since > LONGEST) this.leave(listener);
  }

  private write(listener: Listener, text: string, now: number): void {
    listener.reply.raw.write(text);
    listener.toldAt = now;
  }
}
