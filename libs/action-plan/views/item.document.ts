import {
  AtInstant,
  Flag,
  Id,
  InLanguages,
  type Instant,
  Line,
  type Mark,
  NetworkKey,
  OnDay,
  OneOf,
  OnPartialDate,
  Part,
  type PartialDate,
  PartList,
  Searched,
  type Text,
  VISIBILITIES,
  type Visibility,
  Whole,
} from '#kernel';
import { ITEM_STATUSES, type ItemStatus, type Owner, OWNER_KINDS, type OwnerKind } from '../domain/action-item.js';
import { PlanYear, Region } from '../domain/fields.js';

const STEPS = [...ITEM_STATUSES, 'declined', 'blocked', 'unblocked', 'rescheduled', 'reopened'] as const;
export type Step = (typeof STEPS)[number];

/** Who is to do something. */
export class OwnerDocument implements Owner {
  @OneOf(OWNER_KINDS) kind: OwnerKind;
  @Id() id: string;
}

/** An owner that an item had, or has; how it ended where it did. */
export class OwnershipDocument extends OwnerDocument {
  @OnPartialDate() from: PartialDate;
  @OnPartialDate({ optional: true }) until?: PartialDate;
  @OneOf(['declined', 'reassigned'], { optional: true }) ended?: 'declined' | 'reassigned';
  @InLanguages({ optional: true }) reason?: Text;
}

/** Something that is not told to everybody. */
class MarkedDocument implements Mark {
  @OneOf(VISIBILITIES, { optional: true, about: 'Who may know of it; everybody without' }) visibility?: Visibility;
  @Id({ optional: true, about: 'The organisation or working group that told it, where not everybody may know of it' })
  organisation?: string | null;
}

/** How far an item had come on a day, as somebody reported. Its mark is on the note. */
export class ReportDocument extends MarkedDocument {
  @OnDay() on: string;
  @Whole({ max: 100 }) percent: number;
  @InLanguages({ optional: true }) note?: Text;
}

/** Where it can be seen that something was done. */
export class EvidenceDocument extends MarkedDocument {
  @InLanguages() title: Text;
  @Line({ max: 2000 }) uri: string;
  @OnPartialDate() on: PartialDate;
}

/** Something that happened to an item, and when. */
export class StepDocument {
  @OneOf(STEPS) what: Step;
  @OnPartialDate() on: PartialDate;
  @AtInstant() recordedAt: Instant;
  @InLanguages({ optional: true }) reason?: Text;
}

/** An item of an action plan. */
export class ItemDocument {
  @Id() id: string;
  @NetworkKey() network: string;
  @PlanYear() plan: string;
  @Id({ optional: true }) objective?: string;
  @InLanguages() title: Text;
  @InLanguages({ optional: true }) description?: Text;
  @Whole({ about: 'How much it counts against other items' }) weight: number;
  @OnDay({ optional: true }) dueOn?: string;
  @Id({ optional: true }) recommendation?: string;
  @Region({ optional: true }) region?: string;
  @Id({ optional: true, about: 'The item of an earlier plan that it goes on with' }) carriedFrom?: string;
  @Id({ optional: true, about: 'The item of a later plan that goes on with it' }) carriedTo?: string;
  @OneOf(ITEM_STATUSES) status: ItemStatus;
  @Whole({ max: 100, about: 'As the newest report has it; 100 once completed' }) percent: number;
  @Part(() => OwnerDocument, { optional: true }) owner?: OwnerDocument;
  @Flag() blocked: boolean;
  @OnPartialDate({ optional: true }) blockedSince?: PartialDate;
  @InLanguages({ optional: true }) blockedBecause?: Text;
  @OnDay({ optional: true }) completedOn?: string;
  @Id({ optional: true, about: 'The organisation that verified it, where one is named' }) verifiedBy?: string;
  @PartList(() => OwnershipDocument, { about: 'Everybody that it was ever assigned to' })
  owners: readonly OwnershipDocument[];
  @PartList(() => ReportDocument, { about: 'In the order in which they were told' }) reports: readonly ReportDocument[];
  @PartList(() => EvidenceDocument) evidence: readonly EvidenceDocument[];
  @PartList(() => StepDocument) steps: readonly StepDocument[];
  @Searched({ about: 'Its words as searches compare them' }) search: string;
  @Whole() revision: number;
}
