import {
  BEGINNING,
  COMMONS,
  type EventStore,
  type Moment,
  type Position,
  prefixOf,
  type Reader,
  type ReadLog,
  type RecordedEvent,
  type View,
} from '#kernel';
import { countsAt, PastView, type Seen } from './past-view.js';
import { PerViewReader } from './per-view-reader.js';
import type { Clock } from './tokens.js';

/** Views of networks kept folded, and events and documents in all of them, before the least recently asked is let go. */
const KEPT_VIEWS = 64;
const KEPT_SIZE = 5_000_000;

/** The past at one moment: what queries read from, and the position that they were computed from. */
export interface Past {
  readonly reader: Reader;
  readonly log: Pick<EventStore, 'readLog'>;
  /** The last position that was taken into account; final once the query has run. */
  readonly position: () => Position;
}

/**
 * Answers about the past from the events, through the very same views. Each view is folded when a query first reads it, from the events of
 * the network concerned alone; folds are kept, so that the same or a nearby moment only folds what differs.
 */
export class History {
  private readonly views = new Map<string, PastView>();

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  /** The past of one network, or of all where none is named. */
  async at(moment: Moment, network?: string): Promise<Past> {
    const head = await this.store.lastPosition();
    const seen = this.seen(moment, head);
    let position = typeof moment.knownAt === 'string' ? BEGINNING : seen.upTo;
    const noted = (last: Position): void => void (position = Math.max(position, last));
    const open = async (view: View): Promise<Reader> => {
      const { documents, last } = await this.viewOf(view, network).at(seen);
      noted(last);
      return documents;
    };
    return {
      reader: new PerViewReader(open),
      log: { readLog: (options) => this.readLog(seen, noted, options) },
      position: () => position,
    };
  }

  private seen({ asOf, knownAt }: Moment, head: Position): Seen {
    return {
      upTo: typeof knownAt === 'number' ? Math.min(knownAt, head) : head,
      until: typeof knownAt === 'string' ? Date.parse(knownAt) : Infinity,
      asOf: asOf ?? '9999-12-31',
      timeZone: this.clock.timeZone,
    };
  }

  private viewOf(view: View, network: string | undefined): PastView {
    const prefix = view.scope === 'commons' ? prefixOf(COMMONS) : network === undefined ? undefined : prefixOf(network);
    const key = `${view.name} ${prefix ?? ''}`;
    const past = this.views.get(key) ?? new PastView(this.store, view, prefix);
    this.views.delete(key);
    this.views.set(key, past);
    let size = [...this.views.values()].reduce((sum, each) => sum + each.size, 0);
    for (const [oldest, each] of this.views) {
      if (each === past || (this.views.size <= KEPT_VIEWS && size <= KEPT_SIZE)) break;
      this.views.delete(oldest);
      size -= each.size;
    }
    return past;
  }

  private async *readLog(
    seen: Seen,
    noted: (last: Position) => void,
    options: ReadLog = {},
  ): AsyncIterable<readonly RecordedEvent[]> {
    const upTo = Math.min(options.upTo ?? seen.upTo, seen.upTo);
    let left = options.limit ?? Infinity;
    for await (const events of this.store.readLog({ ...options, upTo, limit: undefined })) {
      const known = events.filter((event) => Date.parse(event.recordedAt) <= seen.until);
      if (known.length > 0) noted(Math.max(known[0]!.position, known.at(-1)!.position));
      const counted = known.filter((event) => countsAt(event, seen)).slice(0, left);
      left -= counted.length;
      if (counted.length > 0) yield counted;
      if (left <= 0) return;
    }
  }
}
