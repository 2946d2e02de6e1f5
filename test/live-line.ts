/** An event as a server sent it. */
export interface SentEvent {
  readonly event: string;
  readonly data: unknown;
}

/** Somebody's line to their inbox (https://html.spec.whatwg.org/#server-sent-events). */
export class LiveLine {
  private readonly events: AsyncGenerator<SentEvent>;

  private constructor(
    readonly headers: Headers,
    body: NonNullable<Response['body']>,
    private readonly ending: AbortController,
  ) {
    this.events = eventsIn(body);
  }

  static async open(url: string, credentials: Readonly<Record<string, string>>): Promise<LiveLine> {
    const ending = new AbortController();
    const { headers, body, status } = await fetch(`${url}/me/inbox/live`, {
      headers: { ...credentials, accept: 'text/event-stream' },
      signal: ending.signal,
    });
    if (status !== 200) throw new Error(`the line answered ${status}`);
    return new LiveLine(headers, body!, ending);
  }

  /** The next event, once it is there; `undefined` where the line has ended. */
  async next(): Promise<SentEvent | undefined> {
    const { value, done } = await this.events.next();
    return done ? undefined : (value as SentEvent);
  }

  close(): void {
    this.ending.abort();
  }
}

async function* eventsIn(body: NonNullable<Response['body']>): AsyncGenerator<SentEvent> {
  let text = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + chunk).split('\n\n');
    text = blocks.pop()!;
    for (const block of blocks) {
      const [, event] = /^event: (.+)$/m.exec(block) ?? [];
      const [, data] = /^data: (.+)$/m.exec(block) ?? [];
      if (event && data) yield { event, data: JSON.parse(data) };
    }
  }
}
