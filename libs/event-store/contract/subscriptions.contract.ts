import { afterEach, expect, it } from '@jest/globals';
import { type Batch, BEGINNING, type EventStore, type Position, type RecordedEvent, type Subscription } from '#kernel';
import type { Suite } from '../event-store.contract.js';
import { eventually, idsOf, newEvents, newNetwork } from './given.contract.js';

/** Catch-up subscriptions. */
export function subscriptions(suite: Suite): void {
  const running: Subscription[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((subscription) => subscription.close()));
  });

  /** Follows the log and remembers what it was handed. */
  const follow = (after: Position, handle: (batch: Batch) => Promise<void> = async () => {}, store = suite.store) => {
    const batches: Batch[] = [];
    const subscription = store.subscribe({
      after,
      async handle(batch) {
        batches.push(batch);
        await handle(batch);
      },
    });
    running.push(subscription);
    const events = (network = ''): RecordedEvent[] =>
      batches.flatMap((batch) => batch.events).filter(({ stream }) => stream.startsWith(network));
    return { subscription, batches, events };
  };
  const write = async (network: string, count = 1, store: EventStore = suite.store) => {
    const events = newEvents(count);
    const { position } = await store.append([{ stream: `${network}.workshop-1`, expected: 'any', events }]);
    return { ids: idsOf(events), position };
  };

  it('hands over what there is and then what comes, in order and once', async () => {
    const network = newNetwork();
    const before = await write(network, 5);
    const seen = follow(BEGINNING);
    await eventually(() => seen.batches.some(({ caughtUp }) => caughtUp));
    expect(idsOf(seen.events(network))).toEqual(before.ids);
    const live = [await write(network), await write(network, 3), await write(network)];
    const all = [...before.ids, ...live.flatMap(({ ids }) => ids)];
    await eventually(() => seen.events(network).length >= all.length);
    expect(idsOf(seen.events(network))).toEqual(all);
    expect(seen.events(network)).toEqual(await suite.store.readStream(`${network}.workshop-1`));
  });

  it('begins after its position', async () => {
    const network = newNetwork();
    const { position } = await write(network, 2);
    const after = await write(network, 2);
    const seen = follow(position);
    await eventually(() => seen.events().length > 0);
    expect(idsOf(seen.events())).toEqual(after.ids);
  });

  it('says when there is nothing to catch up with', async () => {
    const { position } = await write(newNetwork());
    const seen = follow(position);
    await eventually(() => seen.batches.length > 0);
    expect(seen.batches[0]).toEqual({ events: [], position: expect.any(Number), caughtUp: true });
  });

  it('hands over a long log in batches of which only the last is caught up', async () => {
    const network = newNetwork();
    const start = await suite.store.lastPosition();
    const written = [];
    for (let i = 0; i < 5; i++) written.push(...(await write(network, 500)).ids);
    const seen = follow(start);
    await eventually(() => seen.batches.some(({ caughtUp }) => caughtUp));
    expect(idsOf(seen.events())).toEqual(written);
    expect(seen.batches.length).toBeGreaterThan(1);
    expect(seen.batches.slice(0, -1).filter(({ caughtUp }) => caughtUp)).toEqual([]);
  });

  it('reaches the end of the log, whatever stands there', async () => {
    const network = newNetwork();
    const start = await suite.store.lastPosition();
    const seen = follow(start);
    await suite.store.append(
      [1, 2].map((n) => ({ stream: `${network}.workshop-${n}`, expected: 'none' as const, events: newEvents(1) })),
    );
    const last = await suite.store.lastPosition();
    await eventually(() => seen.batches.some(({ position, caughtUp }) => caughtUp && position >= last));
    const resumed = follow(seen.batches.at(-1)!.position);
    const { ids } = await write(network);
    await eventually(() => resumed.events().length > 0);
    expect(idsOf(resumed.events())).toEqual(ids);
  });

  it('gives every batch a position that covers its events and never falls', async () => {
    const network = newNetwork();
    const seen = follow(await suite.store.lastPosition());
    for (let i = 0; i < 5; i++) await write(network, 2);
    await eventually(() => seen.events(network).length === 10);
    let reached: Position = BEGINNING;
    for (const { events, position } of seen.batches) {
      expect(position).toBeGreaterThanOrEqual(reached);
      for (const event of events) expect(event.position).toBeGreaterThan(reached);
      for (const event of events) expect(event.position).toBeLessThanOrEqual(position);
      reached = position;
    }
  });

  it('hands the same batch over again after the handler rejected it', async () => {
    const network = newNetwork();
    const start = await suite.store.lastPosition();
    const { ids } = await write(network, 3);
    let rejections = 0;
    const handled: Batch[] = [];
    const seen = follow(start, async (batch) => {
      if (batch.events.length > 0 && rejections++ < 2) throw new Error('not now');
      handled.push(batch);
    });
    await eventually(() => handled.flatMap(({ events }) => events).length === 3);
    const [first, ...again] = seen.batches.filter(({ events }) => events.length > 0);
    expect(again.slice(0, 2)).toEqual([first, first]);
    const { ids: later } = await write(network);
    await eventually(() => handled.flatMap(({ events }) => events).length === 4);
    expect(idsOf(handled.flatMap(({ events }) => events))).toEqual([...ids, ...later]);
  });

  it('waits for the handler before it hands over the next batch', async () => {
    const network = newNetwork();
    let [inside, most] = [0, 0];
    const seen = follow(await suite.store.lastPosition(), async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside--;
    });
    await Promise.all(Array.from({ length: 30 }, () => write(network)));
    await eventually(() => seen.events(network).length === 30);
    expect(most).toBe(1);
  });

  it('ends when it is closed, after the batch at hand', async () => {
    const network = newNetwork();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const start = await suite.store.lastPosition();
    await write(network);
    let ended = false;
    const seen = follow(start, async () => {
      await held;
      ended = true;
    });
    await eventually(() => seen.batches.length === 1);
    const closed = seen.subscription.close().then(() => expect(ended).toBe(true));
    await write(network);
    release();
    await closed;
    const witness = follow(start);
    await write(network);
    await eventually(() => witness.events(network).length === 3);
    expect(seen.batches).toHaveLength(1);
  });

  it('ends at once while a rejected batch waits for its turn', async () => {
    const seen = follow(BEGINNING, () => Promise.reject(new Error('never')));
    await write(newNetwork());
    await eventually(() => seen.batches.length > 0);
    await seen.subscription.close();
    const count = seen.batches.length;
    await write(newNetwork());
    expect(seen.batches).toHaveLength(count);
  });

  it('sees what another process writes', async () => {
    const network = newNetwork();
    const other = await suite.harness.open();
    const seen = follow(await suite.store.lastPosition());
    const { ids } = await write(network, 3, other);
    await eventually(() => seen.events(network).length === 3);
    expect(idsOf(seen.events(network))).toEqual(ids);
    await other.close();
  });

  it('ends with the store', async () => {
    const network = newNetwork();
    const other = await suite.harness.open();
    const seen = follow(await suite.store.lastPosition(), async () => {}, other);
    await eventually(() => seen.batches.length > 0);
    await other.close();
    const count = seen.batches.length;
    const witness = follow(await suite.store.lastPosition());
    await write(network);
    await eventually(() => witness.events(network).length === 1);
    expect(seen.batches).toHaveLength(count);
  });
}
