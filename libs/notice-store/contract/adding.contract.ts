import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { KeptNotice, NewNotice, NoticeStore } from '#kernel';
import { type Given, idsOf, minute, notice } from './given.contract.js';

/** An event of the log: by its place in it, and the notice that tells of it. */
interface Told {
  readonly index: number;
  readonly id: string;
}

/** A call to `add`, with so many of the next events; `apart` as one notice for each. Then perhaps all is read. */
interface Call {
  readonly events: number;
  readonly apart: boolean;
  readonly thenRead: boolean;
}

const log = fc
  .array(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 12 })
  .map((names) => names.map((id, index): Told => ({ index, id })));
const calls: fc.Arbitrary<readonly Call[]> = fc.array(
  fc.record({ events: fc.integer({ min: 1, max: 5 }), apart: fc.boolean(), thenRead: fc.boolean() }),
  { minLength: 1, maxLength: 6 },
);
/** Runs through a log, each from some point that an earlier one has reached. */
const runs = fc.array(fc.record({ from: fc.nat({ max: 1_000 }), calls }), { minLength: 1, maxLength: 4 });

/** As far apart as in a log of many gigabytes. */
const positionOf = ({ index }: Told) => index * 2 ** 40;
const READ_AT = minute(99);

/** What stands in a notice is that of the last event it tells of. */
function noticeOf(account: string, events: readonly Told[]): NewNotice {
  const { id, index } = events.at(-1)!;
  return notice({
    ...{ id: `${account} ${id}`, account, object: id, at: minute(index), content: { index } },
    ...(index % 2 === 0 ? { digest: minute(index + 10) } : {}),
    positions: events.map(positionOf).flatMap((position) => [position, position]),
  });
}

const noticesOf = (account: string, events: readonly Told[], { apart }: Pick<Call, 'apart'>): NewNotice[] =>
  (apart ? events.map((event) => [event]) : Object.values(Object.groupBy(events, ({ id }) => id))).map((told) =>
    noticeOf(account, told!),
  );

/** What the law asks for, where the log was told as far as `reached`, and read as far as `read`. */
function lawful(account: string, events: readonly Told[], reached: number, read: number): KeptNotice[] {
  const byNotice = Object.values(Object.groupBy(events.slice(0, reached), ({ id }) => id));
  return byNotice.map((told) => {
    const { positions: _, ...last } = noticeOf(account, told!);
    return { ...last, count: told!.length, ...(told!.at(-1)!.index < read ? { readAt: READ_AT } : {}) };
  });
}

const everything = (store: NoticeStore, account: string) =>
  store.getMany(['x', 'y', 'z'].map((id) => `${account} ${id}`));
const byId = (one: KeptNotice, other: KeptNotice) => (one.id < other.id ? -1 : 1);

export function addsOnce(given: () => Given): void {
  describe('what is added', () => {
    it('is kept as it was told', async () => {
      const { store } = given();
      const { positions: _, ...told } = notice({ digest: minute(5) });
      await store.add([notice({ digest: minute(5) }), notice({ id: 'n2', positions: [4, 2, 4] })]);
      expect(await store.getMany(['n1'])).toEqual([{ ...told, count: 1 }]);
      expect((await store.getMany(['n2']))[0]).toMatchObject({ count: 2 });
      expect(idsOf(await store.getMany(['n2', 'none', 'n1', 'n2'])).toSorted()).toEqual(['n1', 'n2']);
      expect(await store.getMany([])).toEqual([]);
    });

    it.each([null, false, 0, '', '$at', 'تنسيق 🔔 \u0000 "', [], {}, { 'a.b': { $set: [null] }, $at: '$$ROOT' }])(
      'may hold %j',
      async (content) => {
        await given().store.add([notice({ content })]);
        expect((await given().store.getMany(['n1']))[0]!.content).toEqual(content);
      },
    );

    it('is named by any text', async () => {
      const { store } = given();
      const named = { id: '$n', account: '$$ROOT', network: '$at', kind: '$kind', object: 'ورشة/1' };
      await store.add([notice({ ...named, content: 1 })]);
      await store.add([notice({ ...named, content: 2, positions: [2] })]);
      expect(await store.about('$$ROOT', 'ورشة/1')).toEqual([{ ...named, at: minute(1), content: 2, count: 2 }]);
    });

    it('may be nothing', async () => {
      await given().store.add([]);
      expect(await given().store.inbox({ account: 'a1', limit: 9 })).toEqual([]);
    });

    it('counts each event once, however it is told and repeated', async () => {
      await fc.assert(
        fc.asyncProperty(log, runs, async (events, runs) => {
          const [{ store }, account] = [given(), randomUUID()];
          let [reached, read] = [0, 0];
          for (const run of runs) {
            let next = run.from % (reached + 1);
            for (const call of run.calls) {
              const told = events.slice(next, (next += call.events));
              await store.add(noticesOf(account, told, call));
              reached = Math.max(reached, Math.min(next, events.length));
              if (call.thenRead) await store.markRead(account, { until: READ_AT }, READ_AT);
              if (call.thenRead) read = reached;
              const found = (await everything(store, account)).toSorted(byId);
              expect(found).toEqual(lawful(account, events, reached, read).toSorted(byId));
            }
          }
        }),
        { numRuns: 40 },
      );
    }, 120_000);

    it('counts each event once where two tell of it at once', async () => {
      const { store, other } = given();
      const follow = async (store: NoticeStore, account: string, events: readonly Told[], calls: readonly Call[]) => {
        let next = 0;
        for (const call of calls) await store.add(noticesOf(account, events.slice(next, (next += call.events)), call));
        await store.add(noticesOf(account, events.slice(next), { apart: false }));
      };
      await fc.assert(
        fc.asyncProperty(log, calls, calls, async (events, mine, theirs) => {
          const account = randomUUID();
          await Promise.all([
            follow(store, account, events, mine),
            follow(other, account, events, theirs),
            follow(store, account, events, theirs),
          ]);
          const found = (await everything(store, account)).toSorted(byId);
          expect(found).toEqual(lawful(account, events, events.length, 0).toSorted(byId));
        }),
        { numRuns: 40 },
      );
    }, 120_000);
  });

  describe('a reminder', () => {
    const reminder = notice({ positions: [], content: 'first', digest: minute(5) });
    const { positions: _, ...kept } = { ...reminder, count: 1 };

    it('is one notice', async () => {
      await given().store.add([reminder]);
      expect(await given().store.getMany(['n1'])).toEqual([kept]);
    });

    it('changes nothing where it is there already, read or not', async () => {
      const { store } = given();
      const again = { ...reminder, content: 'again', at: minute(2), digest: minute(6) };
      await store.add([reminder, again]);
      expect(await store.getMany(['n1'])).toEqual([kept]);
      await store.markRead('a1', { objects: ['o1'] }, minute(3));
      await store.add([again]);
      expect(await store.getMany(['n1'])).toEqual([{ ...kept, readAt: minute(3) }]);
    });

    it('changes nothing of a notice of events', async () => {
      const { store } = given();
      await store.add([notice({ positions: [0, 1], content: 'told' })]);
      await store.add([reminder]);
      expect((await store.getMany(['n1']))[0]).toMatchObject({ content: 'told', count: 2 });
    });
  });
}
