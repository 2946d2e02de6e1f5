import {
  BEGINNING,
  evolveDocument,
  type Kept,
  type Position,
  type Projection,
  type RecordedEvent,
  type StoppedAt,
  touchedBy,
  typesOf,
  type View,
} from '#kernel';

/** The event that a view cannot digest. */
export class PoisonEvent extends Error {
  override readonly name = 'PoisonEvent';
  constructor(
    readonly view: string,
    readonly event: RecordedEvent,
    cause: unknown,
  ) {
    super(
      `view ${view} cannot digest ${event.type} at position ${event.position} of ${event.stream}: ${String(cause)}`,
      { cause },
    );
  }
}

/** Applies batches of the log to one view's documents: loads those that a batch touches, evolves them, writes them in one bulk. */
export class LiveView {
  readonly types: ReadonlySet<string>;
  position: Position = BEGINNING;

  constructor(
    readonly view: View,
    private readonly projection: Projection,
  ) {
    this.types = typesOf(view);
  }

  async open(): Promise<void> {
    this.position = await this.projection.position();
  }

  /**
   * Throws {@link PoisonEvent} once everything before that event is written, so that its place is kept; any other error means that
   * the batch is to be handed over again.
   */
  async handle(events: readonly RecordedEvent[], reached: Position): Promise<void> {
    if (reached <= this.position) return;
    const touched: [RecordedEvent, readonly string[]][] = [];
    let poison: PoisonEvent | undefined;
    for (const event of events) {
      if (event.position <= this.position || !this.types.has(event.type)) continue;
      try {
        touched.push([event, touchedBy(this.view, event)]);
      } catch (error) {
        poison = new PoisonEvent(this.view.name, event, error);
        break;
      }
    }
    const { changed, failed } = this.evolve(touched, await this.load(touched));
    poison = failed ?? poison;
    const position = poison ? poison.event.position - 1 : reached;
    if (position > this.position) await this.projection.write(changed, position);
    this.position = Math.max(this.position, position);
    if (poison) throw poison;
  }

  /** Notes where it stopped, so that every process can say so. */
  async stop({ event, message: error }: PoisonEvent): Promise<StoppedAt> {
    const { stream, type, position } = event;
    const at = { stream, type, position, error };
    await this.projection.stop(at);
    return at;
  }

  private load(touched: readonly [RecordedEvent, readonly string[]][]): Promise<ReadonlyMap<string, Kept>> {
    const ids = new Set<string>();
    for (const [, each] of touched) for (const id of each) ids.add(id);
    return ids.size === 0 ? Promise.resolve(new Map()) : this.projection.load([...ids]);
  }

  /** Of an event that one document cannot digest, no other document sees anything. */
  private evolve(
    touched: readonly [RecordedEvent, readonly string[]][],
    loaded: ReadonlyMap<string, Kept>,
  ): { changed: Kept[]; failed?: PoisonEvent } {
    const changed = new Map<string, Kept>();
    for (const [event, ids] of touched) {
      try {
        const evolved = [...new Set(ids)].map((id) => this.evolveOne(event, id, changed.get(id) ?? loaded.get(id)));
        for (const change of evolved) if (change) changed.set(change.document.id, change);
      } catch (error) {
        return { changed: [...changed.values()], failed: new PoisonEvent(this.view.name, event, error) };
      }
    }
    return { changed: [...changed.values()] };
  }

  /** A document that has already seen the event stays as it is: the effect is exactly once. */
  private evolveOne(event: RecordedEvent, id: string, before: Kept | undefined): Kept | undefined {
    if (before && before.position >= event.position) return undefined;
    const document = evolveDocument(this.view, before?.document, event, id);
    return document === undefined || document === before?.document ? undefined : { document, position: event.position };
  }
}

/** How a view is doing. */
export interface ViewStatus {
  readonly view: string;
  readonly version: number;
  readonly state: 'following' | 'building' | 'stopped';
  readonly position: Position;
  /** Seconds for which it has been behind the log; 0 when it is not. */
  readonly lag: number;
  /** The event that it stopped at. */
  readonly poison?: StoppedAt;
}
