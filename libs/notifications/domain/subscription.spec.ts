import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { given } from '#kernel/testing';
import { isAsked, KIND_NAMES } from './kinds.js';
import { subscription } from './subscription.commands.js';
import { type Choices, channelsOf, type SubscriptionEvent } from './subscription.js';

const HOOK = derivedId('hook');
const url = 'https://example.org/hook';
const reason = { fr: 'Rien n’arrive' };
const chosen = (data: Choices): SubscriptionEvent => ({ type: 'NotificationsChosen', data });
const registered = (webhook = HOOK): SubscriptionEvent => ({ type: 'WebhookRegistered', data: { webhook, url } });
const suspended: SubscriptionEvent = { type: 'WebhookSuspended', data: { webhook: HOOK, reason } };
const resumed: SubscriptionEvent = { type: 'WebhookResumed', data: { webhook: HOOK } };
const removed: SubscriptionEvent = { type: 'WebhookRemoved', data: { webhook: HOOK } };

const choose = (content: object, ...before: readonly SubscriptionEvent[]) =>
  given(subscription, before).when('ChooseNotifications', content);

describe('a choice', () => {
  it('is recorded as it was made, without what was left out', () => {
    const choices = { kinds: [{ kind: 'work-given', mail: 'digest' }], digest: { hour: 18 } } as const;
    expect(choose(choices).events).toEqual([chosen(choices)]);
    expect(choose({ digest: { rhythm: 'never' } }).events).toEqual([chosen({ digest: { rhythm: 'never' } })]);
  });

  it.each([
    ['nothing', {}],
    ['no kinds', { kinds: [] }],
    ['a kind without a word about it', { kinds: [{ kind: 'work-accepted' }] }],
    ['what is usual', { kinds: [{ kind: 'work-accepted', mail: 'digest' }], digest: { hour: 8 } }],
  ])('that changes nothing is refused: %s', (_what, content) => {
    expect(choose(content).refusal).toBe('nothing-chosen');
  });

  it('made once is refused the second time, whatever was chosen between', () => {
    const once = { kinds: [{ kind: 'work-given', mail: 'never' }] } as const;
    expect(choose(once, chosen(once), chosen({ digest: { hour: 7 } })).refusal).toBe('nothing-chosen');
  });

  it('may go back to what is usual', () => {
    const usual = { kinds: [{ kind: 'work-given', mail: 'at-once' }] } as const;
    expect(choose(usual, chosen({ kinds: [{ kind: 'work-given', mail: 'never' }] })).events).toEqual([chosen(usual)]);
  });

  it('names each kind once', () => {
    const kinds = [
      { kind: 'overdue', mail: 'never' },
      { kind: 'overdue', mail: 'digest' },
    ];
    expect(choose({ kinds }).refusal).toBe('kind-chosen-twice');
  });

  it.each(['Atlantis/Capital', 'Casablanca'])('names a time zone that there is, not "%s"', (timeZone) => {
    expect(choose({ digest: { timeZone } }).refusal).toBe('time-zone-unknown');
  });

  it.each(['Africa/Casablanca', 'Asia/Kolkata', 'UTC'])('takes the time zone %s', (timeZone) => {
    expect(choose({ digest: { timeZone } }).events).toEqual([chosen({ digest: { timeZone } })]);
  });

  it.each([{ digest: { hour: 24 } }, { digest: { weekday: 'someday' } }, { kinds: [{ kind: 'gossip' }] }])(
    'holds nothing else: %j',
    (content) => {
      expect(() => choose(content)).toThrow();
    },
  );
});

