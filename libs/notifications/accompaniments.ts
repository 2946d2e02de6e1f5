import { Inject, Injectable } from '@nestjs/common';
import type { Accompaniment, Accompaniments } from '#http';
import { isRefusal, type KeyStore } from '#kernel';
import { type CommandAnswer, CONFIGURATION, type Configuration, KEY_STORE } from '#runtime';
import { refuse } from './domain/problems.js';
import { WEBHOOK, type WebhookKeys } from './delivery/webhook-work.js';
import { refuseDestination } from './webhooks/destination.js';
import { newWebhookSecret } from './webhooks/signature.js';

/** What goes with the commands on webhooks: their secrets are made, shown once, and removed. */
@Injectable()
export class WebhookAccompaniments {
  constructor(
    @Inject(KEY_STORE) private readonly keys: KeyStore,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  all(): Accompaniments {
    return new Map<string, Accompaniment>([
      ['RegisterWebhook', this.register],
      ['RemoveWebhook', this.remove],
    ]);
  }

  private readonly register: Accompaniment = async (command, execute) => {
    const { url } = command.content as { url: string };
    const why = refuseDestination(url, { allowPrivate: this.configuration.privateWebhooks });
    if (why) return refuse('webhook-address-refused', { why });
    const answer = await execute(command);
    if (isRefusal(answer)) return answer;
    const secret = newWebhookSecret();
    const value: WebhookKeys = { secrets: [secret] };
    await this.keys.put({ kind: WEBHOOK, id: answer.parts[0]!, owner: answer.id, value });
    return { ...answer, secret } as CommandAnswer;
  };

  private readonly remove: Accompaniment = async (command, execute) => {
    const answer = await execute(command);
    if (!isRefusal(answer)) await this.keys.remove(WEBHOOK, (command.content as { webhook: string }).webhook);
    return answer;
  };
}
