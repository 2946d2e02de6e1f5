import { hash } from 'node:crypto';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import {
  type Actor,
  type Aggregate,
  type Appended,
  type ContentClass,
  type Day,
  type DecisionContext,
  derivedId,
  derivedUuid,
  type Elsewhere,
  type Event,
  type EventStore,
  ExpectedRevisionConflict,
  fieldsOf,
  firstDay,
  idOf,
  InvalidAppend,
  isRefusal,
  type Metadata,
  newId,
  type NewEvent,
  type PartialDate,
  type Position,
  type Refusal,
  type Revision,
  type StreamAppend,
  streamOf,
} from '#kernel';
import { type Address, addressOf, keyedId, newIdBy } from './addressing.js';
import { type Clock, CLOCK, EVENT_STORE } from './tokens.js';
import { PersonForgotten, PersonKeys } from './person-keys.js';
import { StreamFacts } from './facts.js';
import { FoundedNetworks } from './founded-networks.js';
import { refuse } from './problems.js';
import { type ExecutableCommand, Registry } from './registry.js';
import { type StreamState, StreamStates } from './stream-states.js';
import { Turns } from './turns.js';

/** A command on its way: its content is valid, what it asks for is not decided yet. */
export class ExecuteCommand {
  constructor(
    readonly name: string,
    readonly content: object,
    readonly options: {
      readonly network?: string;
      readonly id?: string;
      /** The client's key: a repeat answers what the first one answered. */
      readonly idempotencyKey?: string;
      /** The revision that the client decided on; without it a conflict is decided anew. */
      readonly expected?: Revision;
      readonly occurredOn?: PartialDate;
      readonly source?: string;
      /** Why a text stands although it looks like a beneficiary's record. */
      readonly noBeneficiary?: string;
      readonly actor: Actor;
      readonly correlationId?: string;
      /** What it is one of many that came of: a list that was taken in. */
      readonly causationId?: string;
    },
  ) {}
}

/** What a command led to. */
export interface CommandAnswer {
  readonly id: string;
  readonly revision: Revision;
  readonly position: Position;
  /** Ids of the parts that came to be inside it, such as a workshop's recommendations, in order. */
  readonly parts: readonly string[];
}

/** Everything that stays the same while a command is tried. */
interface Attempt extends Address {
  readonly command: ExecutableCommand;
  readonly envelope: ExecuteCommand;
  readonly commandId: string;
  readonly fingerprint: string;
  readonly today: Day;
  readonly occurredOn: PartialDate;
}

/** A command that was accepted, and what is to be recorded. */
interface Accepted {
  readonly attempt: Attempt;
  /** Of its own stream; -1 where that does not exist yet. */
  readonly revision: Revision;
  readonly decision: readonly Event[];
  readonly elsewhere: readonly Elsewhere[];
  /** Where the streams that the decision relies on were read. */
  readonly read: ReadonlyMap<string, Revision>;
  readonly parts: readonly string[];
}

const answerOf = ({ attempt: { id }, parts }: Accepted, { revisions, position }: Appended): CommandAnswer => ({
  id,
  revision: revisions[0]!,
  position,
  parts,
});

const ATTEMPTS = 20;

/** Of a new thing whose sender names it, nothing is read: the store finds out if it is there already. */
const isNamedAnew = ({ command: { definition }, envelope: { options } }: Attempt): boolean =>
  definition.on === 'new' && options.id !== undefined && options.idempotencyKey === undefined;

const freshOf = ({ initialState }: Aggregate): StreamState<unknown> => ({
  state: initialState as unknown,
  revision: -1,
  commands: new Set(),
});

/** The id that a command with a key gives to what it brings about, known before it is sent. */
export const idOfNew = (aggregate: Aggregate, { options: { actor, idempotencyKey } }: ExecuteCommand): string =>
  newIdBy(keyedId(actor.account, idempotencyKey!), aggregate);

