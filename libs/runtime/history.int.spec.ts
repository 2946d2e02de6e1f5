import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Document, evolveDocument, isRefusal, type Moment, touchedBy } from '#kernel';
import { Bench } from './testing/bench.js';
import { pages, type PageDocument } from './testing/notebook.js';

type Rows = { items: PageDocument[] };

describe('asking about the past', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await Bench.open();
    await bench.projector.start();
  });
  afterEach(() => bench.close());

  const at = async (moment: Moment): Promise<PageDocument[]> =>
    ((await bench.ask('/pages', { moment })).body as Rows).items;

  it('tells what was true in March and what was known in March apart', async () => {
    bench.clock.set('2024-01-10T09:00:00Z');
    const { id } = await bench.done('WritePage', { text: 'one' });
    bench.clock.set('2024-06-20T09:00:00Z');
    await bench.done('MarkPage', { mark: 40 }, { id, occurredOn: '2024-03-15' });
    expect(await at({ asOf: '2024-03-31' })).toMatchObject([{ mark: 40 }]);
    expect(await at({ asOf: '2024-03-14' })).toMatchObject([{ mark: 0 }]);
    expect(await at({ knownAt: '2024-03-31T00:00:00.000Z' })).toMatchObject([{ mark: 0 }]);
    expect(await at({ asOf: '2024-03-31', knownAt: '2024-06-19T00:00:00.000Z' })).toMatchObject([{ mark: 0 }]);
    expect(await at({ asOf: '2024-01-09' })).toEqual([]);
  });

  it('counts a fact known to the month from the end of it, and never after it was told', async () => {
    bench.clock.set('2024-06-20T09:00:00Z');
    const { id } = await bench.done('WritePage', { text: 'old' }, { occurredOn: '2015' });
    await bench.done('MarkPage', { mark: 1 }, { id, occurredOn: '2024-06' });
    expect(await at({ asOf: '2015-12-30' })).toEqual([]);
    expect(await at({ asOf: '2015-12-31' })).toHaveLength(1);
    expect(await at({ asOf: '2024-06-19' })).toMatchObject([{ mark: 0 }]);
    expect(await at({ asOf: '2024-06-20' })).toMatchObject([{ mark: 1 }]);
  });

  it('names a position by which an answer is had again, whatever was recorded since', async () => {
    bench.clock.set('2024-02-01T09:00:00Z');
    const { id } = await bench.done('WritePage', { text: 'one' });
    bench.clock.set('2024-04-01T09:00:00Z');
    await bench.done('MarkPage', { mark: 5 }, { id });
    const first = await bench.ask('/pages', { moment: { knownAt: '2024-03-01T00:00:00.000Z' } });
    await bench.done('MarkPage', { mark: 9 }, { id, occurredOn: '2024-01-20' });
    const again = await bench.ask('/pages', { moment: { knownAt: first.position } });
    expect(again).toMatchObject({ body: first.body, position: first.position });
  });

  it('answers questions that come at once while the log grows as it answers them one by one', async () => {
    const { id } = await bench.done('WritePage', { text: 'one' });
    for (let month = 1; month <= 6; month++) {
      bench.clock.set(`2024-0${month}-15T09:00:00Z`);
      await bench.done('MarkPage', { mark: month }, { id });
    }
    const days = ['2024-06-30', '2024-02-20', '2024-04-20', '2024-01-20', '2024-05-20', '2024-02-20'];
    const asked = days.map((asOf) => at({ asOf }));
    const told = [7, 8, 9].map((mark) => bench.done('MarkPage', { mark }, { id, occurredOn: '2024-06-15' }));
    const marks = (await Promise.all(asked)).map(([page]) => page!.mark);
    await Promise.all(told);
    expect(marks.slice(1)).toEqual([2, 4, 1, 5, 2]);
    for (const [i, asOf] of days.slice(1).entries()) expect(await at({ asOf })).toMatchObject([{ mark: marks[i + 1] }]);
    expect(await at({ asOf: days[0]! })).toMatchObject([{ mark: 9 }]);
  });

  it('knows a network from the moment on at which it was told of', async () => {
    const unknown = bench.ask('/pages', { path: { network: 'elsewhere' } });
    await expect(unknown).rejects.toThrow('network-unknown');
    await expect(bench.ask('/pages', { moment: { knownAt: 0 } })).rejects.toThrow('network-unknown');
    expect(await at({ knownAt: await bench.store.lastPosition() })).toEqual([]);
  });

  it('answers pages of the past by the same cursors', async () => {
    for (let mark = 0; mark < 7; mark++) {
      const { id } = await bench.done('WritePage', { text: `p${mark}` });
      await bench.done('MarkPage', { mark: mark % 3 }, { id });
    }
    const moment = { asOf: bench.clock.today() };
    const all = await at(moment);
    const seen: unknown[] = [];
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const { body } = await bench.ask('/pages', { moment, paging: { limit: 2, ...(cursor ? { cursor } : {}) } });
      seen.push(...(body as Rows).items);
      cursor = (body as { next?: string }).next;
    }
    expect(seen).toEqual(all);
  });
});

