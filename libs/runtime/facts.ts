import {
  type Aggregate,
  COMMONS,
  type EventStore,
  type Facts,
  idOf,
  prefixOf,
  type RecordedEvent,
  type Revision,
  streamOf,
} from '#kernel';

/** Folds events onto a state. */
export const fold = <State>(aggregate: Aggregate<State>, events: readonly RecordedEvent[], from: State): State =>
  events.reduce((state, event) => aggregate.evolve[event.type]?.(state, event as never) ?? state, from);

/** Facts for one command, read from the streams themselves; remembers where each stream was read. */
export class StreamFacts implements Facts {
  /** Revision of every stream that was read; -1 where it does not exist. */
  readonly revisions = new Map<string, Revision>();

  constructor(
    private readonly store: EventStore,
    private readonly network: string,
  ) {}

  async state<State>(aggregate: Aggregate<State>, id: string, network = this.network): Promise<State> {
    return fold(aggregate, await this.read(aggregate, id, network), aggregate.initialState);
  }

  async exists(aggregate: Aggregate, id: string, network = this.network): Promise<boolean> {
    return (await this.read(aggregate, id, network)).length > 0;
  }

  async all<State>(aggregate: Aggregate<State>): Promise<ReadonlyMap<string, State>> {
    const states = new Map<string, State>();
    for await (const events of this.store.readLog({
      prefix: prefixOf(homeOf(aggregate, this.network), aggregate.name),
    })) {
      for (const event of events) {
        const id = idOf(event.stream);
        states.set(id, fold(aggregate, [event], states.get(id) ?? aggregate.initialState));
        this.revisions.set(event.stream, event.revision);
      }
    }
    return states;
  }

  private async read(aggregate: Aggregate, id: string, network: string): Promise<readonly RecordedEvent[]> {
    const stream = streamOf(homeOf(aggregate, network), aggregate.name, id);
    const events = await this.store.readStream(stream);
    this.revisions.set(stream, events.at(-1)?.revision ?? -1);
    return events;
  }
}

const homeOf = ({ scope }: Aggregate, network: string): string => (scope === 'commons' ? COMMONS : network);
