import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { find as findWithMingo } from 'mingo';
import { type Document, type Filter, type Find, type ReadStore, type View, view } from '#kernel';
import type { ReadStoreHarness } from './read-store.contract.js';

class Item implements Document {
  readonly id: string;
}

const viewOf = (name: string, indexes: View['indexes']) =>
  view<Item, never>({ name, version: 1, scope: 'network', document: Item, indexes, starts: {}, changes: {} });

const items = viewOf('items', [
  ['network', 'dueOn'],
  ['status', 'progress'],
  ['progress'],
  ['regions'],
  ['lead.name'],
  ['sessions.groups'],
  ['title.ar'],
]);

const EXAMPLES: readonly (Document & Record<string, unknown>)[] = [
  { id: '1', network: 'pnpm', dueOn: '2023-02-03', status: 'open', progress: 10, title: { fr: 'Étude', ar: 'دراسة' } },
  { id: '2', network: 'pnpm', dueOn: '2023-06-30', status: 'done', progress: 100, regions: ['MA-01', 'MA-04'] },
  { id: '3', network: 'pnpm', dueOn: null, status: 'open', regions: [], lead: { name: 'GADEM' } },
  { id: '4', network: 'cde', status: 'late', progress: 45.5, regions: ['MA-04'], lead: { name: 'أمان' } },
  {
    id: '5',
    network: 'cde',
    dueOn: '2022',
    progress: [20, 90],
    sessions: [
      { groups: ['a', 'b'], kept: 1 },
      { groups: ['c'], kept: 9 },
    ],
  },
  {
    id: '6',
    network: 'cde',
    dueOn: '2024-01',
    progress: 0,
    urgent: true,
    title: { ar: 'تنسيق' },
    sessions: [{ kept: 5 }],
  },
  { id: '7', network: 'gtm', status: undefined, progress: '10', urgent: false, lead: { name: null }, sessions: [] },
];

/** Filter and the ids that it finds: https://www.mongodb.com/docs/manual/reference/operator/query/ */
const FILTERS: readonly (readonly [Filter, string])[] = [
  [{}, '1234567'],
  [{ id: '3' }, '3'],
  [{ id: { $gt: '2', $lte: '5' } }, '345'],
  [{ status: 'open' }, '13'],
  [{ status: 'open', progress: 10 }, '1'],
  [{ status: null }, '567'],
  [{ status: undefined }, '567'],
  [{ dueOn: null }, '347'],
  [{ dueOn: { $ne: null } }, '1256'],
  [{ progress: 90 }, '5'],
  [{ progress: '10' }, '7'],
  [{ urgent: true }, '6'],
  [{ urgent: { $ne: true } }, '123457'],
  [{ 'title.ar': 'تنسيق' }, '6'],
  [{ 'lead.name': { $in: ['أمان', 'GADEM'] } }, '34'],
  [{ 'lead.name': null }, '12567'],
  [{ status: { $in: ['late', null] } }, '4567'],
  [{ status: { $in: [] } }, ''],
  [{ status: { $nin: ['open', 'done'] } }, '4567'],
  [{ status: { $nin: [null] } }, '1234'],
  [{ status: { $ne: 'open' } }, '24567'],
  [{ dueOn: { $gte: '2023', $lt: '2024' } }, '12'],
  [{ dueOn: { $lt: '2023-02-03' } }, '5'],
  [{ dueOn: { $lte: '2023-02-03' } }, '15'],
  [{ network: 'pnpm', dueOn: { $gt: '2023-02-03' } }, '2'],
  [{ progress: { $gt: 10 } }, '245'],
  [{ progress: { $lt: 1000 } }, '12456'],
  [{ progress: { $gt: 30, $lt: 60 } }, '45'],
  [{ progress: { $gte: '1' } }, '7'],
  [{ progress: { $not: { $gte: 45.5 } } }, '1367'],
  [{ regions: 'MA-04' }, '24'],
  [{ regions: ['MA-04'] }, '4'],
  [{ regions: [] }, '3'],
  [{ regions: { $ne: 'MA-04' } }, '13567'],
  [{ regions: { $nin: ['MA-01', 'MA-02'] } }, '134567'],
  [{ regions: { $gt: 'MA-03' } }, '24'],
  [{ regions: { $size: 0 } }, '3'],
  [{ regions: { $all: ['MA-04', 'MA-01'] } }, '2'],
  [{ regions: null }, '1567'],
  [{ 'sessions.groups': 'c' }, '5'],
  [{ 'sessions.groups': { $in: ['b', 'z'] } }, '5'],
  [{ 'sessions.groups': { $gte: 'c' } }, '5'],
  [{ 'sessions.kept': { $gt: 1 } }, '56'],
  [{ 'sessions.0.kept': 1 }, '5'],
  [{ sessions: { $elemMatch: { groups: 'a', kept: 1 } } }, '5'],
  [{ sessions: { $elemMatch: { groups: 'a', kept: 9 } } }, ''],
  [{ progress: { $elemMatch: { $gt: 30, $lt: 60 } } }, ''],
  [{ lead: { name: 'GADEM' } }, '3'],
  [{ regions: { $exists: true } }, '234'],
  [{ status: { $exists: false } }, '567'],
  [{ 'lead.name': { $exists: true } }, '347'],
  [{ 'sessions.groups': { $exists: false } }, '123467'],
  [{ $or: [{ status: 'open' }, { progress: { $gt: 50 } }] }, '1235'],
  [{ $and: [{ network: 'cde' }, { $or: [{ urgent: true }, { status: 'late' }] }] }, '46'],
  [{ $nor: [{ network: 'pnpm' }, { urgent: { $exists: true } }] }, '45'],
  [{ network: 'cde', $or: [{ dueOn: { $gt: '2022' } }, { dueOn: '2022', id: { $gt: '4' } }] }, '56'],
  [{ 'title.fr': /^Ét/ }, '1'],
];

