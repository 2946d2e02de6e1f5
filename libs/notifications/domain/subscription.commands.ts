import {
  aggregate,
  command,
  Flag,
  Id,
  InLanguages,
  isRefusal,
  Line,
  OneOf,
  Part,
  PartList,
  type Personal,
  type Refusal,
  type Text,
  Whole,
} from '#kernel';
import { RHYTHMS, type Rhythm, WEEKDAYS, type Weekday } from './digest-time.js';
import { isAsked, type Kind, KIND_NAMES, type Mailing, MAILINGS } from './kinds.js';
import { problems, refuse } from './problems.js';
import {
  channelsOf,
  chosen,
  evolve,
  initialState,
  type KindChoice,
  type Subscription,
  type SubscriptionEvent,
  withChoices,
} from './subscription.js';

/** How one kind is to reach its reader; what is left out stays as it is. */
export class KindChoiceFields implements KindChoice {
  @OneOf(KIND_NAMES) kind: Kind;
  @Flag({ optional: true, about: 'What asks something of you stays in the inbox.' }) inbox?: boolean;
  @OneOf(MAILINGS, { optional: true }) mail?: Mailing;
  @Flag({ optional: true, about: 'Posted to your webhooks.' }) webhook?: boolean;
}

/** When digests come; what is left out stays as it is. */
export class DigestChoiceFields {
  @OneOf(RHYTHMS, { optional: true }) rhythm?: Rhythm;
  @Whole({ optional: true, max: 23, about: 'The hour at which it comes.' }) hour?: number;
  @OneOf(WEEKDAYS, { optional: true, about: 'Of a weekly one.' }) weekday?: Weekday;
  @Line({ optional: true, max: 60, about: 'As in Africa/Casablanca; the installation’s where none was chosen.' })
  timeZone?: string;
}

export class ChooseNotifications {
  @PartList(() => KindChoiceFields, { optional: true, max: 60 }) kinds?: readonly KindChoiceFields[];
  @Part(() => DigestChoiceFields, { optional: true }) digest?: DigestChoiceFields;
}

export class RegisterWebhook {
  @Line({ max: 2_000, personal: true, about: 'A public address that begins with https:.' }) url: Personal;
}

/** The secret by which what is posted can be verified, shown this once. */
export class WebhookSecret {
  @Line({ max: 200, about: 'As Standard Webhooks has it; it is not shown again.' }) secret: string;
}

export class RemoveWebhook {
  @Id() webhook: string;
}

export class ResumeWebhook {
  @Id() webhook: string;
}

/** Told by the product itself, when nothing has arrived there for days. */
export class SuspendWebhook {
  @Id() webhook: string;
  @InLanguages() reason: Text;
}

const MOST_WEBHOOKS = 5;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

function contradiction(subscription: Subscription, choice: KindChoice): Refusal | undefined {
  const { inbox, mail, webhook } = chosen(subscription, choice);
  if (inbox) return undefined;
  if (isAsked(choice.kind)) return refuse('stays-in-the-inbox', { kind: choice.kind });
  return mail === 'never' && !webhook ? undefined : refuse('inbox-comes-first', { kind: choice.kind });
}

/** What keeps choices from being made. */
function objection(subscription: Subscription, { kinds = [], digest }: ChooseNotifications): Refusal | undefined {
  const names = kinds.map(({ kind }) => kind);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice) return refuse('kind-chosen-twice', { kind: twice });
  const { timeZone } = digest ?? {};
  if (timeZone !== undefined && !isTimeZone(timeZone)) return refuse('time-zone-unknown', { timeZone });
  return kinds.map((choice) => contradiction(subscription, choice)).find((each) => each !== undefined);
}

/** What somebody is told and how, whether they chose it or not. */
const inForce = (subscription: Subscription): string =>
  JSON.stringify([KIND_NAMES.map((kind) => channelsOf(subscription, kind)), subscription.digest]);

/** A webhook that is there; else why not. */
const statusOf = ({ webhooks }: Subscription, webhook: string) => webhooks.get(webhook) ?? refuse('webhook-unknown');

/** What an account wants to be told, and how; keyed by the account. */
export const subscription = aggregate<Subscription, SubscriptionEvent>({
  name: 'subscription',
  scope: 'commons',
  initialState,
  evolve,
  problems,
  personal: { WebhookRegistered: { person: (_data: object, id: string) => id, fields: ['url'] } },
  commands: {
    ChooseNotifications: command<Subscription, SubscriptionEvent, ChooseNotifications>({
      content: ChooseNotifications,
      on: 'either',
      title: {
        fr: 'Choisir ses avis',
        ar: 'اختيار الإشعارات',
        en: 'Choose what to be told, and how',
      },
      decide(choices, state) {
        const refusal = objection(state, choices);
        if (refusal) return refusal;
        const { kinds, digest } = JSON.parse(JSON.stringify(choices)) as ChooseNotifications;
        const data = { ...(kinds?.length && { kinds }), ...(digest && { digest }) };
        if (inForce(withChoices(state, data)) === inForce(state)) return refuse('nothing-chosen');
        return [{ type: 'NotificationsChosen', data }];
      },
    }),

    RegisterWebhook: command<Subscription, SubscriptionEvent, RegisterWebhook>({
      content: RegisterWebhook,
      on: 'either',
      title: { fr: 'Inscrire un webhook', ar: 'تسجيل ويبهوك', en: 'Register a webhook' },
      result: WebhookSecret,
      decide: ({ url }, { webhooks }, { newId }) =>
        webhooks.size >= MOST_WEBHOOKS
          ? refuse('too-many-webhooks', { most: MOST_WEBHOOKS })
          : [{ type: 'WebhookRegistered', data: { webhook: newId(), url } }],
    }),

    RemoveWebhook: command<Subscription, SubscriptionEvent, RemoveWebhook>({
      content: RemoveWebhook,
      on: 'either',
      title: { fr: 'Supprimer un webhook', ar: 'حذف ويبهوك', en: 'Remove a webhook' },
      decide({ webhook }, state) {
        const status = statusOf(state, webhook);
        return isRefusal(status) ? status : [{ type: 'WebhookRemoved', data: { webhook } }];
      },
    }),

    SuspendWebhook: command<Subscription, SubscriptionEvent, SuspendWebhook>({
      content: SuspendWebhook,
      on: 'either',
      title: { fr: 'Suspendre un webhook', ar: 'تعليق ويبهوك', en: 'Suspend a webhook' },
      decide({ webhook, reason }, state) {
        const status = statusOf(state, webhook);
        if (isRefusal(status)) return status;
        return status === 'suspended'
          ? refuse('webhook-already-suspended')
          : [{ type: 'WebhookSuspended', data: { webhook, reason } }];
      },
    }),

    ResumeWebhook: command<Subscription, SubscriptionEvent, ResumeWebhook>({
      content: ResumeWebhook,
      on: 'either',
      title: { fr: 'Reprendre un webhook', ar: 'استئناف ويبهوك', en: 'Resume a webhook' },
      decide({ webhook }, state) {
        const status = statusOf(state, webhook);
        if (isRefusal(status)) return status;
        return status === 'active' ? refuse('webhook-not-suspended') : [{ type: 'WebhookResumed', data: { webhook } }];
      },
    }),
  },
});
