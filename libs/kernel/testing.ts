import { validateSync } from 'class-validator';
import type { Aggregate, CommandDefinition, DecisionContext } from './decider.js';
import type { Event, Metadata, RecordedEvent } from './event.js';
import { contentOf, unknownFields } from './fields.js';
import { derivedId, derivedUuid } from './id.js';
import { isRefusal, type Refusal } from './problem.js';
import { streamOf } from './stream.js';
import { type Document, evolveDocument, touchedBy, type View } from './view.js';

/** Where and when the events of a specification happen, as far as it matters to it. */
export interface Setting {
  readonly network?: string;
  readonly id?: string;
  readonly occurredOn?: string;
  readonly recordedAt?: string;
  readonly account?: string;
}

const DEFAULTS = {
  network: 'pnpm',
  id: derivedId('specification'),
  occurredOn: '2024-03-01',
  recordedAt: '2024-03-01T09:00:00.000Z',
};

/** An event as the store would give it back. `position` orders it among others. */
export function recorded<E extends Event>(
  event: E,
  aggregate: Pick<Aggregate, 'name'>,
  position: number,
  setting: Setting = {},
): RecordedEvent<E> & E {
  const { network, id, occurredOn, recordedAt } = { ...DEFAULTS, ...setting };
  const metadata: Metadata = {
    schemaVersion: 1,
    commandId: `c${position}`,
    fingerprint: '',
    correlationId: `c${position}`,
    causationId: `c${position}`,
    actor: { account: setting.account ?? null, organisation: null },
    network,
    occurredOn,
  };
  return {
    ...event,
    id: derivedUuid(String(position)),
    metadata,
    stream: streamOf(network, aggregate.name, id),
    revision: position,
    position,
    recordedAt,
  };
}

/** An event with a date of its own, where the specification's does not do. */
export const on = <E extends Event>(occurredOn: string, event: E): E & { occurredOn: string } => ({
  ...event,
  occurredOn,
});

/** Given what happened in an aggregate, when somebody commands, then what becomes true or why not. */
export function given<State, E extends Event>(
  aggregate: Aggregate<State, E>,
  events: readonly (E & { readonly occurredOn?: string })[] = [],
  setting: Setting = {},
) {
  const { network, id, occurredOn, recordedAt } = { ...DEFAULTS, ...setting };
  const state = events.reduce<State>(
    (folded, { occurredOn: own, ...event }, index) =>
      aggregate.evolve[event.type as E['type']](
        folded,
        recorded(event as unknown as E, aggregate, index, own ? { ...setting, occurredOn: own } : setting) as never,
      ),
    aggregate.initialState,
  );
  return {
    state,
    when(name: string, content: object = {}, facts: unknown = undefined) {
      const definition = aggregate.commands[name] as CommandDefinition<State, E> | undefined;
      if (!definition) throw new Error(`${aggregate.name} knows no command ${name}`);
      const made = contentOf(definition.content, content);
      const errors = [
        ...validateSync(made, { forbidUnknownValues: false }),
        ...unknownFields(definition.content, content),
      ];
      if (errors.length > 0) throw new Error(`${name}: ${errors.join('; ')}`);
      let ids = 0;
      const context: DecisionContext<unknown> = {
        network,
        id,
        occurredOn,
        today: recordedAt.slice(0, 10),
        now: recordedAt,
        account: setting.account ?? null,
        newId: () => derivedId(name, String(ids++)),
        facts,
      };
      const decision = definition.decide(made, state, context);
      return {
        decision,
        /** The events that became true. */
        get events(): readonly E[] {
          if (isRefusal(decision)) throw new Error(`refused: ${decision.refused} ${JSON.stringify(decision.values)}`);
          return decision as readonly E[];
        },
        /** What becomes true in other streams. */
        get elsewhere() {
          return definition.also?.(made, state, context) ?? [];
        },
        /** The code of the refusal. */
        get refusal(): string | undefined {
          return isRefusal(decision) ? (decision as Refusal).refused : undefined;
        },
      };
    },
  };
}

/** Given recorded events, the documents that a view makes of them, by id. */
export function project<Doc extends Document>(
  view: View<Doc>,
  events: readonly RecordedEvent[],
): ReadonlyMap<string, Doc> {
  const documents = new Map<string, Doc>();
  for (const event of events) {
    for (const id of touchedBy(view, event)) {
      const document = evolveDocument(view, documents.get(id), event, id);
      if (document) documents.set(id, document);
    }
  }
  return documents;
}