describe('the inbox', () => {
  it.each(KIND_NAMES.filter(isAsked))('keeps what asks something of its reader: %s', (kind) => {
    expect(choose({ kinds: [{ kind, inbox: false, mail: 'never', webhook: false }] }).refusal).toBe(
      'stays-in-the-inbox',
    );
  });

  it.each(KIND_NAMES.filter((kind) => !isAsked(kind)))('can do without what asks nothing: %s', (kind) => {
    expect(choose({ kinds: [{ kind, inbox: false, mail: 'never', webhook: false }] }).events).toHaveLength(1);
  });

  it.each([{ mail: 'never' }, { webhook: false }, {}])('holds whatever comes another way: %j', (rest) => {
    expect(choose({ kinds: [{ kind: 'work-accepted', inbox: false, ...rest }] }).refusal).toBe('inbox-comes-first');
  });

  it('comes first, whatever was chosen before', () => {
    const out = chosen({ kinds: [{ kind: 'work-accepted', inbox: false, mail: 'never', webhook: false }] });
    expect(choose({ kinds: [{ kind: 'work-accepted', webhook: true }] }, out).refusal).toBe('inbox-comes-first');
    expect(choose({ kinds: [{ kind: 'work-accepted', inbox: true, webhook: true }] }, out).events).toHaveLength(1);
  });
});

describe('choices', () => {
  it('add up: the last word on each thing counts', () => {
    const { state } = given(subscription, [
      chosen({ kinds: [{ kind: 'overdue', mail: 'digest' }], digest: { rhythm: 'weekly', timeZone: 'Europe/Paris' } }),
      chosen({ kinds: [{ kind: 'overdue', webhook: false }], digest: { hour: 6 } }),
      chosen({ digest: { rhythm: 'daily' } }),
    ]);
    expect(channelsOf(state, 'overdue')).toEqual({ inbox: true, mail: 'digest', webhook: false });
    expect(channelsOf(state, 'invited')).toEqual({ inbox: true, mail: 'at-once', webhook: true });
    expect(state.digest).toEqual({ rhythm: 'daily', hour: 6, weekday: 'monday', timeZone: 'Europe/Paris' });
  });
});

describe('webhooks', () => {
  const when = (name: string, content: object, ...before: readonly SubscriptionEvent[]) =>
    given(subscription, before).when(name, content);

  it('are registered, each under an id of its own', () => {
    const [event] = when('RegisterWebhook', { url }).events;
    expect(event).toEqual({ type: 'WebhookRegistered', data: { webhook: expect.any(String), url } });
  });

  it('are five at the most', () => {
    const five = ['1', '2', '3', '4', '5'].map((each) => registered(derivedId(each)));
    expect(when('RegisterWebhook', { url }, ...five).refusal).toBe('too-many-webhooks');
    const removal = { type: 'WebhookRemoved', data: { webhook: derivedId('3') } } as const;
    expect(when('RegisterWebhook', { url }, ...five, removal).events).toHaveLength(1);
  });

  it.each([
    ['RemoveWebhook', [registered()], [removed]],
    ['RemoveWebhook', [registered(), suspended], [removed]],
    ['SuspendWebhook', [registered()], [suspended]],
    ['SuspendWebhook', [registered(), suspended, resumed], [suspended]],
    ['ResumeWebhook', [registered(), suspended], [resumed]],
  ] as const)('%s', (name, before, after) => {
    const content = { webhook: HOOK, ...(name === 'SuspendWebhook' && { reason }) };
    expect(when(name, content, ...before).events).toEqual(after);
  });

  it.each([
    ['RemoveWebhook', [], 'webhook-unknown'],
    ['RemoveWebhook', [registered(), removed], 'webhook-unknown'],
    ['SuspendWebhook', [], 'webhook-unknown'],
    ['SuspendWebhook', [registered(), suspended], 'webhook-already-suspended'],
    ['ResumeWebhook', [], 'webhook-unknown'],
    ['ResumeWebhook', [registered()], 'webhook-not-suspended'],
  ] as const)('%s after %j is refused: %s', (name, before, refusal) => {
    const content = { webhook: HOOK, ...(name === 'SuspendWebhook' && { reason }) };
    expect(when(name, content, ...before).refusal).toBe(refusal);
  });
});
