import { describe, expect, it } from '@jest/globals';
import { type Document, type Event, view } from '#kernel';
import { recorded } from '#kernel/testing';
import { openReadStore } from '#read-store';
import { LiveView } from './live-view.js';

class Cup implements Document {
  readonly id: string;
  readonly drops: number;
}

/** Every drop falls into two cups; the second takes three. */
const cups = view<Cup, Event<'Dropped', object>>({
  name: 'cups',
  version: 1,
  scope: 'network',
  document: Cup,
  indexes: [],
  touches: () => ['deep', 'flat', 'deep'],
  starts: { Dropped: (_, id) => ({ id, drops: 1 }) },
  changes: {
    Dropped: (cup) => {
      if (cup.id === 'flat' && cup.drops === 3) throw new Error('spilt');
      return { ...cup, drops: cup.drops + 1 };
    },
  },
});
const drops = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => recorded({ type: 'Dropped', data: {} }, { name: 'tap' }, from + i));

describe('applying events to the documents of a view', () => {
  it('applies an event to all that it touches, each once, or to none', async () => {
    const store = await openReadStore('memory:');
    const live = new LiveView(cups, store.projection(cups));
    await live.handle(drops(1, 2), 2);
    await expect(live.handle(drops(1, 6), 6)).rejects.toMatchObject({ name: 'PoisonEvent', event: { position: 4 } });
    expect(live.position).toBe(3);
    expect(await store.find(cups, { sort: { id: 1 } })).toEqual([
      { id: 'deep', drops: 3 },
      { id: 'flat', drops: 3 },
    ]);
  });
});