const day = fc
  .integer({ min: 0, max: 200 })
  .map((days) => new Date(Date.UTC(2024, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const step = fc.record({
  told: fc.integer({ min: 0, max: 3 }),
  kind: fc.constantFrom('write', 'mark', 'mark', 'tear'),
  which: fc.nat(20),
  mark: fc.nat(100),
  daysAgo: fc.integer({ min: 0, max: 90 }),
  precision: fc.constantFrom(4, 7, 10, 10),
});
const question = fc.oneof(
  fc.record({ asOf: day }),
  fc.record({ known: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ asOf: day, known: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ instant: day }),
);

describe('the laws of time travel', () => {
  it('whatever happened and in whatever order it is asked: now is the live answer, and any moment is a fresh replay of what it sees', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 60 }),
        fc.array(question, { minLength: 1, maxLength: 12 }),
        async (steps, questions) => {
          const bench = await Bench.open();
          await bench.projector.start();
          try {
            await play(bench, steps);
            const head = await bench.store.lastPosition();
            const live = await bench.ask('/pages', { waitFor: head, paging: { limit: 200 } });
            const now = await bench.ask('/pages', { moment: { asOf: bench.clock.today() }, paging: { limit: 200 } });
            expect(now.body).toEqual(live.body);
            for (const each of questions) {
              const moment: Moment = {
                ...('asOf' in each ? { asOf: each.asOf } : {}),
                ...('known' in each ? { knownAt: Math.round(each.known * head) } : {}),
                ...('instant' in each ? { knownAt: `${each.instant}T12:00:00.000Z` } : {}),
              };
              const unknown: Rows = { items: [] }; // the network was not founded yet
              const asked = bench.ask('/pages', { moment, paging: { limit: 200 } });
              const body = await asked.then(
                (answer) => answer.body as Rows,
                () => unknown,
              );
              expect(body.items.toSorted(byId)).toEqual((await replay(bench, moment)).toSorted(byId));
            }
          } finally {
            await bench.close();
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

const byId = (a: Document, b: Document): number => (a.id < b.id ? -1 : 1);

async function play(
  bench: Bench,
  steps: readonly { told: number; kind: string; which: number; mark: number; daysAgo: number; precision: number }[],
): Promise<void> {
  const ids: string[] = [];
  let now = Date.UTC(2024, 0, 1, 9);
  for (const { told, kind, which, mark, daysAgo, precision } of steps) {
    now += told * 3 * 86_400_000;
    bench.clock.set(new Date(now).toISOString());
    const occurredOn = new Date(now - daysAgo * 86_400_000).toISOString().slice(0, precision);
    const id = ids[which % Math.max(1, ids.length)];
    if (kind === 'write' || id === undefined) {
      const answer = await bench.execute('WritePage', { text: `page ${mark}` }, { occurredOn });
      if (!isRefusal(answer)) ids.push(answer.id);
    } else if (kind === 'mark') await bench.execute('MarkPage', { mark }, { id, occurredOn });
    else await bench.execute('TearPage', { reason: 'old' }, { id, occurredOn });
  }
}

/** The slowest and plainest way: every event from the beginning, those that the moment sees. */
async function replay(bench: Bench, { asOf = '9999-12-31', knownAt = Infinity }: Moment): Promise<PageDocument[]> {
  const documents = new Map<string, PageDocument>();
  for await (const events of bench.store.readLog()) {
    for (const event of events) {
      const known = typeof knownAt === 'number' ? event.position <= knownAt : event.recordedAt <= knownAt;
      const { occurredOn } = event.metadata;
      const month = new Date(Date.UTC(Number(occurredOn.slice(0, 4)), Number(occurredOn.slice(5, 7)), 0))
        .toISOString()
        .slice(0, 10);
      const last = occurredOn.length === 4 ? `${occurredOn}-12-31` : occurredOn.length === 7 ? month : occurredOn;
      const told = event.recordedAt.slice(0, 10);
      if (!known || (last < told ? last : told) > asOf) continue;
      for (const id of touchedBy(pages, event)) {
        const after = evolveDocument(pages, documents.get(id), event, id);
        if (after) documents.set(id, after);
      }
    }
  }
  return [...documents.values()];
}
