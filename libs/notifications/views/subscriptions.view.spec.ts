import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { project, recorded } from '#kernel/testing';
import { subscription } from '../domain/subscription.commands.js';
import { channelsOf, type SubscriptionEvent } from '../domain/subscription.js';
import { KIND_NAMES } from '../domain/kinds.js';
import { channelsIn, subscriptionsView } from './subscriptions.view.js';

const [ACCOUNT, HOOK, OTHER] = [derivedId('account'), derivedId('hook'), derivedId('other')];
const reason = { fr: 'Rien n’arrive' };
const registered = (webhook: string): SubscriptionEvent => ({
  type: 'WebhookRegistered',
  data: { webhook, url: `https://example.org/${webhook}` },
});
const given = (...events: readonly SubscriptionEvent[]) => {
  const told = events.map((event, index) => recorded(event, subscription, index, { network: 'commons', id: ACCOUNT }));
  const state = told.reduce(
    (folded, event) => subscription.evolve[event.type](folded, event as never),
    subscription.initialState,
  );
  return { document: project(subscriptionsView, told).get(ACCOUNT), state };
};

describe('the view of what people chose', () => {
  it('has nothing of whoever chose nothing', () => {
    expect(given().document).toBeUndefined();
    expect(channelsIn(undefined, 'invited')).toEqual({ inbox: true, mail: 'at-once', webhook: true });
  });

  it('begins with a choice', () => {
    expect(
      given({ type: 'NotificationsChosen', data: { kinds: [{ kind: 'overdue', mail: 'never' }] } }).document,
    ).toEqual({
      id: ACCOUNT,
      revision: 0,
      kinds: [{ kind: 'overdue', inbox: true, mail: 'never', webhook: true }],
      digest: { rhythm: 'daily', hour: 8, weekday: 'monday' },
      webhooks: [],
    });
  });

  it('begins with a webhook', () => {
    expect(given(registered(HOOK)).document).toMatchObject({
      revision: 0,
      kinds: [],
      webhooks: [{ id: HOOK, url: `https://example.org/${HOOK}`, status: 'active' }],
    });
  });

  it('tells of webhooks whether they are suspended, and why, and nothing of those removed', () => {
    const suspended: SubscriptionEvent = { type: 'WebhookSuspended', data: { webhook: HOOK, reason } };
    const before = [registered(HOOK), registered(OTHER)];
    expect(given(...before, suspended).document?.webhooks).toMatchObject([
      { id: HOOK, status: 'suspended', reason },
      { id: OTHER, status: 'active' },
    ]);
    const { document } = given(
      ...before,
      suspended,
      { type: 'WebhookResumed', data: { webhook: HOOK } },
      { type: 'WebhookRemoved', data: { webhook: OTHER } },
    );
    expect(document).toMatchObject({ revision: 4, webhooks: [{ id: HOOK, status: 'active' }] });
    expect(document?.webhooks[0]!.reason).toBeUndefined();
  });

  it('adds choices up as decisions do', () => {
    const { document, state } = given(
      { type: 'NotificationsChosen', data: { kinds: [{ kind: 'overdue', mail: 'digest' }], digest: { hour: 6 } } },
      registered(HOOK),
      { type: 'NotificationsChosen', data: { kinds: [{ kind: 'overdue', webhook: false }] } },
      { type: 'NotificationsChosen', data: { digest: { rhythm: 'weekly', timeZone: 'Europe/Paris' } } },
    );
    for (const kind of KIND_NAMES) expect(channelsIn(document, kind)).toMatchObject(channelsOf(state, kind));
    expect(document?.digest).toEqual(state.digest);
    expect(channelsIn(document, 'overdue')).toMatchObject({ mail: 'digest', webhook: false });
  });
});
