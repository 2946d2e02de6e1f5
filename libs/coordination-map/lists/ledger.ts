import { derivedId, folded, ID } from '#kernel';
import type { ActivityRow } from '../rows.js';
import type { ActivityDocument } from '../views/activities.view.js';

/** What a row is about: the record of the organisation that the list names, its present one, and the codes of field and area. */
export interface Place {
  readonly record: string;
  readonly organisation: string;
  readonly field: string;
  readonly area: string;
}

/** The activity that a row is about, or the id that a new one has. */
export interface Found {
  readonly id: string;
  readonly activity?: ActivityDocument;
}

/**
 * The activities that a network knows, as the rows of one list find them. An activity's id follows from its row, however often and by
 * however many people the list is taken in: two imports at once cannot declare it twice. A row without a key of its own is known by what
 * it says of organisation, field, area, title and place; the second of two that say the same is another activity.
 */
export class Ledger {
  private readonly byId: ReadonlyMap<string, ActivityDocument>;
  private readonly told = new Map<string, ActivityDocument[]>();
  private readonly rows = new Map<string, number>();
  private readonly met = new Set<string>();

  constructor(
    private readonly network: string,
    private readonly list: string,
    known: readonly ActivityDocument[],
    presentOf: (record: string) => string,
  ) {
    this.byId = new Map(known.map((activity) => [activity.id, activity]));
    for (const activity of known)
      if (activity.list !== list && activity.status !== 'ended') this.tell(activity, presentOf(activity.organisation));
  }

  find(row: ActivityRow, place: Place): Found {
    const named = this.named(row);
    const found = named ? { id: named.id, activity: named } : this.listed(row, place);
    if (found.activity) this.met.add(found.activity.id);
    return found;
  }

  /** What came from this list before, goes on, and was in no row. */
  missing(): readonly ActivityDocument[] {
    return [...this.byId.values()].filter(
      ({ id, list, status }) => list === this.list && status !== 'ended' && !this.met.has(id),
    );
  }

  /** A list that the product printed names activities by their ids. */
  named({ reference }: ActivityRow): ActivityDocument | undefined {
    return reference && ID.test(reference) ? this.byId.get(reference) : undefined;
  }

  private listed(row: ActivityRow, place: Place): Found {
    const key = row.reference
      ? `row ${row.reference}`
      : sayingOf(row.title, row.place, { ...place, organisation: place.record });
    const nth = this.rows.get(key) ?? 0;
    this.rows.set(key, nth + 1);
    let last: ActivityDocument | undefined;
    for (let times = 0; ; times++) {
      const id = derivedId('activity', this.network, this.list, key, String(nth), String(times));
      const activity = this.byId.get(id);
      if (!activity && last && (last.status !== 'ended' || row.status === 'ended'))
        return { id: last.id, activity: last };
      if (!activity) return (last ? undefined : this.toldElsewhere(row, place)) ?? { id };
      last = activity;
    }
  }

  /** The same activity, declared by hand or in another list. */
  private toldElsewhere(row: ActivityRow, place: Place): Found | undefined {
    if (this.told.size === 0) return undefined; // most lists: not worth folding their texts
    const same = this.told.get(sayingOf(row.title, row.place, place)) ?? [];
    const activity = same.find(({ id }) => !this.met.has(id));
    return activity && { id: activity.id, activity };
  }

  private tell(activity: ActivityDocument, organisation: string): void {
    const titles = new Set(Object.values(activity.title ?? { none: '' }) as string[]);
    const places = new Set(Object.values(activity.place ?? { none: '' }) as string[]);
    for (const title of titles)
      for (const where of places) {
        const key = sayingOf(title, where, { ...activity, organisation });
        const same = this.told.get(key);
        if (same) same.push(activity);
        else this.told.set(key, [activity]);
      }
  }
}

const sayingOf = (
  title: string | undefined,
  place: string | undefined,
  { organisation, field, area }: Pick<Place, 'organisation' | 'field' | 'area'>,
): string => [organisation, field, area, folded(title ?? ''), folded(place ?? '')].join('\n');
