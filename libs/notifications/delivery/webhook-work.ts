import { accountsView } from '#access';
import {
  type Attempt,
  COMMONS,
  Hopeless,
  type KeptNotice,
  type KeyRecord,
  type KeyStore,
  type Language,
  type NoticeStore,
  type Phrase,
  type Reader,
} from '#kernel';
import { ExecuteCommand, type ExecuteCommandHandler, type PersonKeys } from '#runtime';
import type { WebhookJob } from './dispatcher.js';
import type { NoticeContent } from '../domain/content.js';
import { SuspendWebhook } from '../domain/subscription.commands.js';
import { reaches } from '../rules/recipients.js';
import type { Teller } from '../teller.js';
import { subscriptionsView, type WebhookDocument } from '../views/subscriptions.view.js';
import { post } from '../webhooks/delivery.js';
import { noticeEvent } from '../webhooks/envelope.js';

/** What the key store holds of a webhook. */
export interface WebhookKeys {
  readonly secrets: readonly string[];
  /** Since when nothing has arrived there; milliseconds since 1970. */
  readonly failingSince?: number;
}

export const WEBHOOK = 'webhook';

/** After so long without anything arriving, a webhook is suspended: milliseconds. */
const PATIENCE = 3 * 86_400_000;

export interface WebhookOptions {
  readonly publicUrl: string;
  readonly allowPrivate: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

type Notice = KeptNotice<NoticeContent>;

/** Posts notices to webhooks, and suspends those where nothing arrives for days. */
export class WebhookWork {
  constructor(
    private readonly notices: NoticeStore,
    private readonly reader: Reader,
    private readonly persons: PersonKeys,
    private readonly keys: KeyStore,
    private readonly teller: Teller,
    private readonly commands: ExecuteCommandHandler,
    private readonly options: WebhookOptions,
  ) {}

  /** Throws where it did not arrive, so that it is tried again. Nothing is posted of a network that its owner has left. */
  async post({ payload }: Attempt<WebhookJob>): Promise<void> {
    const [notice] = (await this.notices.getMany([payload.notice])) as readonly (Notice | undefined)[];
    const account = notice && (await this.reader.get(accountsView, notice.account));
    if (!account || !reaches(account, notice.network)) return;
    const webhook = await this.#activeWebhook(notice.account, payload.webhook);
    const keys = webhook && (await this.keys.get<WebhookKeys>(WEBHOOK, webhook.id));
    if (!webhook || !keys) return;
    const { url } = await this.persons.reveal(webhook);
    const { allowPrivate, now } = this.options;
    const event = await this.#event(notice, account.language);
    const delivered = await post({ url, secrets: keys.value.secrets }, event, { allowPrivate, now });
    if (delivered.outcome === 'delivered') return this.#arrived(keys);
    if (delivered.outcome === 'gone') return this.#suspend(notice.account, webhook.id, GONE);
    await this.#failed(notice.account, keys, delivered.reason);
    throw new Error(delivered.reason.en);
  }

  async #activeWebhook(account: string, id: string): Promise<WebhookDocument | undefined> {
    const subscription = await this.reader.get(subscriptionsView, account);
    return subscription?.webhooks.find((webhook) => webhook.id === id && webhook.status === 'active');
  }

  async #event(notice: Notice, language: Language) {
    const [told] = await this.teller.tell([notice], language, this.reader);
    const { publicUrl: origin } = this.options;
    const { object, text, path } = told!;
    const { id, network, kind, at, content } = notice;
    return noticeEvent({
      id,
      origin,
      network,
      kind,
      object,
      at,
      text,
      language,
      link: origin + path,
      data: content.values,
    });
  }

  async #arrived(keys: KeyRecord<WebhookKeys>): Promise<void> {
    const { secrets, failingSince } = keys.value;
    if (failingSince !== undefined) await this.keys.replace({ ...keys, value: { secrets } });
  }

  async #failed(account: string, keys: KeyRecord<WebhookKeys>, reason: Phrase): Promise<void> {
    const now = this.options.now();
    const { failingSince } = keys.value;
    if (failingSince === undefined) await this.keys.replace({ ...keys, value: { ...keys.value, failingSince: now } });
    else if (now - failingSince > PATIENCE) {
      await this.#suspend(account, keys.id, reason);
      throw new Hopeless(reason.en);
    }
  }

  /** Whoever was quicker has suspended it already. */
  async #suspend(account: string, webhook: string, reason: Phrase): Promise<void> {
    const content = Object.assign(new SuspendWebhook(), { webhook, reason });
    const actor = { account: null, organisation: null };
    await this.commands.execute(
      new ExecuteCommand('SuspendWebhook', content, { network: COMMONS, id: account, actor }),
    );
    const keys = await this.keys.get<WebhookKeys>(WEBHOOK, webhook);
    if (keys) await this.#arrived(keys);
  }
}

const GONE: Phrase = {
  fr: 'le destinataire ne veut plus rien recevoir',
  ar: 'لم يعد المتلقي يريد شيئا',
  en: 'the receiver wants no more',
};
