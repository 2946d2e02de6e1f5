import {
  Code,
  type Day,
  effectiveDay,
  type FieldOptions,
  InLanguages,
  Line,
  OneOf,
  type RecordedEvent,
  type Text,
  derivedId,
  VISIBILITIES,
  type Visibility,
} from '#kernel';

/** The year of an action plan, which is also its id: `2023`. */
export const YEAR = /^(19|20)\d\d$/;
const REGION = /^[A-Z]{2}-[A-Z0-9]{1,3}$/;

/** The plan that something belongs to, by its year. */
export const PlanYear = (options: FieldOptions = {}): PropertyDecorator => Code(YEAR, { ...options, max: 4 });

/** A plan's id among those of all networks: its year alone names it within its own. */
export const planId = (network: string, year: string): string => derivedId('actionPlan', network, year);

/** A region by its ISO 3166-2 code, such as `MA-04`. */
export const Region = (options: FieldOptions = {}): PropertyDecorator => Code(REGION, { ...options, max: 6 });

/** Where it can be seen that something was done. */
export class EvidenceContent {
  @InLanguages() title: Text;
  @Line({ max: 2000, about: 'Where it can be found: an address, or a reference in an archive' }) uri: string;
  @OneOf(VISIBILITIES, { optional: true, about: 'Who may know of it; everybody by default' }) visibility?: Visibility;
}

/** Why something is done to an item. */
export class ItemReasonContent {
  @InLanguages() reason: Text;
}

/** What somebody adds to what they did. */
export class ItemNoteContent {
  @InLanguages({ optional: true }) note?: Text;
}

/** The day from which a recorded event counts. Told late, it is older than what is known already. */
export const dayOfEvent = ({ metadata: { occurredOn }, recordedAt }: RecordedEvent): Day =>
  occurredOn.length === 10 ? occurredOn : effectiveDay(occurredOn, recordedAt.slice(0, 10));
