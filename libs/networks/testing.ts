import { Query } from 'mingo';
import {
  everything,
  type Aggregate,
  type AnswerRoute,
  type Audience,
  COMMONS,
  contentOf,
  type Day,
  derivedId,
  type Document,
  effectiveDay,
  type Event,
  type Facts,
  type Filter,
  type Find,
  idOf,
  isRefusal,
  type ListRoute,
  type QueryContext,
  type Reader,
  type RecordedEvent,
  type Refusal,
  streamOf,
  type View,
} from '#kernel';
import { project, recorded } from '#kernel/testing';
import { networks } from './index.js';

const TODAY = '2024-03-01';
const NOW = `${TODAY}T09:00:00.000Z`;

type Path = Readonly<Record<string, string>>;
type Parameters = Readonly<Record<string, unknown>>;
interface About {
  readonly network?: string;
  readonly id?: string;
  readonly on?: string;
}

/** What queries read from: the documents that the views make of events. */
class Documents implements Reader {
  constructor(private readonly events: readonly RecordedEvent[]) {}

  async get<Doc extends Document>(view: View<Doc>, id: string): Promise<Doc | undefined> {
    return project(view, this.events).get(id);
  }
  async getMany<Doc extends Document>(view: View<Doc>, ids: readonly string[]): Promise<readonly Doc[]> {
    return this.find(view, { filter: { id: { $in: ids } } });
  }
  async find<Doc extends Document>(
    view: View<Doc>,
    { filter = {}, sort = { id: 1 } }: Find = {},
  ): Promise<readonly Doc[]> {
    return new Query(filter)
      .find<Doc>([...project(view, this.events).values()])
      .sort({ ...sort })
      .all();
  }
  async count<Doc extends Document>(view: View<Doc>, filter: Filter = {}): Promise<number> {
    return (await this.find(view, { filter })).length;
  }
}

/** All that was told so far: commands are decided with the facts of other streams, and queries are asked of what came of it. */
export class Told {
  private readonly events: RecordedEvent[] = [];
  private commands = 0;

  /** Tells something; answers the id of what it is about, or the code of the refusal. */
  async tell(
    name: string,
    content: object,
    { network: key = 'pnpm', id: named, on = TODAY }: About = {},
  ): Promise<string> {
    const aggregate: Aggregate = networks.aggregates.find((each) => name in each.commands)!;
    const definition = aggregate.commands[name]!;
    const network = aggregate.scope === 'commons' ? COMMONS : key;
    const id = named ?? (definition.on === 'new' ? derivedId(name, String(this.commands)) : network);
    const command = contentOf(definition.content, content);
    const facts = await networks.facts[name]?.(command, this.factsOf(network), id, network);
    if (isRefusal(facts)) return facts.refused;
    const commandId = `${this.commands++}`;
    const newId = () => derivedId('part', commandId);
    const context = { network, id, occurredOn: on, today: TODAY, now: NOW, account: null, newId, facts };
    const state: unknown = this.stateOf(aggregate, id, network);
    const decision = definition.decide(command, state, context);
    if (isRefusal(decision)) return decision.refused;
    const elsewhere = definition.also?.(command, state, context) ?? [];
    this.write(aggregate.name, id, network, on, decision);
    for (const each of elsewhere) this.write(each.aggregate, each.id, network, on, each.events);
    return id;
  }

  /** The rows of a list in its usual order. */
  async list<Row = Document>(
    path: string,
    at: Path,
    query: Parameters = {},
    asOf?: Day,
    audience?: Audience,
  ): Promise<readonly Row[]> {
    const route = networks.queries.find((each): each is ListRoute => each.path === path && each.kind === 'list')!;
    const context = this.contextOf(at, query, asOf, audience);
    const [by] = route.sorts;
    const documents = await context.reader.find(route.view, { filter: await route.where(context), sort: { [by]: 1 } });
    return (route.present ? await route.present(documents, context) : documents) as readonly Row[];
  }

  async answer<Answer extends object>(path: string, at: Path, asOf?: Day): Promise<Answer | Refusal> {
    const route = networks.queries.find((each): each is AnswerRoute => each.path === path && each.kind === 'answer')!;
    return route.run(this.contextOf(at, {}, asOf)) as Promise<Answer | Refusal>;
  }

  /** What decisions in a network may know of other streams. */
  factsOf(network = 'pnpm'): Facts {
    return {
      state: async (aggregate, id, other = network) => this.stateOf(aggregate, id, other),
      exists: async (aggregate, id, other = network) => this.stateOf(aggregate, id, other) !== aggregate.initialState,
      all: async (aggregate) => {
        const prefix = streamOf(network, aggregate.name, '');
        const ids = this.events.filter(({ stream }) => stream.startsWith(prefix)).map(({ stream }) => idOf(stream));
        return new Map(ids.map((id) => [id, this.stateOf(aggregate, id, network)]));
      },
    };
  }

  private write(aggregate: string, id: string, network: string, occurredOn: string, events: readonly Event[]): void {
    for (const event of events)
      this.events.push(
        recorded(event, { name: aggregate }, this.events.length, { network, id, occurredOn, recordedAt: NOW }),
      );
  }

  private stateOf<State>(aggregate: Aggregate<State>, id: string, network: string): State {
    const stream = streamOf(aggregate.scope === 'commons' ? COMMONS : network, aggregate.name, id);
    const own = this.events.filter((event) => event.stream === stream);
    return own.reduce<State>(
      (state, event) => aggregate.evolve[event.type]!(state, event as never),
      aggregate.initialState,
    );
  }

  private contextOf(
    path: Path,
    query: Parameters,
    asOf: Day = TODAY,
    audience = everything(['pnpm']),
  ): QueryContext<Parameters> {
    const counting = this.events.filter(({ metadata }) => effectiveDay(metadata.occurredOn, TODAY) <= asOf);
    const log = {
      readLog: () => {
        throw new Error('these queries read views');
      },
    };
    const readerAsOf = () => Promise.reject(new Error('these queries compare no days'));
    return { reader: new Documents(counting), readerAsOf, log, path, query, today: asOf, language: 'fr', audience };
  }
}
