import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ExpectedRevision, ExpectedRevisionConflict, type NewEvent, type StreamAppend } from '#kernel';
import type { Suite } from '../event-store.contract.js';
import { idsOf, newEvent, newNetwork, readAll } from './given.contract.js';

const TYPES = ['A', 'B', 'C'];

/** One append, by stream number, expectation, and the types of its events; some are told twice. */
interface Step {
  readonly writes: readonly { stream: number; expected: ExpectedRevision; types: readonly string[] }[];
  readonly again: boolean;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    writes: fc.uniqueArray(
      fc.record({
        stream: fc.nat(2),
        expected: fc.oneof(fc.constantFrom<ExpectedRevision>('any', 'none', 'exists'), fc.nat(4)),
        types: fc.array(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 3 }),
      }),
      { selector: ({ stream }) => stream, minLength: 1, maxLength: 2 },
    ),
    again: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

/** A log in memory, with nothing but the rules. */
class Model {
  readonly log: { stream: string; event: NewEvent }[] = [];

  revision(stream: string): number {
    return this.log.filter((entry) => entry.stream === stream).length - 1;
  }

  /** The revisions that an append leads to, or the name of the first stream that conflicts. */
  append(writes: readonly StreamAppend[]): number[] | string {
    const conflict = writes.find(({ stream, expected }) => !fits(expected, this.revision(stream)));
    if (conflict) return conflict.stream;
    for (const { stream, events } of writes) this.log.push(...events.map((event) => ({ stream, event })));
    return writes.map(({ stream }) => this.revision(stream));
  }
}

function fits(expected: ExpectedRevision, actual: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'exists') return actual >= 0;
  return actual === (expected === 'none' ? -1 : expected);
}

/** Random appends do what a log in memory does, and every way to read agrees with it. */
export function model(suite: Suite): void {
  it('agrees with a log in memory', async () => {
    await fc.assert(fc.asyncProperty(steps, agrees), { numRuns: 25 });
  }, 120_000);

  async function agrees(sequence: readonly Step[]): Promise<void> {
    const network = newNetwork();
    const expected = new Model();
    for (const { writes, again } of sequence) {
      const append = writes.map(({ stream, expected, types }) => ({
        stream: `${network}.s-${stream}`,
        expected,
        events: types.map((type) => newEvent(type)),
      }));
      const outcome = await attempt(append);
      expect(outcome.result).toEqual(expected.append(append));
      if (again && outcome.position !== undefined) expect(await attempt(append)).toEqual(outcome);
    }
    await readsAgree(network, expected);
  }

  async function attempt(
    writes: readonly StreamAppend[],
  ): Promise<{ result: readonly number[] | string; position?: number }> {
    try {
      const { revisions, position } = await suite.store.append(writes);
      return { result: revisions, position };
    } catch (error) {
      if (error instanceof ExpectedRevisionConflict) return { result: error.stream };
      throw error;
    }
  }

  async function readsAgree(network: string, { log }: Model): Promise<void> {
    const prefix = `${network}.`;
    const ids = log.map(({ event }) => event.id);
    const read = await readAll(suite.store, { prefix });
    expect(idsOf(read)).toEqual(ids);
    expect(idsOf(await readAll(suite.store, { prefix, direction: 'backwards' }))).toEqual(ids.toReversed());
    for (const type of TYPES) {
      const wanted = log.filter(({ event }) => event.type === type).map(({ event }) => event.id);
      expect(idsOf(await readAll(suite.store, { prefix, types: new Set([type]) }))).toEqual(wanted);
    }
    const middle = read[Math.floor(read.length / 2)];
    if (!middle) return;
    expect(idsOf(await readAll(suite.store, { prefix, after: middle.position }))).toEqual(
      ids.slice(ids.indexOf(middle.id) + 1),
    );
    expect(idsOf(await readAll(suite.store, { prefix, upTo: middle.position }))).toEqual(
      ids.slice(0, ids.indexOf(middle.id) + 1),
    );
    const stream = log.filter((entry) => entry.stream === middle.stream).map(({ event }) => event.id);
    expect(idsOf(await suite.store.readStream(middle.stream))).toEqual(stream);
  }
}
