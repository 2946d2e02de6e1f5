import { Webhook } from 'standardwebhooks';
import { type Received, type Receiver, receiveHttp } from '../../../libs/notifications/webhooks/testing/receiver.js';

/** A notice as a webhook is told of it (CloudEvents 1.0.2, JSON). */
export interface PostedEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly data: { readonly object: { readonly id: string }; readonly text: string; readonly language: string };
}

/** Whoever is posted notices, on a free port of 127.0.0.1. */
export class TestWebhook {
  readonly received: Received[] = [];
  /** What it answers. */
  status = 204;
  private receiver!: Receiver;

  static async start(): Promise<TestWebhook> {
    const webhook = new TestWebhook();
    webhook.receiver = await receiveHttp((response, received) => {
      webhook.received.push(received);
      response.writeHead(webhook.status).end();
    });
    return webhook;
  }

  get url(): string {
    return `http://127.0.0.1:${this.receiver.port}/hook?key=of-the-address`;
  }

  /** What was posted of one thing, each verified with the secret (https://www.standardwebhooks.com): throws where one is not genuine. */
  verified(secret: string, object: string): readonly PostedEvent[] {
    const events = this.received.map(({ body, headers }) => new Webhook(secret).verify(body, headers) as PostedEvent);
    return events.filter(({ data }) => data.object.id === object);
  }

  /** What was posted of one thing, genuine or not. */
  about(object: string): readonly Received[] {
    return this.received.filter(({ body }) => (JSON.parse(body) as PostedEvent).data.object.id === object);
  }

  close(): Promise<void> {
    return this.receiver.close();
  }
}
