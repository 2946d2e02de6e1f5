import { afterEach, expect, it } from '@jest/globals';
import { type Appended, type RecordedEvent, type StreamAppend, StoreUnavailable } from '#kernel';
import type { ServerControl, Suite } from '../event-store.contract.js';
import { eventually, idsOf, newEvent, newEvents, newNetwork, readAll } from './given.contract.js';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The server is killed, down or frozen, and comes back. */
export function faults(suite: Suite, server: ServerControl): void {
  afterEach(async () => {
    server.thaw();
    await server.start();
  });

  /** Sends appends, so many milliseconds apart, without waiting for them, kills the server among them, and says which were answered. */
  async function killAmong(appends: readonly StreamAppend[][], spacing: number): Promise<(Appended | undefined)[]> {
    let answered = 0;
    const outcomes = appends.map(async (writes, index) => {
      await pause(index * spacing);
      const answer = await suite.store.append(writes).catch((error: unknown) => {
        expect(error).toBeInstanceOf(StoreUnavailable);
        return undefined;
      });
      if (answer) answered++;
      return answer;
    });
    await eventually(() => answered >= appends.length / 10);
    await server.kill();
    const answers = await Promise.all(outcomes);
    await server.start();
    return answers;
  }

  it('loses nothing that was acknowledged and doubles nothing that is told again, when killed among appends', async () => {
    const network = newNetwork();
    const appends = Array.from({ length: 300 }, (_, n): StreamAppend[] => [
      { stream: `${network}.workshop-${n}`, expected: n % 2 ? 'none' : 'any', events: newEvents(1) },
    ]);
    const answers = await killAmong(appends, 2);
    expect(answers.some((answer) => !answer)).toBe(true);
    for (const [index, writes] of appends.entries()) {
      const repeated = await suite.store.append(writes);
      expect(repeated).toEqual(answers[index] ?? repeated);
    }
    const read = await readAll(suite.store, { prefix: `${network}.` });
    expect(idsOf(read).sort()).toEqual(appends.map(([write]) => write!.events[0]!.id).sort());
  });

  it('leaves no append to several streams half-done, though nobody tells it again', async () => {
    const network = newNetwork();
    const appends = Array.from({ length: 150 }, (_, n): StreamAppend[] =>
      ['workshop', 'actionItem'].map((kind) => ({
        stream: `${network}.${kind}-${n}`,
        expected: 'none',
        events: newEvents(1),
      })),
    );
    const answers = await killAmong(appends, 0);
    const other = await suite.harness.open();
    const halves = async () => {
      const read = await readAll(other, { prefix: `${network}.` });
      const written = new Set(idsOf(read));
      expect(written.size).toBe(read.length);
      return appends.map((writes) => writes.map(({ events }) => written.has(events[0]!.id)));
    };
    await eventually(async () => (await halves()).every(([one, two]) => one === two));
    for (const [index, [one]] of (await halves()).entries()) if (answers[index]) expect(one).toBe(true);
    await other.close();
  }, 60_000);

  it('says so when it is down, and works again when it is back', async () => {
    const write: StreamAppend = { stream: `${newNetwork()}.workshop-1`, expected: 'none', events: newEvents(1) };
    await server.kill();
    await expect(suite.store.append([write])).rejects.toThrow(StoreUnavailable);
    await expect(suite.store.append([write, { ...write, stream: `${write.stream}0` }])).rejects.toThrow(
      StoreUnavailable,
    );
    await expect(suite.store.readStream(write.stream)).rejects.toThrow(StoreUnavailable);
    await expect(suite.store.lastPosition()).rejects.toThrow(StoreUnavailable);
    await expect(readAll(suite.store, {})).rejects.toThrow(StoreUnavailable);
    await expect(readAll(suite.store, { prefix: 'a.' })).rejects.toThrow(StoreUnavailable);
    await server.start();
    await suite.store.append([write]);
    expect(await suite.store.readStream(write.stream)).toHaveLength(1);
  });

  it('says that the outcome is unknown when it is frozen, and writes the events once', async () => {
    const write: StreamAppend = { stream: `${newNetwork()}.workshop-1`, expected: 'none', events: newEvents(2) };
    server.freeze();
    await expect(suite.store.append([write])).rejects.toThrow(StoreUnavailable);
    await expect(suite.store.readStream(write.stream)).rejects.toThrow(StoreUnavailable);
    await expect(readAll(suite.store, {})).rejects.toThrow(StoreUnavailable);
    server.thaw();
    const answer = await suite.store.append([write]);
    expect(answer.revisions).toEqual([1]);
    expect(idsOf(await suite.store.readStream(write.stream))).toEqual(idsOf(write.events));
  });

  it('resumes a subscription after the last batch that was handled', async () => {
    const network = newNetwork();
    const handled: RecordedEvent[] = [];
    const written: string[] = [];
    const write = async () => {
      const event = newEvent();
      await suite.store.append([{ stream: `${network}.workshop-1`, expected: 'any', events: [event] }]);
      written.push(event.id);
    };
    const subscription = suite.store.subscribe({
      after: await suite.store.lastPosition(),
      handle: async ({ events }) => void handled.push(...events.filter(({ stream }) => stream.startsWith(network))),
    });
    for (let deaths = 0; deaths < 2; deaths++) {
      await write();
      await eventually(() => handled.length === written.length);
      await write();
      await server.kill();
      await server.start();
      await write();
      await eventually(() => handled.length >= written.length);
    }
    await subscription.close();
    expect(idsOf(handled)).toEqual(written);
  });
}