/** What sorts first is what is missing; of a list, the least item ascending and the greatest descending. */
const SORTS: readonly (readonly [Find, string])[] = [
  [{ sort: { id: -1 } }, '7654321'],
  [{ sort: { dueOn: 1, id: 1 } }, '3475126'],
  [{ sort: { dueOn: -1, id: 1 } }, '6215347'],
  [{ sort: { network: 1, dueOn: -1 } }, '6547213'],
  [{ sort: { network: -1, progress: 1 } }, '3127654'],
  [{ sort: { progress: 1, id: 1 } }, '3615427'],
  [{ sort: { progress: -1, id: 1 } }, '7254163'],
  [{ sort: { regions: 1, id: 1 } }, '3156724'],
  [{ sort: { 'title.ar': -1, id: -1 } }, '1675432'],
  [{ filter: { network: 'pnpm' }, sort: { dueOn: 1 }, limit: 2 }, '31'],
  [{ filter: { network: 'pnpm' }, sort: { dueOn: -1 }, limit: 2 }, '21'],
  [{ filter: { network: { $in: ['gtm', 'cde'] } }, sort: { network: -1, id: 1 }, limit: 3 }, '745'],
  [{ sort: { status: 1, id: -1 }, limit: 4 }, '7652'],
  [{ filter: { progress: { $gt: 30 } }, sort: { progress: 1 } }, '542'],
  [{ limit: 0 }, ''],
];

const scalar = fc.oneof(
  fc.constantFrom('a', 'b', 'ب', '2023-02-03', ''),
  fc.integer({ min: -2, max: 3 }),
  fc.boolean(),
);
const present = fc.oneof(fc.constantFrom('a', 'b', 'ب'), fc.integer({ min: -2, max: 3 }));
const document = fc.record(
  {
    id: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
    one: fc.oneof(scalar, fc.constant(null)),
    two: present,
    three: present,
    list: fc.array(scalar, { maxLength: 3 }),
    deep: fc.record({ value: fc.oneof(scalar, fc.constant(null)) }, { requiredKeys: [] }),
    many: fc.array(fc.record({ value: scalar, other: scalar }), { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ['id'] },
);

const field = fc.constantFrom('one', 'two', 'three', 'list', 'deep.value', 'many.value', 'id');
const condition = fc.oneof(
  scalar,
  fc.constant(null),
  fc.record({ $ne: fc.oneof(scalar, fc.constant(null)) }),
  fc.record({ $in: fc.array(fc.oneof(scalar, fc.constant(null)), { maxLength: 3 }) }),
  fc.record({ $nin: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $gt: present, $lt: present }, { requiredKeys: [] }).filter((range) => Object.keys(range).length > 0),
  fc.record({ $gte: present, $lte: present }),
  fc.record({ $exists: fc.boolean() }),
);
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.dictionary(field, condition, { maxKeys: 2 }),
    fc.record({ many: fc.record({ $elemMatch: fc.record({ value: scalar, other: fc.record({ $ne: scalar }) }) }) }),
    fc
      .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(tie('filter'), { minLength: 1, maxLength: 3 }))
      .map(([name, parts]) => ({ [name]: parts })),
  ),
}));
/** The id decides between equals: without it stores are free. */
const order = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom('two', 'three', 'id'), { maxLength: 3 }),
    fc.constantFrom(1, -1),
    fc.constantFrom(1, -1),
  )
  .map(([fields, first, last]): Find['sort'] =>
    Object.fromEntries([...fields.filter((name) => name !== 'id').map((name) => [name, first]), ['id', last]]),
  );
