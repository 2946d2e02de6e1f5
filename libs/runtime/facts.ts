import { type Aggregate, COMMONS, type EventStore, type Facts, idOf, prefixOf, type Revision, streamOf } from '#kernel';
import { fold, type StreamState, type StreamStates } from './stream-states.js';

/** Facts of one moment, read from the streams themselves, each once; remembers where each stream was read. */
export class StreamFacts implements Facts {
  /** Revision of every stream that was read; -1 where it does not exist. */
  readonly revisions = new Map<string, Revision>();
  private readonly reads = new Map<string, Promise<StreamState<unknown>>>();

  constructor(
    private readonly store: EventStore,
    private readonly states: StreamStates,
    private readonly network: string,
    /** Whether what was last read will do where the log does not answer. */
    private readonly recalls = false,
  ) {}

  async state<State>(aggregate: Aggregate<State>, id: string, network = this.network): Promise<State> {
    return (await this.read(aggregate, id, network)).state;
  }

  async exists(aggregate: Aggregate, id: string, network = this.network): Promise<boolean> {
    return (await this.read(aggregate, id, network)).revision >= 0;
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

  private async read<State>(aggregate: Aggregate<State>, id: string, network: string): Promise<StreamState<State>> {
    const stream = streamOf(homeOf(aggregate, network), aggregate.name, id);
    const reading =
      this.reads.get(stream) ??
      (this.recalls ? this.states.recall(aggregate, stream) : this.states.read(aggregate, stream));
    this.reads.set(stream, reading);
    const read = await reading;
    this.revisions.set(stream, read.revision);
    return read as StreamState<State>;
  }
}

const homeOf = ({ scope }: Aggregate, network: string): string => (scope === 'commons' ? COMMONS : network);
