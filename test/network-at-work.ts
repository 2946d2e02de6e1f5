import {
  type Actor,
  type Audience,
  type Context,
  contentOf,
  everything,
  isRefusal,
  type EventStore,
  type Moment,
  type Page,
  type Reading,
  type ReadStore,
} from '#kernel';
import { openEventStore } from '#event-store';
import { openReadStore } from '#read-store';
import {
  AskQuery,
  AskQueryHandler,
  type CommandAnswer,
  ExecuteCommand,
  type ExecuteCommandHandler,
  History,
  Projector,
  Registry,
  ViewProgress,
} from '#runtime';
import { handlerOn, keysInMemory, SetClock } from '../libs/runtime/testing/bench.js';

const NETWORK = 'pnpm';
const NOBODY: Actor = { account: null, organisation: null };

interface Telling {
  readonly id?: string;
  readonly occurredOn?: string;
  readonly actor?: Actor;
}

const reading = (what: Reading): Audience => ({
  account: null,
  networks: new Map([[NETWORK, what]]),
  operates: false,
});

/** Somebody who reads what is public to the network. */
export const observer = reading({ reads: 'public', own: new Set() });

/** Somebody who acts for organisations of the network, or for none. */
export const actingFor = (...organisations: readonly string[]): Audience =>
  reading({ reads: 'members', own: new Set(organisations) });

/** A network at work on real stores in memory, for specifications of what is asked through several contexts. */
export class NetworkAtWork {
  private constructor(
    private readonly clock: SetClock,
    private readonly registry: Registry,
    private readonly store: EventStore,
    private readonly readStore: ReadStore,
    private readonly projector: Projector,
    private readonly commands: ExecuteCommandHandler,
  ) {}

  /** Founds the network and begins to project. */
  static async open(contexts: readonly Context[]): Promise<NetworkAtWork> {
    const clock = new SetClock(Date.parse('2024-03-01T09:00:00Z'));
    const registry = new Registry(contexts);
    const views = [...registry.views.values()];
    const store = await openEventStore('sqlite::memory:', { now: () => clock.now() });
    const readStore = await openReadStore('memory:');
    const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const projector = new Projector(store, readStore, views, silent, 'specification');
    const commands = handlerOn(store, clock, registry, await keysInMemory(clock));
    const network = new NetworkAtWork(clock, registry, store, readStore, projector, commands);
    await readStore.prepare(views);
    await projector.start();
    await network.done('FoundNetwork', { kind: 'national-platform', name: { fr: 'PNPM' } }, { occurredOn: '2009' });
    return network;
  }

  /** Moves to a day, at nine in the morning. */
  today(day: string): void {
    this.clock.set(`${day}T09:00:00.000Z`);
  }

  execute(name: string, content: object = {}, { id, occurredOn, actor = NOBODY }: Telling = {}) {
    const { definition } = this.registry.commands.get(name)!;
    const command = new ExecuteCommand(name, contentOf(definition.content, content), {
      ...{ network: NETWORK, id, occurredOn, actor },
    });
    return this.commands.execute(command);
  }

  /** Commands what is accepted. */
  async done(name: string, content: object = {}, telling: Telling = {}): Promise<CommandAnswer> {
    const answer = await this.execute(name, content, telling);
    if (isRefusal(answer)) throw new Error(`refused: ${answer.refused} ${JSON.stringify(answer.values)}`);
    return answer;
  }

  /** Commands what is refused, and answers with which code. */
  async refused(name: string, content: object = {}, telling: Telling = {}): Promise<string | undefined> {
    const answer = await this.execute(name, content, telling);
    return isRefusal(answer) ? answer.refused : undefined;
  }

  /** Registers an organisation and admits it to the network. */
  async member(acronym: string, occurredOn = '2010'): Promise<string> {
    const { id } = await this.done('RegisterOrganisation', { kind: 'association', name: { fr: acronym }, acronym });
    await this.done('AdmitMember', { category: 'full' }, { id, occurredOn });
    return id;
  }

  /** Asks for what stands below the network's own path, or the root where it begins with `/`, once everything told so far can be seen. */
  async ask<Body = Page<Record<string, unknown>>>(
    path: string,
    query: object = {},
    moment: Moment = {},
    audience: Audience = everything([NETWORK]),
  ): Promise<Body> {
    const [, id] = /\/([0-9A-Z]{26})/.exec(path) ?? [];
    const below = id ? path.replace(id, ':id') : path;
    const pattern = below.startsWith('/') ? below : `/networks/:network/${below}`;
    const route = this.registry.queries.find((each) => each.path === pattern)!;
    const options = {
      path: { ...(path.startsWith('/') ? {} : { network: NETWORK }), ...(id && { id }) },
      query,
      paging: { limit: 50 },
      language: 'fr',
      audience,
    } as const;
    const progress = new ViewProgress(this.readStore, this.projector);
    const handler = new AskQueryHandler(
      this.store,
      this.readStore,
      this.clock,
      progress,
      new History(this.store, this.clock),
    );
    const waitFor = await this.store.lastPosition();
    const answer = await handler.execute(new AskQuery(route, { ...options, moment, waitFor }));
    return (isRefusal(answer) ? answer : answer.body) as Body;
  }

  async close(): Promise<void> {
    await this.projector.close();
    await this.store.close();
    await this.readStore.close();
  }
}
