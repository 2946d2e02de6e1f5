import { Query } from 'mingo';
import {
  type Aggregate,
  type Document,
  type Event,
  type Facts,
  type Find,
  idOf,
  parseStream,
  type Reader,
  type RecordedEvent,
  type View,
} from '#kernel';
import { project, recorded } from '#kernel/testing';

/** What a network has told so far, as decisions and queries see it. */
export class Told implements Facts, Reader {
  private readonly events: RecordedEvent[] = [];

  constructor(private readonly network = 'pnpm') {}

  /** Adds what happened to one thing on one day. */
  tell(aggregate: Aggregate, id: string, occurredOn: string, ...events: readonly Event[]): this {
    return this.tellBy(null, aggregate, id, occurredOn, ...events);
  }

  /** The same, told by an organisation. */
  tellBy(
    organisation: string | null,
    aggregate: Aggregate,
    id: string,
    occurredOn: string,
    ...events: readonly Event[]
  ): this {
    const network = aggregate.scope === 'commons' ? 'commons' : this.network;
    const recordedAt = '2024-03-01T09:00:00.000Z';
    for (const event of events) {
      const { metadata, ...told } = recorded(event, aggregate, this.events.length, {
        network,
        id,
        occurredOn,
        recordedAt,
      });
      this.events.push({ ...told, metadata: { ...metadata, actor: { account: null, organisation } } });
    }
    return this;
  }

  async state<State>(aggregate: Aggregate<State>, id: string): Promise<State> {
    return (await this.all(aggregate)).get(id) ?? aggregate.initialState;
  }

  async exists(aggregate: Aggregate, id: string): Promise<boolean> {
    return (await this.all(aggregate)).has(id);
  }

  all<State>(aggregate: Aggregate<State>): Promise<ReadonlyMap<string, State>> {
    const states = new Map<string, State>();
    for (const event of this.events) {
      if (parseStream(event.stream).aggregate !== aggregate.name) continue;
      const id = idOf(event.stream);
      states.set(id, aggregate.evolve[event.type]!(states.get(id) ?? aggregate.initialState, event as never));
    }
    return Promise.resolve(states);
  }

  async get<Doc extends Document>(view: View<Doc>, id: string): Promise<Doc | undefined> {
    return (await this.getMany(view, [id]))[0];
  }

  getMany<Doc extends Document>(view: View<Doc>, ids: readonly string[]): Promise<readonly Doc[]> {
    return this.find(view, { filter: { id: { $in: ids } } });
  }

  find<Doc extends Document>(view: View<Doc>, { filter = {} }: Find = {}): Promise<readonly Doc[]> {
    const query = new Query(filter);
    return Promise.resolve(
      [...project(view, this.events).values()].filter((document) => query.test(document as never)),
    );
  }

  async count<Doc extends Document>(view: View<Doc>, filter: Find['filter'] = {}): Promise<number> {
    return (await this.find(view, { filter })).length;
  }
}
