import { evolveDocument, type RecordedEvent, touchedBy, typesOf } from '#kernel';
import { recorded } from '#kernel/testing';
import type { Registry } from '#runtime';

/** An event as some version of the software wrote it to disk. */
export interface EventFixture {
  readonly type: string;
  readonly version: number;
  readonly data: unknown;
}

const key = ({ type, version }: Omit<EventFixture, 'data'>): string => `${type} ${version}`;

/** Every event type in every version ever written, such as `MemberJoined 1`. */
function known(registry: Registry): ReadonlySet<string> {
  const versions = [...registry.versions].flatMap(([type, present]) =>
    Array.from({ length: present }, (_, index) => key({ type, version: index + 1 })),
  );
  return new Set(versions);
}

/** What is known and has no fixture. */
export function withoutFixture(registry: Registry, fixtures: readonly EventFixture[]): readonly string[] {
  return [...known(registry).difference(new Set(fixtures.map(key)))];
}

/** Fixtures of what nobody knows. */
export function withoutType(registry: Registry, fixtures: readonly EventFixture[]): readonly string[] {
  return [...new Set(fixtures.map(key)).difference(known(registry))];
}

/** The fixtures of one aggregate as its stream, each event as the present software reads it. */
export function streamOf(
  registry: Registry,
  aggregate: string,
  fixtures: readonly EventFixture[],
): readonly RecordedEvent[] {
  const { name, evolve } = registry.aggregates.get(aggregate)!;
  return fixtures
    .filter(({ type }) => Object.hasOwn(evolve, type))
    .map(({ type, version, data }, position) =>
      recorded({ type, data: registry.upcast(type, version, data) }, { name }, position),
    );
}

/** Loads events as a start of the system would: into their aggregate, and into every view that listens to them. */
export function load(registry: Registry, aggregate: string, events: readonly RecordedEvent[]): void {
  const { evolve, initialState } = registry.aggregates.get(aggregate)!;
  events.reduce<unknown>((state, event) => evolve[event.type]!(state, event as never), initialState);
  for (const view of registry.views.values()) {
    const documents = new Map<string, object>();
    for (const event of events.filter(({ type }) => typesOf(view).has(type))) {
      for (const id of touchedBy(view, event)) {
        const document = evolveDocument(view, documents.get(id) as never, event, id);
        if (document) documents.set(id, document);
      }
    }
  }
}
