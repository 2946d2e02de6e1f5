import { describe, expect, it } from '@jest/globals';
import { ExpectedRevisionConflict, type StreamAppend } from '#kernel';
import type { Suite } from '../event-store.contract.js';
import { idsOf, newEvent, newEvents, newNetwork } from './given.contract.js';

/** Several streams in one append: all or nothing, and as idempotent as one. */
export function severalStreams(suite: Suite): void {
  const writesTo = (network: string): [StreamAppend, StreamAppend] => [
    { stream: `${network}.workshop-1`, expected: 'none', events: newEvents(2) },
    { stream: `${network}.actionItem-1`, expected: 'none', events: newEvents(1) },
  ];
  const content = async (stream: string) => idsOf(await suite.store.readStream(stream));
  const contents = (writes: readonly StreamAppend[]) => Promise.all(writes.map(({ stream }) => content(stream)));

  it('writes them all and answers with the revision of each', async () => {
    const writes = writesTo(newNetwork());
    const appended = await suite.store.append(writes);
    const last = (await Promise.all(writes.map(({ stream }) => suite.store.readStream(stream)))).map((read) =>
      read.at(-1)!,
    );
    expect(await contents(writes)).toEqual(writes.map(({ events }) => idsOf(events)));
    expect(appended).toEqual({ revisions: [1, 0], position: Math.max(...last.map(({ position }) => position)) });
  });

  it('continues streams that are expected at a revision, to exist, or at any', async () => {
    const [one, two] = writesTo(newNetwork());
    const third = { stream: `${one.stream}9`, expected: 'any', events: newEvents(1) } as const;
    await suite.store.append([one, two]);
    const appended = await suite.store.append([
      { ...one, expected: 1, events: newEvents(1) },
      { ...two, expected: 'exists', events: newEvents(2) },
      third,
    ]);
    expect(appended.revisions).toEqual([2, 2, 0]);
    expect(await content(third.stream)).toEqual(idsOf(third.events));
  });

  it.each([0, 1])('writes none of them where stream %i conflicts', async (conflicting) => {
    const writes = writesTo(newNetwork());
    const { stream } = writes[conflicting]!;
    const earlier = newEvents(1);
    await suite.store.append([{ stream, expected: 'none', events: earlier }]);
    const refused = suite.store.append(writes);
    await expect(refused).rejects.toThrow(ExpectedRevisionConflict);
    await expect(refused).rejects.toMatchObject({ stream, expected: 'none', actual: 0 });
    await expect(suite.store.append(writes)).rejects.toThrow(ExpectedRevisionConflict);
    expect(await content(stream)).toEqual(idsOf(earlier));
    expect(await content(writes[1 - conflicting]!.stream)).toEqual([]);
  });

  it('takes an append of nearly the largest size', async () => {
    const writes = writesTo(newNetwork()).map((write) => ({
      ...write,
      events: Array.from({ length: 450 }, () => newEvent('Noted', 'x'.repeat(800))),
    }));
    expect((await suite.store.append(writes)).revisions).toEqual([449, 449]);
  });

  describe('the same again', () => {
    it('answers what it answered first, also where the streams have moved on', async () => {
      const writes = writesTo(newNetwork());
      const first = await suite.store.append(writes);
      expect(await suite.store.append(writes)).toEqual(first);
      for (const { stream } of writes) await suite.store.append([{ stream, expected: 'exists', events: newEvents(1) }]);
      const before = await contents(writes);
      expect(await suite.store.append(writes)).toEqual(first);
      expect(await contents(writes)).toEqual(before);
    });

    it('does so from another process and after a restart', async () => {
      const writes = writesTo(newNetwork());
      const first = await suite.store.append(writes);
      const other = await suite.harness.open();
      expect(await other.append(writes)).toEqual(first);
      await other.close();
      expect(await (await suite.restart()).append(writes)).toEqual(first);
      expect(await contents(writes)).toEqual(writes.map(({ events }) => idsOf(events)));
    });

    it('does so where any revision was expected', async () => {
      const writes = writesTo(newNetwork()).map((write) => ({ ...write, expected: 'any' as const }));
      const first = await suite.store.append(writes);
      expect(await suite.store.append(writes)).toEqual(first);
      expect(await contents(writes)).toEqual(writes.map(({ events }) => idsOf(events)));
    });

    it('does so when sent together', async () => {
      const writes = writesTo(newNetwork());
      const [first, ...others] = await Promise.all([1, 2, 3].map(() => suite.store.append(writes)));
      for (const other of others) expect(other).toEqual(first);
      expect(await contents(writes)).toEqual(writes.map(({ events }) => idsOf(events)));
    });
  });

  it('lets one of several writers at the same revision win, with all its streams', async () => {
    const network = newNetwork();
    const attempts = ['a', 'b', 'c'].map((name) => {
      const [one, two] = writesTo(network);
      return [one, { ...two, stream: `${two.stream}${name}` }];
    });
    const outcomes = await Promise.allSettled(attempts.map((writes) => suite.store.append(writes)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const [index, [one, two]] of attempts.entries()) {
      const won = outcomes[index]!.status === 'fulfilled';
      if (won) expect(await content(one!.stream)).toEqual(idsOf(one!.events));
      expect(await content(two!.stream)).toEqual(won ? idsOf(two!.events) : []);
    }
  });
}
