import { describe, expect, it } from '@jest/globals';
import {
  type ExpectedRevision,
  ExpectedRevisionConflict,
  InvalidAppend,
  MAX_APPEND_BYTES,
  type NewEvent,
  type StreamAppend,
} from '#kernel';
import type { Suite } from '../event-store.contract.js';
import { idsOf, newEvent, newEvents, newNetwork } from './given.contract.js';

/** Expected revisions, idempotence and what is refused, for one stream. */
export function appends(suite: Suite): void {
  const stream = () => `${newNetwork()}.workshop-1`;
  const append = (name: string, expected: ExpectedRevision, events: readonly NewEvent[], store = suite.store) =>
    store.append([{ stream: name, expected, events }]);
  const existing = async () => {
    const name = stream();
    await append(name, 'none', newEvents(2));
    return name;
  };
  const content = async (name: string) => idsOf(await suite.store.readStream(name));

  it.each<ExpectedRevision>(['none', 'any'])('begins a stream that is expected to be at %s', async (expected) => {
    const name = stream();
    const events = newEvents(3);
    const appended = await append(name, expected, events);
    const read = await suite.store.readStream(name);
    expect(idsOf(read)).toEqual(idsOf(events));
    expect(appended).toEqual({ revisions: [2], position: read[2]!.position });
  });

  it.each<ExpectedRevision>(['any', 'exists', 1])(
    'continues a stream that is expected to be at %s',
    async (expected) => {
      const name = await existing();
      const events = newEvents(2);
      expect((await append(name, expected, events)).revisions).toEqual([3]);
      expect((await content(name)).slice(2)).toEqual(idsOf(events));
    },
  );

  it.each<ExpectedRevision>(['exists', 0])(
    'refuses to begin a stream that is expected to be at %s',
    async (expected) => {
      const name = stream();
      const refused = append(name, expected, newEvents(1));
      await expect(refused).rejects.toThrow(ExpectedRevisionConflict);
      await expect(refused).rejects.toMatchObject({ stream: name, expected, actual: -1 });
      expect(await content(name)).toEqual([]);
    },
  );

  it.each<ExpectedRevision>(['none', 0, 2, 7])(
    'refuses to continue a stream that is expected to be at %s',
    async (expected) => {
      const name = await existing();
      const refused = append(name, expected, newEvents(1));
      await expect(refused).rejects.toThrow(ExpectedRevisionConflict);
      await expect(refused).rejects.toMatchObject({ stream: name, expected, actual: 1 });
      expect(await content(name)).toHaveLength(2);
    },
  );

  it('lets one of two writers at the same revision win', async () => {
    const name = await existing();
    const other = await suite.harness.open();
    const outcomes = await Promise.allSettled([
      append(name, 1, newEvents(1)),
      append(name, 1, newEvents(1), other),
      append(name, 1, newEvents(1)),
    ]);
    await other.close();
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(ExpectedRevisionConflict);
    expect(await content(name)).toHaveLength(3);
  });

  it('keeps every one of many appends that expect nothing', async () => {
    const name = stream();
    const events = newEvents(20);
    await Promise.all(events.map((event) => append(name, 'any', [event])));
    expect((await content(name)).sort()).toEqual(idsOf(events).sort());
  });

  it('keeps data and metadata as they are, in every language', async () => {
    const name = stream();
    const data = {
      fr: 'Atelier « Été »',
      ar: 'تنسيق الفاعلين',
      emoji: '🤝',
      nested: [{ n: 1.5 }, null, true, ''],
      zero: 0,
    };
    const event = newEvent('WorkshopHeld', data);
    await append(name, 'none', [event]);
    expect(await suite.store.readStream(name)).toEqual([
      {
        ...event,
        stream: name,
        revision: 0,
        position: expect.any(Number),
        recordedAt: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      },
    ]);
  });

  describe.each<ExpectedRevision>(['none', 'any', 'exists', 1])(
    'the same events again, expected at %s both times',
    (expected) => {
      const told = async () => {
        const name = expected === 'none' ? stream() : await existing();
        const events = newEvents(3);
        const repeat = (store = suite.store) => append(name, expected, events, store);
        const first = await repeat();
        return { name, first, repeat, before: await content(name) };
      };

      it('answer what they answered first, and are not written', async () => {
        const { name, first, repeat, before } = await told();
        expect(await repeat()).toEqual(first);
        expect(await content(name)).toEqual(before);
      });

      it('do so ten events later', async () => {
        const { name, first, repeat } = await told();
        for (const event of newEvents(10)) await append(name, 'any', [event]);
        const before = await content(name);
        expect(await repeat()).toEqual(first);
        expect(await content(name)).toEqual(before);
      });

      it('do so from another process', async () => {
        const { name, first, repeat, before } = await told();
        const other = await suite.harness.open();
        expect(await repeat(other)).toEqual(first);
        await other.close();
        expect(await content(name)).toEqual(before);
      });

      it('do so after a restart', async () => {
        const { name, first, repeat, before } = await told();
        expect(await repeat(await suite.restart())).toEqual(first);
        expect(await content(name)).toEqual(before);
      });

      it('do so when sent together', async () => {
        const name = expected === 'none' ? stream() : await existing();
        const events = newEvents(2);
        const before = await content(name);
        const answers = await Promise.all([1, 2, 3].map(() => append(name, expected, events)));
        expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
        expect(await content(name)).toEqual([...before, ...idsOf(events)]);
      });
    },
  );

  it.each<ExpectedRevision>(['none', 'any'])(
    'refuses old and new events in one append, expected at %s',
    async (expected) => {
      const name = stream();
      const events = newEvents(2);
      await append(name, 'none', events);
      const refused = append(name, expected, [...events, newEvent()]);
      await expect(refused).rejects.toThrow(ExpectedRevisionConflict);
      await expect(refused).rejects.toMatchObject({ stream: name, expected, actual: 1 });
      expect(await content(name)).toEqual(idsOf(events));
    },
  );

  it('writes the same ids in another stream', async () => {
    const [one, two] = [stream(), stream()];
    const events = newEvents(2);
    await append(one, 'none', events);
    await append(two, 'none', events);
    expect(await content(two)).toEqual(idsOf(events));
  });

  it('keeps the first data of an id that comes again with other data', async () => {
    const name = stream();
    const event = newEvent('Noted', { first: true });
    const first = await append(name, 'none', [event]);
    expect(await append(name, 'none', [{ ...event, data: { first: false } }])).toEqual(first);
    expect((await suite.store.readStream(name)).map(({ data }) => data)).toEqual([{ first: true }]);
  });

  const valid: StreamAppend = { stream: 'n.workshop-1', expected: 'any', events: [newEvent()] };
  it.each<[string, StreamAppend[]]>([
    ['no streams', []],
    ['no events', [{ ...valid, events: [] }]],
    ['an empty stream name', [{ ...valid, stream: '' }]],
    ['a system stream', [{ ...valid, stream: '$settings' }]],
    ['an empty type', [{ ...valid, events: [newEvent('')] }]],
    ['a system type', [{ ...valid, events: [newEvent('$metadata')] }]],
    ['one stream twice', [valid, valid]],
    ['too much in one event', [{ ...valid, events: [newEvent('Noted', 'x'.repeat(MAX_APPEND_BYTES))] }]],
    [
      'too much together',
      [{ ...valid, events: [1, 2].map(() => newEvent('Noted', 'é'.repeat(MAX_APPEND_BYTES / 4))) }],
    ],
  ])('refuses %s', async (_, writes) => {
    await expect(suite.store.append(writes)).rejects.toThrow(InvalidAppend);
  });

  it('takes an append of nearly the largest size', async () => {
    const name = stream();
    await append(name, 'none', [newEvent('Noted', 'x'.repeat(MAX_APPEND_BYTES - 1_000))]);
    expect(await content(name)).toHaveLength(1);
  });
}
