import { answer, Flag, NoParameters, Part, PartList, type Phrase, type QueryRoute, TextContent, Whole } from '#kernel';
import { USUAL_DIGEST } from './domain/digest-time.js';
import { isAsked, KIND_NAMES, KINDS } from './domain/kinds.js';
import {
  channelsIn,
  DigestDocument,
  KindDocument,
  subscriptionsView,
  WebhookDocument,
} from './views/subscriptions.view.js';

/** How one kind reaches somebody, whether they chose it or not. */
export class KindInForce extends KindDocument {
  @Part(() => TextContent) title: Phrase;
  @Flag({ about: 'It asks something of its reader, and stays in the inbox.' }) asked: boolean;
  @Flag({ about: 'Something of it was chosen.' }) chosen: boolean;
}

/** What somebody is told, and how. */
export class NotificationChoices {
  @Whole({ optional: true, about: 'None where nothing was chosen yet.' }) revision?: number;
  @PartList(() => KindInForce) kinds: readonly KindInForce[];
  @Part(() => DigestDocument) digest: DigestDocument;
  @PartList(() => WebhookDocument) webhooks: readonly WebhookDocument[];
}

/** What somebody is told, and how: as they chose, and as usual where they did not. */
export const queries: readonly QueryRoute[] = [
  answer<NotificationChoices, NoParameters>({
    path: '/accounts/:id/notifications',
    title: {
      fr: 'Ce qu’une personne veut savoir, et comment',
      ar: 'ما يريد شخص معرفته وكيف',
      en: 'What somebody wants to be told, and how',
    },
    answer: NotificationChoices,
    query: NoParameters,
    async run({ reader, path }): Promise<NotificationChoices> {
      const found = await reader.get(subscriptionsView, path.id!);
      const chosen = new Set(found?.kinds.map(({ kind }) => kind));
      const kinds = KIND_NAMES.map((kind) => ({
        kind,
        title: KINDS[kind].title,
        asked: isAsked(kind),
        chosen: chosen.has(kind),
        ...channelsIn(found, kind),
      }));
      return {
        revision: found?.revision,
        kinds,
        digest: found?.digest ?? USUAL_DIGEST,
        webhooks: found?.webhooks ?? [],
      };
    },
  }),
];