/** Read the stream, fold, decide, append with the revision that was read. One handler for every command of every context. */
@CommandHandler(ExecuteCommand)
export class ExecuteCommandHandler implements ICommandHandler<ExecuteCommand, CommandAnswer | Refusal> {
  private readonly networks: FoundedNetworks;
  /** Commands on one stream would only make each other decide anew; those of other processes still may. */
  private readonly turns = new Turns();

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly registry: Registry,
    private readonly states: StreamStates,
    private readonly persons: PersonKeys,
  ) {
    this.networks = new FoundedNetworks(store);
  }

  async execute(envelope: ExecuteCommand): Promise<CommandAnswer | Refusal> {
    const attempt = this.begin(envelope);
    return (await this.untimely(attempt)) ?? this.turns.take(attempt.stream, () => this.tried(attempt));
  }

  /** Why a command cannot be sent at all: too early, or to no network. */
  private async untimely({ command, network, occurredOn, today }: Attempt): Promise<Refusal | undefined> {
    if (firstDay(occurredOn) > today) return refuse('occurs-in-the-future', { today });
    if (command.aggregate.name === 'network' || (await this.networks.has(network))) return undefined;
    return refuse('network-unknown', { network });
  }

  /**
   * Several commands, none of which relies on another, each decided as if it were sent alone; those that are accepted are recorded
   * together. Where somebody else writes in between, or they are too large together, by fewer.
   */
  async executeAll(envelopes: readonly ExecuteCommand[]): Promise<readonly (CommandAnswer | Refusal)[]> {
    const decided = await this.decideAll(envelopes);
    const appends = await Promise.all(decided.map(async (each) => ('decision' in each ? this.appendsOf(each) : [])));
    if (appends.every((each) => each.length === 0)) return decided as readonly (CommandAnswer | Refusal)[];
    try {
      const appended = await this.store.append(appends.flat());
      let at = 0;
      return decided.map((each, index) => {
        const revisions = appended.revisions.slice(at, (at += appends[index]!.length));
        return 'decision' in each ? answerOf(each, { ...appended, revisions }) : each;
      });
    } catch (error) {
      if (!(error instanceof ExpectedRevisionConflict || error instanceof InvalidAppend)) throw error;
      return this.executeApart(envelopes);
    }
  }

  /** Half of them at a time, and at last each by itself: what cannot be recorded with others may be by itself. */
  private async executeApart(envelopes: readonly ExecuteCommand[]): Promise<readonly (CommandAnswer | Refusal)[]> {
    if (envelopes.length === 1) return [await this.execute(envelopes[0]!)];
    const middle = envelopes.length >>> 1;
    const first = await this.executeAll(envelopes.slice(0, middle));
    return [...first, ...(await this.executeAll(envelopes.slice(middle)))];
  }

  /** What each of several commands would be refused for if it were sent now; nothing is recorded. */
  async tryAll(envelopes: readonly ExecuteCommand[]): Promise<readonly (Refusal | undefined)[]> {
    return (await this.decideAll(envelopes)).map((each) => (isRefusal(each) ? each : undefined));
  }

  /** Facts are read once for all: they are of one moment. */
  private async decideAll(
    envelopes: readonly ExecuteCommand[],
  ): Promise<readonly (Accepted | CommandAnswer | Refusal)[]> {
    const shared = new Map<string, StreamFacts>();
    const factsOf = ({ network }: Attempt): StreamFacts => {
      const facts = shared.get(network) ?? this.factsOf(network);
      shared.set(network, facts);
      return facts;
    };
    return Promise.all(
      envelopes.map(async (envelope) => {
        const attempt = this.begin(envelope);
        return (await this.untimely(attempt)) ?? this.decided(attempt, factsOf(attempt), isNamedAnew(attempt));
      }),
    );
  }

  private factsOf(network: string): StreamFacts {
    return new StreamFacts(this.store, this.states, network);
  }

  private async tried(attempt: Attempt): Promise<CommandAnswer | Refusal> {
    for (let tries = 0; tries < ATTEMPTS; tries++) {
      try {
        return await this.attempt(attempt);
      } catch (error) {
        if (error instanceof InvalidAppend) return refuse('too-large');
        if (error instanceof PersonForgotten) return refuse('person-erased');
        if (!(error instanceof ExpectedRevisionConflict)) throw error;
      }
    }
    return refuse('concurrent-changes');
  }

  private begin(envelope: ExecuteCommand): Attempt {
    const command = this.registry.executable(envelope.name);
    if (!command) throw new Error(`there is no command ${envelope.name}`);
    const { idempotencyKey, actor, occurredOn, source } = envelope.options;
    const today = this.clock.today();
    const commandId = idempotencyKey ? keyedId(actor.account, idempotencyKey) : newId(this.clock.now());
    const address = addressOf(command, commandId, envelope.options);
    const told = [command.name, address.network, envelope.options.id, occurredOn, source, impersonal(envelope.content)];
    const fingerprint = hash('sha256', JSON.stringify(told), 'base64url');
    return {
      command,
      envelope,
      commandId,
      fingerprint,
      ...address,
      today,
      occurredOn: occurredOn ?? today,
    };
  }

  private async attempt(attempt: Attempt): Promise<CommandAnswer | Refusal> {
    const decided = await this.decided(attempt, this.factsOf(attempt.network));
    return 'decision' in decided ? answerOf(decided, await this.store.append(await this.appendsOf(decided))) : decided;
  }

  /** What a command comes to if it is sent now; a repeat, what the first one answered. */
  private async decided(
    attempt: Attempt,
    facts: StreamFacts,
    isNew = false,
  ): Promise<Accepted | CommandAnswer | Refusal> {
    const { command, envelope, stream, network, id } = attempt;
    const { definition, aggregate } = command;
    const { state, revision, commands } = isNew ? freshOf(aggregate) : await this.states.read(aggregate, stream);
    if (commands.has(attempt.commandId)) return this.answerAgain(attempt);
    if (definition.on === 'exists' && revision < 0) return refuse('not-found', { id });
    if (definition.on === 'new' && revision >= 0) return refuse('there-already', { id });
    const { expected } = envelope.options;
    if (expected !== undefined && expected !== revision) return refuse('revision-mismatch', { actual: revision });

    const found: unknown = await command.facts?.(envelope.content, facts, id, network);
    if (isRefusal(found)) return found;
    let ids = 0;
    const context = this.contextOf(attempt, found, () => partId(attempt, ids++));
    const decision = definition.decide(envelope.content, state, context);
    if (isRefusal(decision)) return decision;
    const elsewhere = definition.also?.(envelope.content, state, context) ?? [];
    const parts = ids === 0 ? [] : partsOf(attempt, decision);
    return { attempt, revision, decision, elsewhere, read: facts.revisions, parts };
  }

  private async appendsOf({
    attempt,
    revision,
    decision,
    elsewhere,
    read,
  }: Accepted): Promise<readonly StreamAppend[]> {
    const { stream } = attempt;
    const events = await this.written(attempt, stream, decision);
    return [
      { stream, expected: revision < 0 ? 'none' : revision, events },
      ...(await Promise.all(elsewhere.map((each) => this.elsewhere(attempt, each, read)))),
    ];
  }

  private contextOf(attempt: Attempt, facts: unknown, newId: () => string): DecisionContext<unknown> {
    const { envelope, network, id, today, occurredOn } = attempt;
    return {
      network,
      id,
      occurredOn,
      today,
      now: new Date(this.clock.now()).toISOString(),
      account: envelope.options.actor.account,
      newId,
      facts,
    };
  }

  private written(attempt: Attempt, stream: string, events: readonly Event[]): Promise<readonly NewEvent[]> {
    const { commandId, fingerprint, network, envelope, occurredOn } = attempt;
    const { actor, source, noBeneficiary, correlationId, causationId } = envelope.options;
    const common = {
      commandId,
      fingerprint,
      correlationId: correlationId ?? commandId,
      causationId: causationId ?? commandId,
      actor,
      network,
      occurredOn,
    };
    const written = events.map(async ({ type, data }, index) => {
      const metadata: Metadata = {
        schemaVersion: this.registry.versions.get(type) ?? 1,
        ...common,
        ...(source ? { source } : {}),
        ...(noBeneficiary ? { noBeneficiary } : {}),
      };
      const id = derivedUuid(commandId, stream, String(index));
      return { id, type, data: await this.sealed(type, data, idOf(stream)), metadata };
    });
    return Promise.all(written);
  }

  /** Event data, with what is personal sealed. */
  private async sealed(type: string, data: unknown, id: string): Promise<unknown> {
    const personal = this.registry.personal.get(type);
    if (!personal) return data;
    const plain = data as Readonly<Record<string, string | undefined>>;
    const person = personal.person(plain, id);
    const told = personal.fields.filter((field) => plain[field] !== undefined);
    const sealed = told.map(async (field) => [field, await this.persons.seal(person, plain[field]!)] as const);
    return { ...plain, ...Object.fromEntries(await Promise.all(sealed)) };
  }

  private async elsewhere(
    attempt: Attempt,
    { aggregate, id, expected, events }: Elsewhere,
    read: ReadonlyMap<string, Revision>,
  ): Promise<StreamAppend> {
    const stream = streamOf(attempt.network, aggregate, id);
    const revision = read.get(stream);
    const relied = revision === undefined ? expected : revision < 0 ? 'none' : revision;
    return { stream, expected: relied, events: await this.written(attempt, stream, events) };
  }

  /** What the first one answered, found in the events themselves: so also after a restart, in every store. */
  private async answerAgain(attempt: Attempt): Promise<CommandAnswer | Refusal> {
    const { command, commandId, fingerprint, id, stream } = attempt;
    const events = (await this.store.readStream(stream)).filter(({ metadata }) => metadata.commandId === commandId);
    const own = events.at(-1)!;
    if (own.metadata.fingerprint !== fingerprint) return refuse('idempotency-key-reused');
    let position = own.position;
    if (command.definition.also) {
      for await (const later of this.store.readLog({ after: own.position, limit: 2_000 }))
        for (const event of later) if (event.metadata.commandId === commandId) position = event.position;
    }
    return { id, revision: own.revision, position, parts: partsOf(attempt, events) };
  }
}

/** A command's content without what is personal: a hash of a telephone number is as good as the number. */
const impersonal = (content: object): object =>
  Object.fromEntries(
    Object.entries(content).filter(([name]) => !fieldsOf(content.constructor as ContentClass).get(name)?.personal),
  );

/** Of its own stream: one key used for two things does not give their parts one id. */
const partId = ({ commandId, stream }: Attempt, index: number): string =>
  derivedId(commandId, stream, 'part', String(index));

/** The ids that a command gave to parts, found again in its events: so a repeat can answer them too. */
function partsOf(attempt: Attempt, events: readonly Event[]): readonly string[] {
  const text = JSON.stringify(events.map(({ data }) => data));
  const parts: string[] = [];
  for (let id = partId(attempt, 0); text.includes(id); id = partId(attempt, parts.length)) parts.push(id);
  return parts;
}
