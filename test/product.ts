import { pino } from 'pino';
import request from 'supertest';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Operators } from '#access';
import { type Clock, readConfiguration } from '#runtime';
import { createServer } from '../apps/api/server.js';
import { load } from '../apps/cli/demonstration/load.js';
import type { Step } from '../apps/cli/demonstration/step.js';
import { Everybody } from './people.js';

export type Answer = request.Response;
type Headers = Readonly<Record<string, string>>;

/** Stores in memory, and as many requests as a specification needs. */
export const IN_MEMORY = {
  EVENT_STORE_URL: 'sqlite::memory:',
  READ_STORE_URL: 'memory:',
  KEY_STORE_URL: 'sqlite::memory:',
  NOTICE_STORE_URL: 'sqlite::memory:',
  JOB_QUEUE_URL: 'sqlite::memory:',
  REQUESTS_PER_MINUTE: '1000000',
};

/** The whole product in this process, on stores in memory, spoken to over HTTP by {@link Everybody}. */
export class Product {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
    readonly everybody: Everybody,
  ) {}

  static async start(environment: Readonly<Record<string, string>> = {}, clock?: Clock): Promise<Product> {
    const configuration = readConfiguration({ ...IN_MEMORY, ...environment });
    const app = await createServer(configuration, pino({ level: 'silent' }), clock);
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    const first = await app.get(Operators).firstLink();
    return new Product(app, url, await Everybody.come(url, first!.link));
  }

  get(path: string, headers: Headers = {}): request.Test {
    return request(this.url)
      .get(path)
      .set({ ...this.everybody.credentials, ...headers });
  }

  async post(path: string, body: object = {}, headers: Headers = {}): Promise<Answer> {
    const send = (content: object): request.Test =>
      request(this.url)
        .post(path)
        .set({ ...this.everybody.credentials, ...headers })
        .send(content);
    const answer = await send(body);
    const { type, values } = answer.body as { type?: string; values?: { party: string } };
    if (type === '/problems/say-on-whose-behalf') return send({ ...body, onBehalfOf: values!.party });
    if (answer.status < 300) await this.everybody.posted(path);
    return answer;
  }

  /** A command that has to succeed; answers once it can be read everywhere. */
  async done(path: string, body: object = {}): Promise<{ id: string; revision: number; position: number }> {
    const answer = await this.post(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
    const result = answer.body as { id: string; revision: number; position: number };
    await this.get(`/networks?waitFor=${result.position}`);
    return result;
  }

  /** Tells a story; answers once it can be read everywhere. */
  async load(steps: readonly Step[]): Promise<number> {
    const position = await load(steps, this.everybody.cast, () => undefined);
    await this.get(`/networks?waitFor=${position}`);
    return position;
  }

  /** The position of the log's last event: two that are equal enclose nothing that was written. */
  async logPosition(): Promise<number> {
    return ((await this.get('/health')).body as { logPosition: number }).logPosition;
  }

  close(): Promise<void> {
    return this.app.close();
  }
}
