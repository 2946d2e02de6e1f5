import {
  BEGINNING,
  type Day,
  dayOf,
  type Document,
  effectiveDay,
  type EventStore,
  evolveDocument,
  type Position,
  type Reader,
  type RecordedEvent,
  touchedBy,
  typesOf,
  type View,
} from '#kernel';
import { InMemoryReader } from '#read-store';
import { Turns } from './turns.js';

/** Which events are seen at a moment: up to a position, recorded by an instant (ms), true by a day. */
export interface Seen {
  readonly upTo: Position;
  readonly until: number;
  readonly asOf: Day;
  readonly timeZone: string;
}

/** The day from which an event counts. */
const countsFrom = (event: RecordedEvent, timeZone: string): Day =>
  effectiveDay(event.metadata.occurredOn, dayOf(event.recordedAt, timeZone));

/** Whether an event was true by the day asked for. */
export const countsAt = (event: RecordedEvent, { asOf, timeZone }: Seen): boolean =>
  asOf.startsWith('9999') || countsFrom(event, timeZone) <= asOf;

/** What is remembered of an event that was once read: enough to tell whether a moment sees it. */
interface Known {
  readonly position: Position;
  readonly recordedAt: number;
  readonly day: Day;
}

/** The documents after the first `count` known events, as one moment sees them. */
interface Save {
  readonly count: number;
  readonly documents: ReadonlyMap<string, Document>;
  /** The last position taken into account. */
  readonly last: Position;
}

/** A moment's fold, with the states that it went through, ever denser towards its end. */
interface Fold {
  readonly seen: Seen;
  readonly saves: readonly Save[];
  reader?: Reader;
}

const KEPT_FOLDS = 16;
/** Events and documents that one view may keep before older folds are let go. */
const KEPT_SIZE = 2_000_000;
const SAVE_AT_LEAST_EVERY = 256;

/**
 * One view at any moment. Folding for a moment starts at the last saved state before the first event on which it differs from a moment
 * that was folded before; documents that do not differ are shared between all of them.
 */
export class PastView {
  private readonly types: ReadonlySet<string>;
  private readonly known: Known[] = [];
  private folds: Fold[] = [];
  private readonly turns = new Turns();
  /** Roughly how much is kept: events, and documents of each fold and its saves. */
  size = 0;

  constructor(
    private readonly store: EventStore,
    private readonly view: View,
    private readonly prefix: string | undefined,
  ) {
    this.types = typesOf(view);
  }

  /** Questions take turns: one that comes while another is folded finds its work done. */
  at(seen: Seen): Promise<{ documents: Reader; last: Position }> {
    return this.turns.take(this.view.name, () => this.answer(seen));
  }

  private async answer(seen: Seen): Promise<{ documents: Reader; last: Position }> {
    const asked = this.folds.find((fold) => isSame(fold.seen, seen));
    if (asked) return this.reading(asked);
    let best: { fold: Fold; same: number } | undefined;
    for (const fold of this.folds) {
      const same = this.agreement(fold.seen, seen);
      if (!best || same > best.same) best = { fold, same };
    }
    const end = best?.fold.saves.at(-1);
    const fold =
      best && end && best.same >= end.count && this.nothingToRead(end, seen) ? best.fold : await this.fold(seen, best);
    const answered = this.reading(fold);
    if (fold !== best?.fold) this.bound();
    return answered;
  }

  /** What a fold came to; it is the one most recently asked for now. */
  private reading(fold: Fold): { documents: Reader; last: Position } {
    this.folds = [fold, ...this.folds.filter((each) => each !== fold)].slice(0, KEPT_FOLDS);
    const { documents, last } = fold.saves.at(-1)!;
    fold.reader ??= new InMemoryReader(this.view, documents);
    return { documents: fold.reader, last };
  }

