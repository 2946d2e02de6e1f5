import { dayOf, type Event, type EventStore, everything, isRefusal, type KeyStore, type ReadStore } from '#kernel';
import { openEventStore } from '#event-store';
import { openKeyStore } from '#key-store';
import { openReadStore } from '#read-store';
import { AskQuery, AskQueryHandler, type QueryAnswer } from '../ask-query.js';
import { type CommandAnswer, ExecuteCommand, ExecuteCommandHandler } from '../execute-command.js';
import { History } from '../history.js';
import type { Logger } from '../logger.js';
import { PersonKeys } from '../person-keys.js';
import { Projector } from '../projector.js';
import { Registry } from '../registry.js';
import { StreamStates } from '../stream-states.js';
import type { Clock } from '../tokens.js';
import { upcasting } from '../upcasting.js';
import { ViewProgress } from '../view-progress.js';
import { notebook } from './notebook.js';

/** A clock that stands still until it is set. */
export class SetClock implements Clock {
  readonly timeZone = 'Africa/Casablanca';
  constructor(private instant = Date.parse('2024-01-01T08:00:00Z')) {}
  now(): number {
    return this.instant;
  }
  today(): string {
    return dayOf(new Date(this.instant).toISOString(), this.timeZone);
  }
  set(instant: string): void {
    this.instant = Date.parse(instant);
  }
}

export const keysInMemory = (clock: Clock): Promise<KeyStore> =>
  openKeyStore('sqlite::memory:', { now: () => clock.now(), warn: () => undefined });

export const handlerOn = (store: EventStore, clock: Clock, registry: Registry, keys: KeyStore): ExecuteCommandHandler =>
  new ExecuteCommandHandler(store, clock, registry, new StreamStates(store), new PersonKeys(keys));

/** The runtime put together by hand, on real stores, with the notebook as its one context. */
export class Bench {
  readonly registry = new Registry([notebook]);
  readonly logged: string[] = [];
  readonly logger: Logger = {
    info: () => undefined,
    warn: (_, message) => void this.logged.push(message),
    error: (_, message) => void this.logged.push(message),
  };
  readonly commands: ExecuteCommandHandler;
  readonly history: History;
  readonly projector: Projector;
  readonly queries: AskQueryHandler;

  private constructor(
    readonly clock: SetClock,
    readonly store: EventStore,
    readonly readStore: ReadStore,
    readonly keys: KeyStore,
    owner: string,
  ) {
    this.commands = this.anotherHandler();
    this.history = new History(store, this.clock);
    const views = [...this.registry.views.values()];
    this.projector = new Projector(store, readStore, views, this.logger, owner);
    this.queries = new AskQueryHandler(
      store,
      readStore,
      this.clock,
      new ViewProgress(readStore, this.projector),
      this.history,
    );
  }

  static async open(eventStoreUrl = 'sqlite::memory:', readStore?: ReadStore, owner = 'one'): Promise<Bench> {
    const clock = new SetClock();
    const store = await openEventStore(eventStoreUrl, { now: () => clock.now() });
    const present = upcasting(store, new Registry([notebook]));
    const bench = new Bench(
      clock,
      present,
      readStore ?? (await openReadStore('memory:')),
      await keysInMemory(clock),
      owner,
    );
    await bench.execute('OpenNotebook', {}, { idempotencyKey: 'open' });
    return bench;
  }

  /** A handler of its own, as another process has one. */
  anotherHandler(): ExecuteCommandHandler {
    return handlerOn(this.store, this.clock, this.registry, this.keys);
  }

  execute(name: string, content: object, options: Partial<ExecuteCommand['options']> = {}) {
    return this.commands.execute(
      new ExecuteCommand(name, content, { network: 'notes', actor: { account: null, organisation: null }, ...options }),
    );
  }

  async done(name: string, content: object, options: Partial<ExecuteCommand['options']> = {}): Promise<CommandAnswer> {
    const answer = await this.execute(name, content, options);
    if (isRefusal(answer)) throw new Error(`refused: ${answer.refused}`);
    return answer;
  }

  async ask(path: string, options: Partial<AskQuery['options']> = {}): Promise<QueryAnswer> {
    const route = this.registry.queries.find((each) => each.path.endsWith(path));
    if (!route) throw new Error(`no route ends with ${path}`);
    const answer = await this.queries.execute(
      new AskQuery(route, {
        path: { network: 'notes' },
        query: {},
        paging: { limit: 50 },
        moment: {},
        language: 'en',
        audience: everything(['notes']),
        ...options,
      }),
    );
    if (isRefusal(answer)) throw new Error(`refused: ${answer.refused}`);
    return answer;
  }

  /** Everything that was recorded, in order. */
  async log(): Promise<readonly Event[]> {
    const events: Event[] = [];
    for await (const batch of this.store.readLog()) events.push(...batch);
    return events;
  }

  async close(): Promise<void> {
    await this.projector.close();
    await this.store.close();
    await this.readStore.close();
  }
}