const query: fc.Arbitrary<Find> = fc.record(
  { filter, sort: order, limit: fc.integer({ min: 1, max: 8 }) },
  { requiredKeys: ['filter', 'sort'] },
);

const byMingo = (documents: Iterable<Document>, { filter: wanted = {}, sort = {}, limit }: Find) => {
  const cursor = findWithMingo([...documents] as never[], wanted as never).sort(sort);
  return (limit === undefined ? cursor : cursor.limit(limit)).all().map(({ id }) => id as string);
};

const ids = (documents: readonly Document[]) => documents.map(({ id }) => id);

/** What queries find, and in which order. */
export function queriesContract(makeHarness: () => Promise<ReadStoreHarness>): void {
  describe('queries', () => {
    let harness: ReadStoreHarness;
    let store: ReadStore;

    beforeAll(async () => {
      harness = await makeHarness();
      store = await harness.open();
      await store.prepare([items]);
      await store.projection(items).write(
        EXAMPLES.map((each) => ({ document: each, position: 1 })),
        1,
      );
    });
    afterAll(async () => {
      await store.close();
      await harness.dispose();
    });

    it.each(FILTERS)('finds what passes %j', async (wanted, expected) => {
      expect(ids(await store.find(items, { filter: wanted, sort: { id: 1 } })).join('')).toBe(expected);
      expect(
        ids(await store.find(items, { filter: wanted }))
          .sort()
          .join(''),
      ).toBe(expected);
      expect(await store.count(items, wanted)).toBe(expected.length);
    });

    it.each(SORTS)('finds in order %j', async (wanted, expected) => {
      expect(ids(await store.find(items, wanted)).join('')).toBe(expected);
    });

    it('gives documents back as they were, what was undefined as missing', async () => {
      expect(await store.get(items, '5')).toStrictEqual(EXAMPLES[4]);
      expect(await store.get(items, '7')).toEqual({
        id: '7',
        network: 'gtm',
        progress: '10',
        urgent: false,
        lead: { name: null },
        sessions: [],
      });
      expect((await store.find(items, { filter: { id: '4' } }))[0]).toStrictEqual(EXAMPLES[3]);
    });

    it('gets several by id, each once, leaving out those that are missing', async () => {
      expect(ids(await store.getMany(items, ['6', 'none', '1', '6'])).sort()).toEqual(['1', '6']);
      expect(await store.get(items, 'none')).toBeUndefined();
    });

    it('knows nothing of a view that was never written', async () => {
      const empty = viewOf('empty', [['status']]);
      expect([await store.find(empty), await store.count(empty), await store.get(empty, '1')]).toEqual([
        [],
        0,
        undefined,
      ]);
    });

    it('pages by cursor through equal and missing values, skipping nobody', async () => {
      const pages: string[] = [];
      for (let after: Filter = {}; pages.length < 10;) {
        const page = await store.find(items, {
          filter: { $and: [{ id: { $ne: '2' } }, after] },
          sort: { network: 1, id: 1 },
          limit: 2,
        });
        if (page.length === 0) break;
        pages.push(ids(page).join(''));
        const last = page.at(-1) as Item & { network: string };
        after = { $or: [{ network: { $gt: last.network } }, { network: last.network, id: { $gt: last.id } }] };
      }
      expect(pages).toEqual(['45', '67', '13']);
    });

    it('answers as MongoDB does, whatever is asked of whatever there is, before and after changes', async () => {
      let runs = 0;
      const rounds = fc.array(fc.uniqueArray(document, { selector: ({ id }) => id, maxLength: 20 }), {
        minLength: 1,
        maxLength: 3,
      });
      const law = fc.asyncProperty(
        rounds,
        fc.array(query, { minLength: 1, maxLength: 8 }),
        async (written, queries) => {
          const random = viewOf(`random${runs++}`, [
            ['one'],
            ['two', 'three'],
            ['list', 'two'],
            ['deep.value'],
            ['many.value'],
            ['three'],
          ]);
          const documents = new Map<string, Document>();
          await store.prepare([random]);
          for (const [round, changed] of written.entries()) {
            await store.projection(random).write(
              changed.map((each) => ({ document: each, position: round })),
              round,
            );
            for (const each of changed) documents.set(each.id, each);
            for (const each of queries)
              expect(ids(await store.find(random, each))).toEqual(byMingo(documents.values(), each));
          }
        },
      );
      await fc.assert(law, { numRuns: harness.propertyRuns });
    });
  });
}
