import { randomUUID } from 'node:crypto';
import type { EventStore, Metadata, NewEvent, ReadLog, RecordedEvent } from '#kernel';

/** A network that no other test writes to; its name is a prefix of no other's. */
export const newNetwork = (): string => `n${randomUUID().slice(0, 13)}`;

const metadata: Metadata = {
  schemaVersion: 1,
  commandId: 'c1',
  fingerprint: 'f1',
  correlationId: 'r1',
  causationId: 'c1',
  actor: { account: 'a1', organisation: 'o1' },
  network: 'pnpm',
  occurredOn: '2015-12',
};

/** An event that was never written. */
export const newEvent = (type = 'Noted', data: unknown = {}): NewEvent => ({ id: randomUUID(), type, data, metadata });

export const newEvents = (count: number): NewEvent[] =>
  Array.from({ length: count }, (_, index) => newEvent('Noted', { index }));

export const idsOf = (events: readonly { id: string }[]): string[] => events.map((event) => event.id);

/** The part of the log that is asked for, in one piece. */
export async function readAll(store: EventStore, options: ReadLog): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const batch of store.readLog(options)) events.push(...batch);
  return events;
}

/** Waits until something holds, asking again and again for at most 20 s. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('did not come true in 20 s');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
