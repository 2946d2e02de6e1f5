import { beforeAll, describe, expect, it } from '@jest/globals';
import { BEGINNING, type NewEvent, type ReadLog, type ReadStream } from '#kernel';
import type { Suite } from '../event-store.contract.js';
import { idsOf, newEvent, newEvents, newNetwork, readAll } from './given.contract.js';

/** Reading one stream, and the log. */
export function reads(suite: Suite): void {
  describe('a stream', () => {
    const stream = `${newNetwork()}.workshop-1`;
    const events = newEvents(5);
    beforeAll(() => suite.store.append([{ stream, expected: 'none', events }]));

    it.each<[ReadStream, number[]]>([
      [{}, [0, 1, 2, 3, 4]],
      [{ from: 2 }, [2, 3, 4]],
      [{ from: 2, limit: 2 }, [2, 3]],
      [{ from: 99 }, []],
      [{ limit: 0 }, []],
      [{ direction: 'backwards' }, [4, 3, 2, 1, 0]],
      [{ direction: 'backwards', limit: 1 }, [4]],
      [{ direction: 'backwards', from: 2 }, [2, 1, 0]],
      [{ direction: 'backwards', from: 0 }, [0]],
      [{ direction: 'backwards', from: 99, limit: 2 }, [4, 3]],
    ])('%j', async (options, revisions) => {
      const read = await suite.store.readStream(stream, options);
      expect(read.map(({ revision }) => revision)).toEqual(revisions);
      expect(idsOf(read)).toEqual(revisions.map((revision) => events[revision]!.id));
    });

    it.each<ReadStream>([{}, { from: 3 }, { direction: 'backwards' }])(
      'that does not exist has no events: %j',
      async (options) => {
        expect(await suite.store.readStream(`${newNetwork()}.workshop-1`, options)).toEqual([]);
      },
    );
  });

  describe('the log', () => {
    const network = newNetwork();
    const [workshop, item] = [`${network}.workshop-1`, `${network}.actionItem-1`];
    const held = newEvent('WorkshopHeld', { title: 'تنسيق' });
    const started = newEvent('ActionItemStarted');
    const planned = newEvent('WorkshopScheduled');
    const done = newEvent('ActionItemCompleted');
    const positions = new Map<string, number>();

    beforeAll(async () => {
      const write = async (stream: string, event: NewEvent) =>
        positions.set(event.id, (await suite.store.append([{ stream, expected: 'any', events: [event] }])).position);
      await write(workshop, planned);
      await write(item, started);
      await write(`${newNetwork()}.workshop-1`, newEvent('WorkshopHeld'));
      await write(workshop, held);
      await write(item, done);
    });
    const at = (event: NewEvent) => positions.get(event.id)!;

    it.each<[string, () => ReadLog, NewEvent[]]>([
      ['of a network', () => ({}), [planned, started, held, done]],
      ['backwards', () => ({ direction: 'backwards' }), [done, held, started, planned]],
      ['of one kind of stream', () => ({ prefix: `${network}.workshop-` }), [planned, held]],
      ['of some types', () => ({ types: new Set(['WorkshopHeld', 'ActionItemStarted']) }), [started, held]],
      ['of no types', () => ({ types: new Set() }), []],
      ['of a type that is the beginning of another', () => ({ types: new Set(['Workshop']) }), []],
      ['of a type, backwards', () => ({ types: new Set(['WorkshopHeld']), direction: 'backwards' }), [held]],
      ['after a position', () => ({ after: at(started) }), [held, done]],
      ['after the last', () => ({ after: at(done) }), []],
      ['from the beginning', () => ({ after: BEGINNING }), [planned, started, held, done]],
      ['up to a position', () => ({ upTo: at(held) }), [planned, started, held]],
      ['between two', () => ({ after: at(planned), upTo: at(held) }), [started, held]],
      ['between one and the same', () => ({ after: at(held), upTo: at(held) }), []],
      ['up to the beginning', () => ({ upTo: BEGINNING }), []],
      ['backwards from a position', () => ({ direction: 'backwards', upTo: at(held) }), [held, started, planned]],
      ['backwards from the beginning', () => ({ direction: 'backwards', upTo: BEGINNING }), []],
      ['backwards, only so many', () => ({ direction: 'backwards', limit: 2 }), [done, held]],
      ['only so many', () => ({ limit: 3 }), [planned, started, held]],
      ['only so many of a type', () => ({ limit: 1, types: new Set(['WorkshopHeld']) }), [held]],
      ['none', () => ({ limit: 0 }), []],
    ])('%s', async (_, options, expected) => {
      const read = await readAll(suite.store, { prefix: `${network}.`, ...options() });
      expect(idsOf(read)).toEqual(idsOf(expected));
      expect(read.map(({ position }) => position)).toEqual(expected.map(at));
    });

    it('without a filter holds every stream', async () => {
      const read = await readAll(suite.store, { after: at(planned), upTo: at(held) });
      expect(idsOf(read)).toHaveLength(3);
      expect(idsOf((await readAll(suite.store, { direction: 'backwards', limit: 2 })).slice(0, 2))).toEqual(
        idsOf([done, held]),
      );
    });

    it('says what a stream says', async () => {
      expect(await readAll(suite.store, { prefix: workshop })).toEqual(await suite.store.readStream(workshop));
      expect(await readAll(suite.store, { prefix: workshop, direction: 'backwards' })).toEqual(
        await suite.store.readStream(workshop, { direction: 'backwards' }),
      );
    });

    it.each<[string, () => ReadLog, NewEvent[]]>([
      ['after', () => ({ after: at(started) - 1 }), [started, held, done]],
      ['up to', () => ({ upTo: at(done) + 1 }), [planned, started, held, done]],
      ['backwards from', () => ({ upTo: at(done) + 1, direction: 'backwards' }), [done, held, started, planned]],
    ])("%s a position that may be no event's", async (_, options, expected) => {
      expect(idsOf(await readAll(suite.store, { ...options(), prefix: `${network}.` }))).toEqual(idsOf(expected));
      const types = new Set(expected.map(({ type }) => type));
      const read = (await readAll(suite.store, options())).filter(
        ({ stream, type }) => stream.startsWith(network) && types.has(type),
      );
      expect(idsOf(read)).toEqual(idsOf(expected));
    });

    it('rises in position, never falls in time, and shows nothing of the store itself', async () => {
      await suite.store.append([
        { stream: `${newNetwork()}.workshop-1`, expected: 'none', events: newEvents(2) },
        { stream: `${newNetwork()}.workshop-1`, expected: 'none', events: newEvents(2) },
      ]);
      const read = await readAll(suite.store, {});
      expect(read.length).toBeGreaterThanOrEqual(9);
      for (const [index, event] of read.entries()) {
        const before = read[index - 1];
        if (before && !(before.position < event.position))
          throw new Error(`${event.position} after ${before.position}`);
        if (before && before.recordedAt > event.recordedAt)
          throw new Error(`${event.recordedAt} after ${before.recordedAt}`);
        if (event.stream.startsWith('$') || event.type.startsWith('$'))
          throw new Error(`${event.type} in ${event.stream}`);
      }
      expect(await suite.store.lastPosition()).toBe(read.at(-1)!.position);
    });

    it('can be left half-way', async () => {
      for await (const batch of suite.store.readLog({ prefix: `${network}.` })) {
        expect(batch[0]!.id).toBe(planned.id);
        break;
      }
      expect(idsOf(await readAll(suite.store, { prefix: `${network}.`, limit: 1 }))).toEqual([planned.id]);
    });

    it('comes in order and whole where it is long', async () => {
      const long = newNetwork();
      const events = newEvents(2_500);
      for (let from = 0; from < events.length; from += 500)
        await suite.store.append([
          { stream: `${long}.workshop-1`, expected: 'any', events: events.slice(from, from + 500) },
        ]);
      expect(idsOf(await readAll(suite.store, { prefix: `${long}.` }))).toEqual(idsOf(events));
      expect(idsOf(await readAll(suite.store, { prefix: `${long}.`, direction: 'backwards' }))).toEqual(
        idsOf(events).reverse(),
      );
      expect(idsOf(await suite.store.readStream(`${long}.workshop-1`))).toEqual(idsOf(events));
    });
  });

  if (suite.harness.setClock) {
    it('never goes back in time, even where the clock does', async () => {
      const stream = `${newNetwork()}.workshop-1`;
      const now = Date.now() + 60_000;
      for (const time of [now, now - 30_000, now + 1]) {
        suite.harness.setClock!(time);
        await suite.store.append([{ stream, expected: 'any', events: newEvents(1) }]);
      }
      const times = (await suite.store.readStream(stream)).map(({ recordedAt }) => Date.parse(recordedAt) - now);
      expect(times).toEqual([0, 0, 1]);
    });
  }
}
