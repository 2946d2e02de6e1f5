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

/** What is remembered of an event that was once read: whether a moment sees it, and which documents it touches. */
interface Known {
  readonly position: Position;
  readonly recordedAt: number;
  readonly day: Day;
  readonly ids: readonly string[];
}

/** The documents as one moment sees them. */
interface Fold {
  readonly seen: Seen;
  readonly documents: ReadonlyMap<string, Document>;
  reader?: Reader;
}

const KEPT_FOLDS = 16;
/** Events and documents that one view may keep before older folds are let go. */
const KEPT_SIZE = 2_000_000;
/** The part of all events that is read in pieces, at most, rather than all in a row. */
const FEW = 1 / 16;

/**
 * One view at any moment. A document depends on nothing but the events that touch it; so a moment shares with one that was folded before
 * all documents but those touched by an event that only one of the two sees.
 */
export class PastView {
  private readonly types: ReadonlySet<string>;
  private readonly known: Known[] = [];
  /** The log was read up to here for `known`. */
  private readTo: Position = BEGINNING;
  private folds: Fold[] = [];
  private readonly turns = new Turns();
  /** Roughly how much is kept: events, and documents of each fold. */
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
    const fold = this.folds.find((each) => isSame(each.seen, seen)) ?? (await this.fold(seen));
    this.keep(fold);
    fold.reader ??= new InMemoryReader(this.view, fold.documents);
    const last = this.known.findLast((event) => event.position <= seen.upTo && event.recordedAt <= seen.until);
    return { documents: fold.reader, last: last?.position ?? BEGINNING };
  }

  /** The fold most recently asked for comes first; where they are too much together, the oldest go. */
  private keep(fold: Fold): void {
    this.folds = [fold, ...this.folds.filter((each) => each !== fold)].slice(0, KEPT_FOLDS);
    const measure = (): number => this.folds.reduce((sum, { documents }) => sum + documents.size, this.known.length);
    while ((this.size = measure()) > KEPT_SIZE && this.folds.length > 1) this.folds.pop();
  }

  private async fold(seen: Seen): Promise<Fold> {
    const base = this.nearest(seen);
    const affected = this.differing(base?.seen, seen);
    if (base && affected.size === 0 && seen.upTo <= this.readTo) return { ...base, seen };
    const documents = new Map(base?.documents);
    await this.foldAnew(documents, affected, seen);
    if (seen.upTo > this.readTo) await this.foldOn(documents, seen);
    return { seen, documents };
  }

  /** The fold of the closest day. */
  private nearest({ asOf }: Seen): Fold | undefined {
    const distance = (fold: Fold): number => Math.abs(Date.parse(fold.seen.asOf) - Date.parse(asOf));
    return this.folds.toSorted((one, other) => distance(one) - distance(other))[0];
  }

  /** The documents touched by known events that only one of two moments sees. */
  private differing(one: Seen | undefined, other: Seen): ReadonlySet<string> {
    const affected = new Set<string>();
    for (const event of this.known)
      if (sees(other, event) !== (one !== undefined && sees(one, event))) for (const id of event.ids) affected.add(id);
    return affected;
  }

  /** Folds some documents from their first event to the last that is known. */
  private async foldAnew(documents: Map<string, Document>, affected: ReadonlySet<string>, seen: Seen): Promise<void> {
    for (const id of affected) documents.delete(id);
    for (const [first, end] of this.runs(affected, seen)) {
      let index = first;
      for await (const events of this.read(
        this.known[first - 1]?.position ?? BEGINNING,
        this.known[end - 1]!.position,
      )) {
        for (const event of events) {
          const { ids } = this.known[index]!;
          if (sees(seen, this.known[index++]!))
            for (const id of ids) if (affected.has(id)) this.apply(documents, event, id);
        }
      }
    }
  }

  /** Where known events stand that make some documents, as `[first, end)`: in pieces where they are few, or else all. */
  private runs(affected: ReadonlySet<string>, seen: Seen): readonly (readonly [number, number])[] {
    const runs: [number, number][] = [];
    let count = 0;
    for (const [index, event] of this.known.entries()) {
      if (!sees(seen, event) || !event.ids.some((id) => affected.has(id))) continue;
      count++;
      const run = runs.at(-1);
      if (run?.[1] === index) run[1]++;
      else runs.push([index, index + 1]);
    }
    return count > this.known.length * FEW ? [[0, this.known.length]] : runs;
  }

  /** Folds what is not known yet, and gets to know it. */
  private async foldOn(documents: Map<string, Document>, seen: Seen): Promise<void> {
    for await (const events of this.read(this.readTo, seen.upTo)) {
      for (const event of events) {
        const known = this.knownOf(event, seen.timeZone);
        this.known.push(known);
        this.readTo = event.position;
        if (sees(seen, known)) for (const id of known.ids) this.apply(documents, event, id);
      }
    }
    this.readTo = seen.upTo;
  }

  private read(after: Position, upTo: Position): AsyncIterable<readonly RecordedEvent[]> {
    return this.store.readLog({ after, upTo, prefix: this.prefix, types: this.types });
  }

  private knownOf(event: RecordedEvent, timeZone: string): Known {
    const { position } = event;
    const ids = [...new Set(touchedBy(this.view, event))];
    return { position, recordedAt: Date.parse(event.recordedAt), day: countsFrom(event, timeZone), ids };
  }

  private apply(documents: Map<string, Document>, event: RecordedEvent, id: string): void {
    const before = documents.get(id);
    const after = evolveDocument(this.view, before, event, id);
    if (after !== undefined && after !== before) documents.set(id, after);
  }
}

const isSame = (one: Seen, other: Seen): boolean =>
  one.upTo === other.upTo && one.until === other.until && one.asOf === other.asOf;

const sees = (seen: Seen, known: Known): boolean =>
  known.day <= seen.asOf && known.position <= seen.upTo && known.recordedAt <= seen.until;
