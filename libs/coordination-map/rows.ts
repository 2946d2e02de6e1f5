import type { PartialDate, Visibility } from '#kernel';
import type { ActivityStatus } from './domain/activity.js';

export { ACTIVITY_STATUSES as STATUSES, type ActivityStatus } from './domain/activity.js';

/** A whole number of people; from 1 to 4, only that it is so is told to others than the organisation that counted. */
export type ToldCount = number | '<5';

/** An activity as a line of a list: what an import produces and an export prints. Texts are in the one language of the file. */
export interface ActivityRow {
  readonly organisation: { readonly name: string; readonly acronym?: string };
  readonly field: { readonly code?: string; readonly name: string };
  readonly area: {
    readonly code?: string;
    readonly name: string;
    readonly level?: 1 | 2 | 3;
    /** The name of the area that it is part of. */
    readonly parent?: string;
  };
  readonly status: ActivityStatus;
  readonly title?: string;
  readonly place?: string;
  readonly population?: string;
  readonly startsOn?: PartialDate;
  readonly endsOn?: PartialDate;
  /** People to be reached. */
  readonly planned?: ToldCount;
  /** People reached. */
  readonly reached?: ToldCount;
  readonly visibility?: Visibility;
  /** The key of this line in the list that it comes from. */
  readonly reference?: string;
}
