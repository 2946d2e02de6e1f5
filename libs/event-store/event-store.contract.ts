import { afterAll, beforeAll, describe } from '@jest/globals';
import type { EventStore } from '#kernel';
import { appends } from './contract/appends.contract.js';
import { faults } from './contract/faults.contract.js';
import { model } from './contract/model.contract.js';
import { reads } from './contract/reads.contract.js';
import { severalStreams } from './contract/several-streams.contract.js';
import { subscriptions } from './contract/subscriptions.contract.js';

/** One set of events, and the ways to reach it. The log may hold other events already: every test uses a network of its own. */
export interface EventStoreHarness {
  prepare?(): Promise<void>;
  /** Opens a store on these events; a second one is another process, or the same one after a restart. */
  open(): Promise<EventStore>;
  dispose(): Promise<void>;
  /** Sets the clock that `recordedAt` is taken from, in milliseconds, where the store has one of its own. */
  setClock?(now: number): void;
  /** The process that keeps the events, where there is one that can fail. */
  readonly server?: ServerControl;
}

/** Real faults: signals to a process. Everything that it acknowledged is there when it starts again. */
export interface ServerControl {
  kill(): Promise<void>;
  /** Starts it again on the same address; nothing where it runs. */
  start(): Promise<void>;
  freeze(): void;
  thaw(): void;
}

/** What the tests of one harness share. */
export interface Suite {
  readonly harness: EventStoreHarness;
  /** A store that stays open through all the tests. */
  readonly store: EventStore;
  /** Closes this store, restarts the server where there is one, and opens a store again. */
  restart(): Promise<EventStore>;
}

/** Proves that an adapter keeps what the `EventStore` port promises. */
export function eventStoreContract(name: string, makeHarness: () => EventStoreHarness): void {
  describe(`event store: ${name}`, () => {
    const harness = makeHarness();
    let store: EventStore;
    const suite: Suite = {
      harness,
      get store() {
        return store;
      },
      async restart() {
        await store.close();
        await harness.server?.kill();
        await harness.server?.start();
        return (store = await harness.open());
      },
    };

    beforeAll(async () => {
      await harness.prepare?.();
      store = await harness.open();
    });
    afterAll(async () => {
      await store.close();
      await harness.dispose();
    });

    describe('against a model', () => model(suite));
    describe('append', () => appends(suite));
    describe('append to several streams', () => severalStreams(suite));
    describe('read', () => reads(suite));
    describe('subscribe', () => subscriptions(suite));
    if (harness.server) describe('faults', () => faults(suite, harness.server!));
  });
}
