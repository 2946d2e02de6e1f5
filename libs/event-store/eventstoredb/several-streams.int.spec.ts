import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStoreDBClient } from '@eventstore/db-client';
import type { EventStore, StreamAppend } from '#kernel';
import { SpawnedServer } from '../../../test/servers/eventstoredb/spawn.js';
import { eventually, idsOf, newEvents, newNetwork } from '../contract/given.contract.js';
import { proposed } from './events.js';
import { openEventStoreDb } from './eventstoredb-event-store.js';
import { INTENTS, intentNote } from './several-streams.js';
import type { Note } from './streams.js';

/** What a process that died among the steps of an append to two streams left behind, and what becomes of it. */
describe('appends to several EventStoreDB streams that were left half-done', () => {
  const server = new SpawnedServer();
  let client: EventStoreDBClient;
  let store: EventStore;

  beforeAll(async () => {
    await server.start();
    client = EventStoreDBClient.connectionString(server.url);
    store = openEventStoreDb(server.url, { timeLimit: 300 });
  });
  afterAll(async () => {
    await store.close();
    await client.dispose();
    await server.dispose();
  });

  const write = (stream: string, notes: readonly Note[]) => client.appendToStream(stream, notes.map(proposed));
  const newWrites = (): [StreamAppend, StreamAppend] => {
    const network = newNetwork();
    return [
      { stream: `${network}.workshop-1`, expected: 'none', events: newEvents(2) },
      { stream: `${network}.actionItem-1`, expected: 'none', events: newEvents(1) },
    ];
  };
  const content = async ({ stream }: StreamAppend) => idsOf(await store.readStream(stream));
  const intend = async (writes: readonly StreamAppend[]) => {
    const note = intentNote({ writes });
    await write(INTENTS, [note]);
    return note.id;
  };
  const endOf = async (intent: string) => {
    const notes = await store.readStream(INTENTS);
    return notes.find(({ data }) => (data as { intent?: string }).intent === intent)?.type;
  };
  const becomes = (intent: string, end: string | undefined) => eventually(async () => (await endOf(intent)) === end);

  it('after the intent: are written whole', async () => {
    const [leading, other] = newWrites();
    await becomes(await intend([leading, other]), 'AppendCompleted');
    expect(await content(leading)).toEqual(idsOf(leading.events));
    expect(await content(other)).toEqual(idsOf(other.events));
  });

  it('after the leading stream: get the others', async () => {
    const [leading, other] = newWrites();
    const intent = await intend([leading, other]);
    await write(leading.stream, leading.events);
    await becomes(intent, 'AppendCompleted');
    expect(await content(leading)).toEqual(idsOf(leading.events));
    expect(await content(other)).toEqual(idsOf(other.events));
  });

  it('after the leading stream, while another moved on: are added to it', async () => {
    const [leading, other] = newWrites();
    const intent = await intend([leading, other]);
    await write(leading.stream, leading.events);
    const between = newEvents(1);
    await write(other.stream, between);
    await becomes(intent, 'AppendCompleted');
    expect(await content(other)).toEqual(idsOf([...between, ...other.events]));
  });

  it('after all streams: only get their end', async () => {
    const [leading, other] = newWrites();
    const intent = await intend([leading, other]);
    await write(leading.stream, leading.events);
    await write(other.stream, other.events);
    await becomes(intent, 'AppendCompleted');
    expect(await content(leading)).toEqual(idsOf(leading.events));
    expect(await content(other)).toEqual(idsOf(other.events));
  });

  it('after the intent, while the leading stream moved on: are abandoned', async () => {
    const [leading, other] = newWrites();
    const intent = await intend([leading, other]);
    const between = newEvents(1);
    await write(leading.stream, between);
    await becomes(intent, 'AppendAbandoned');
    expect(await content(leading)).toEqual(idsOf(between));
    expect(await content(other)).toEqual([]);
  });

  it('after the intent, while another stream moved on: wait for the leading stream to decide', async () => {
    const [leading, other] = newWrites();
    const between = newEvents(1);
    await write(other.stream, between);
    const undecided = await intend([leading, other]);
    const later = newWrites();
    await becomes(await intend(later), 'AppendCompleted');
    expect(await endOf(undecided)).toBeUndefined();
    expect(await content(leading)).toEqual([]);
    await write(leading.stream, newEvents(1));
    await becomes(undecided, 'AppendAbandoned');
    expect(await content(other)).toEqual(idsOf(between));
  });

  it.each(['none', 'any'] as const)(
    'told again before that, expected at %s: are completed and answered',
    async (expected) => {
      const [leading, other] = newWrites();
      await intend([leading, other]);
      await write(leading.stream, leading.events);
      const { revisions } = await store.append([leading, other].map((write) => ({ ...write, expected })));
      expect(revisions).toEqual([1, 0]);
      expect(await content(leading)).toEqual(idsOf(leading.events));
      expect(await content(other)).toEqual(idsOf(other.events));
    },
  );

  it('take no room for ever', async () => {
    const finished = Array.from({ length: 1_000 }, () => newWrites()).map((writes) => intentNote({ writes }).id);
    await write(
      INTENTS,
      finished.map((intent): Note => ({ id: intent, type: 'AppendAbandoned', data: { intent } })),
    );
    await eventually(async () => (await store.readStream(INTENTS)).length < 1_000);
    const [leading, other] = newWrites();
    await becomes(await intend([leading, other]), 'AppendCompleted');
  });
});
