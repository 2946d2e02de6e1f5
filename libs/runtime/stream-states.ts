import { type Aggregate, type EventStore, type RecordedEvent, type Revision, StoreUnavailable } from '#kernel';

/** Folds events onto a state. */
export const fold = <State>(aggregate: Aggregate<State>, events: readonly RecordedEvent[], from: State): State =>
  events.reduce((state, event) => aggregate.evolve[event.type]?.(state, event as never) ?? state, from);

/** A stream, as far as commands need it. */
export interface StreamState<State> {
  readonly state: State;
  /** -1 where the stream does not exist. */
  readonly revision: Revision;
  /** The commands that wrote to it. */
  readonly commands: ReadonlySet<string>;
}

interface Known extends StreamState<unknown> {
  readonly commands: Set<string>;
}

/** Commands remembered over all streams, before the stream that was least recently read is forgotten. */
const REMEMBERED = 200_000;

/**
 * The present state of streams. What was read is remembered, since events never change; what came after, from whatever process, is read
 * each time.
 */
export class StreamStates {
  private readonly known = new Map<string, Known>();
  private remembered = 0;

  constructor(private readonly store: EventStore) {}

  /** As it was last read where the log does not answer: nobody can have written to it meanwhile. For whoever only reads; {@link read} else. */
  async recall<State>(aggregate: Aggregate<State>, stream: string): Promise<StreamState<State>> {
    try {
      return await this.read(aggregate, stream);
    } catch (error) {
      const known = this.known.get(stream);
      if (!(error instanceof StoreUnavailable) || !known) throw error;
      return known as Known & StreamState<State>;
    }
  }

  async read<State>(aggregate: Aggregate<State>, stream: string): Promise<StreamState<State>> {
    const before = this.known.get(stream) ?? {
      state: aggregate.initialState,
      revision: -1,
      commands: new Set<string>(),
    };
    const events = await this.store.readStream(stream, before.revision < 0 ? {} : { from: before.revision + 1 });
    const state = fold(aggregate, events, before.state as State);
    const after = { state, revision: events.at(-1)?.revision ?? before.revision, commands: before.commands };
    for (const { metadata } of events) after.commands.add(metadata.commandId);
    if (after.revision >= (this.known.get(stream)?.revision ?? 0)) this.remember(stream, after);
    return after;
  }

  private remember(stream: string, state: Known): void {
    this.forget(stream);
    this.known.set(stream, state);
    this.remembered += state.commands.size;
    for (const oldest of this.known.keys()) {
      if (this.remembered <= REMEMBERED) return;
      this.forget(oldest);
    }
  }

  private forget(stream: string): void {
    this.remembered -= this.known.get(stream)?.commands.size ?? 0;
    this.known.delete(stream);
  }
}
