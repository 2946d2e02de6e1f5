import {
  type Day,
  type Event,
  Id,
  idOf,
  InLanguages,
  NetworkKey,
  OnDay,
  OneOf,
  OnPartialDate,
  Part,
  PartList,
  type RecordedEvent,
  type Text,
  view,
  Whole,
} from '#kernel';
import { type Addressee, ADDRESSEES, type WorkshopEvent } from '../domain/workshop.js';

/** What other contexts tell of a recommendation: that an action or a position came of it. */
type TakingUp =
  | Event<'ActionItemProposed', { readonly recommendation?: string }>
  | Event<'PositionDrafted', { readonly recommendation?: string }>;

type RecommendationEvent =
  Extract<WorkshopEvent, { type: 'RecommendationIssued' | 'RecommendationDeclined' }> | TakingUp;

/** To whom a recommendation is addressed. */
export class AddresseeDocument {
  @OneOf(ADDRESSEES) kind: Addressee['kind'];
  @Id({ optional: true }) id?: string;
  @InLanguages({ optional: true }) name?: Text;
}

/** What took a recommendation up. */
export class OutcomeDocument {
  @OneOf(['actionItem', 'position']) kind: 'actionItem' | 'position';
  @Id() id: string;
  @OnPartialDate() on: string;
}

export const STATUSES = ['open', 'taken-up', 'declined'] as const;

/** A recommendation and what came of it. */
export class RecommendationDocument {
  @Id() id: string;
  @NetworkKey() network: string;
  @Id() workshop: string;
  @Id({ optional: true }) session?: string;
  @InLanguages() text: Text;
  @Part(() => AddresseeDocument) addressee: AddresseeDocument;
  @OnDay({ optional: true }) dueOn?: Day;
  @OnPartialDate() issuedOn: string;
  @Whole({ about: 'Rises in the order in which its gathering issued them' }) order: number;
  @OneOf(STATUSES) status: (typeof STATUSES)[number];
  @PartList(() => OutcomeDocument) takenUpBy: readonly OutcomeDocument[];
  @InLanguages({ optional: true }) declinedBecause?: Text;
}

function concerned({ type, data }: RecordedEvent<RecommendationEvent>): readonly string[] {
  const { id, recommendation } = data as { readonly id?: string; readonly recommendation?: string };
  const concerned = type === 'RecommendationIssued' ? id : recommendation;
  return concerned ? [concerned] : [];
}

/** Something came of it, even where it had been declined before: what is done counts. */
const takenUp =
  (kind: OutcomeDocument['kind']) =>
  (document: RecommendationDocument, { stream, metadata }: RecordedEvent): RecommendationDocument => ({
    ...document,
    status: 'taken-up',
    takenUpBy: [...document.takenUpBy, { kind, id: idOf(stream), on: metadata.occurredOn }],
  });

/** Every recommendation of a network's gatherings, with what came of it: one document each. */
export const recommendationsView = view<RecommendationDocument, RecommendationEvent>({
  name: 'recommendations',
  version: 1,
  scope: 'network',
  document: RecommendationDocument,
  indexes: [['network', 'status'], ['workshop']],
  touches: concerned,
  starts: {
    RecommendationIssued: ({ data, metadata, stream, revision }, id) => ({
      id,
      network: metadata.network,
      workshop: idOf(stream),
      session: data.session,
      text: data.text,
      addressee: data.addressee,
      dueOn: data.dueOn,
      issuedOn: metadata.occurredOn,
      order: revision,
      status: 'open',
      takenUpBy: [],
    }),
  },
  changes: {
    RecommendationDeclined: (document, { data }) => ({
      ...document,
      status: document.takenUpBy.length > 0 ? 'taken-up' : 'declined',
      declinedBecause: data.reason,
    }),
    ActionItemProposed: takenUp('actionItem'),
    PositionDrafted: takenUp('position'),
  },
});
