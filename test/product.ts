import { pino } from 'pino';
import request from 'supertest';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfiguration } from '#runtime';
import { createServer } from '../apps/api/server.js';

export type Answer = request.Response;
type Headers = Readonly<Record<string, string>>;

/** The whole product in this process, on stores in memory, spoken to over HTTP. */
export class Product {
  private constructor(
    private readonly app: NestFastifyApplication,
    readonly url: string,
  ) {}

  static async start(): Promise<Product> {
    const configuration = readConfiguration({ EVENT_STORE_URL: 'sqlite::memory:', READ_STORE_URL: 'memory:' });
    const app = await createServer(configuration, pino({ level: 'silent' }));
    await app.listen(0, '127.0.0.1');
    return new Product(app, await app.getUrl());
  }

  get(path: string, headers: Headers = {}): request.Test {
    return request(this.url).get(path).set(headers);
  }

  post(path: string, body: object = {}, headers: Headers = {}): request.Test {
    return request(this.url).post(path).set(headers).send(body);
  }

  /** A command that has to succeed; answers once it can be read everywhere. */
  async done(path: string, body: object = {}): Promise<{ id: string; revision: number; position: number }> {
    const answer = await this.post(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
    const result = answer.body as { id: string; revision: number; position: number };
    await this.get(`/networks?waitFor=${result.position}`);
    return result;
  }

  /** The position of the log's last event: two that are equal enclose nothing that was written. */
  async logPosition(): Promise<number> {
    return ((await this.get('/health')).body as { logPosition: number }).logPosition;
  }

  close(): Promise<void> {
    return this.app.close();
  }
}