  /** Lets older folds go where they are too much together; the newest stays. */
  private bound(): void {
    const measure = (): number =>
      [...new Set(this.folds.flatMap((fold) => fold.saves))].reduce(
        (sum, { documents }) => sum + documents.size,
        this.known.length,
      );
    while ((this.size = measure()) > KEPT_SIZE && this.folds.length > 1) this.folds.pop();
  }

  /** How many known events two moments treat alike, from the first on. */
  private agreement(one: Seen, other: Seen): number {
    const { known } = this;
    for (let i = 0; i < known.length; i++) if (sees(one, known[i]!) !== sees(other, known[i]!)) return i;
    return known.length;
  }

  /** Whether all that a moment may see stands before the end of a fold, or is known not to be seen. */
  private nothingToRead(end: Save, seen: Seen): boolean {
    const last = this.known.at(-1)?.position ?? BEGINNING;
    for (let i = end.count; i < this.known.length; i++) if (sees(seen, this.known[i]!)) return false;
    return this.readTo >= seen.upTo || (last >= 0 && this.known.at(-1)!.recordedAt > seen.until);
  }

  /** The log was read up to here for `known`. */
  private readTo: Position = BEGINNING;

  private async fold(seen: Seen, near: { fold: Fold; same: number } | undefined): Promise<Fold> {
    const saves = near ? near.fold.saves.filter((save) => save.count <= near.same) : [];
    const from = saves.at(-1) ?? { count: 0, documents: new Map<string, Document>(), last: BEGINNING };
    const documents = new Map(from.documents);
    let [count, last, lastSaved] = [from.count, from.last, from.count];
    const kept = [...saves];
    const save = (): void => {
      kept.push({ count, documents: new Map(documents), last });
      lastSaved = count;
      thin(kept);
    };
    const after = count === 0 ? BEGINNING : this.known[count - 1]!.position;
    const upTo = this.readTo >= seen.upTo ? this.lastSeen(seen) : seen.upTo;
    reading: for await (const events of this.store.readLog({ after, upTo, prefix: this.prefix, types: this.types })) {
      for (const event of events) {
        const known = this.learn(count, event, seen.timeZone);
        if (known.recordedAt > seen.until) break reading;
        count++;
        last = known.position;
        if (known.day <= seen.asOf) this.apply(documents, event);
        if (count - lastSaved >= Math.max(SAVE_AT_LEAST_EVERY, documents.size / 4)) save();
      }
    }
    if (seen.until === Infinity) this.readTo = Math.max(this.readTo, seen.upTo);
    kept.push({ count, documents, last });
    return { seen, saves: kept };
  }

  /** Position of the last known event that a moment sees: what comes after need not be read again. */
  private lastSeen(limit: Seen): Position {
    return this.known.findLast((event) => sees(limit, event))?.position ?? BEGINNING;
  }

  private learn(index: number, event: RecordedEvent, timeZone: string): Known {
    return (this.known[index] ??= {
      position: event.position,
      recordedAt: Date.parse(event.recordedAt),
      day: countsFrom(event, timeZone),
    });
  }

  private apply(documents: Map<string, Document>, event: RecordedEvent): void {
    for (const id of touchedBy(this.view, event)) {
      const before = documents.get(id);
      const after = evolveDocument(this.view, before, event, id);
      if (after !== undefined && after !== before) documents.set(id, after);
    }
  }
}

const isSame = (one: Seen, other: Seen): boolean =>
  one.upTo === other.upTo && one.until === other.until && one.asOf === other.asOf;

const sees = (limit: Seen, known: Known): boolean =>
  known.day <= limit.asOf && known.position <= limit.upTo && known.recordedAt <= limit.until;

/** Keeps saves ever further apart towards the beginning: about one for each doubling of the distance from the end. */
function thin(saves: Save[]): void {
  const end = saves.at(-1)!.count;
  for (let i = saves.length - 2; i > 0; i--) {
    const [before, self, after] = [saves[i - 1]!, saves[i]!, saves[i + 1]!];
    if (after.count - before.count <= (end - after.count) / 2 && self.count > 0) saves.splice(i, 1);
  }
}
