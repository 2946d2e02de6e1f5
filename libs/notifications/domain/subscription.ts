import type { Event, Evolve, Personal, Text } from '#kernel';
import { type DigestTime, USUAL_DIGEST } from './digest-time.js';
import { type Channels, type Kind, usualChannels } from './kinds.js';

/** What somebody chose of one kind; what they left out stays as it was. */
export type KindChoice = { readonly kind: Kind } & Partial<Channels>;

/** What somebody chose. */
export interface Choices {
  readonly kinds?: readonly KindChoice[];
  readonly digest?: Partial<DigestTime>;
}

export type SubscriptionEvent =
  | Event<'NotificationsChosen', Choices>
  | Event<'WebhookRegistered', { readonly webhook: string; readonly url: Personal }>
  | Event<'WebhookRemoved', { readonly webhook: string }>
  | Event<'WebhookSuspended', { readonly webhook: string; readonly reason: Text }>
  | Event<'WebhookResumed', { readonly webhook: string }>;

export type WebhookStatus = 'active' | 'suspended';

/** What somebody wants to be told, and how. */
export interface Subscription {
  /** Only what was chosen. */
  readonly kinds: ReadonlyMap<Kind, Channels>;
  readonly digest: DigestTime;
  /** By id; those removed are not among them. */
  readonly webhooks: ReadonlyMap<string, WebhookStatus>;
}

export const initialState: Subscription = { kinds: new Map(), digest: USUAL_DIGEST, webhooks: new Map() };

/** How a kind reaches somebody. */
export const channelsOf = ({ kinds }: Pick<Subscription, 'kinds'>, kind: Kind): Channels =>
  kinds.get(kind) ?? usualChannels(kind);

/** What a choice of one kind comes to. */
export const chosen = (subscription: Subscription, { kind, ...channels }: KindChoice): Channels => ({
  ...channelsOf(subscription, kind),
  ...Object.fromEntries(Object.entries(channels).filter(([, value]) => value !== undefined)),
});

/** What somebody has chosen, all told. */
export function withChoices(subscription: Subscription, { kinds = [], digest = {} }: Choices): Subscription {
  const all = new Map(subscription.kinds);
  for (const choice of kinds) all.set(choice.kind, chosen({ ...subscription, kinds: all }, choice));
  return { ...subscription, kinds: all, digest: { ...subscription.digest, ...digest } };
}

const withWebhook = (subscription: Subscription, webhook: string, status: WebhookStatus): Subscription => ({
  ...subscription,
  webhooks: new Map(subscription.webhooks).set(webhook, status),
});

export const evolve: Evolve<Subscription, SubscriptionEvent> = {
  NotificationsChosen: (subscription, { data }) => withChoices(subscription, data),
  WebhookRegistered: (subscription, { data }) => withWebhook(subscription, data.webhook, 'active'),
  WebhookRemoved: (subscription, { data }) => ({
    ...subscription,
    webhooks: new Map([...subscription.webhooks].filter(([id]) => id !== data.webhook)),
  }),
  WebhookSuspended: (subscription, { data }) => withWebhook(subscription, data.webhook, 'suspended'),
  WebhookResumed: (subscription, { data }) => withWebhook(subscription, data.webhook, 'active'),
};
