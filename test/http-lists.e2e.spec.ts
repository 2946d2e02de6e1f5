import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Registry } from '#runtime';
import { contexts } from '../apps/contexts.js';
import { Product } from './product.js';
import { year } from './year.js';

interface Row {
  readonly id?: string;
  readonly position?: number;
}
interface Page {
  readonly items: readonly Row[];
  readonly next?: string;
}

const KINDS = ['association', 'funder', 'un-agency', 'public-institution'];
const lists = new Registry(contexts).queries.flatMap((route) => (route.kind === 'list' ? [route] : []));

let product: Product;
beforeAll(async () => {
  product = await Product.start();
  await product.load(year());
  for (let i = 0; i < 23; i++) {
    await product.done('/organisations', {
      kind: KINDS[i % 4],
      name: { fr: `Même nom ${i % 3}` },
      ...(i % 2 ? { acronym: 'A' } : {}),
    });
    const { id } = await product.done('/organisations', { kind: 'association', name: { ar: `جمعية ${i}` } });
    const joined = { category: i % 2 ? 'full' : 'observer', ...(i % 3 ? { occurredOn: `20${10 + (i % 5)}` } : {}) };
    await product.done(`/networks/atlas/members/${id}/join`, joined);
    await product.done('/networks/atlas/items', {
      plan: '2025',
      title: { fr: `Action ${i}` },
      ...(i % 2 ? { dueOn: `2025-0${1 + (i % 9)}-01` } : {}),
    });
    if (i % 4 === 0)
      await product.done('/networks/atlas/positions/record', {
        title: { fr: `P ${i}` },
        uri: 'https://atlas.example/p',
        occurredOn: '2015',
      });
  }
}, 60_000);
afterAll(() => product.close());

const page = async (path: string): Promise<Page> => {
  const answer = await product.get(path);
  expect([answer.status, answer.body]).toMatchObject([200, {}]);
  return answer.body as Page;
};

const keyOf = (row: Row): string => String(row.id ?? row.position ?? JSON.stringify(row));

async function allPages(path: string, limit: number): Promise<string[]> {
  const keys: string[] = [];
  for (let cursor = ''; ;) {
    const { items, next } = await page(`${path}&limit=${limit}${cursor && `&cursor=${cursor}`}`);
    keys.push(...items.map(keyOf));
    expect(items.length).toBeLessThanOrEqual(limit);
    if (next === undefined) return keys;
    expect(items).toHaveLength(limit);
    cursor = next;
  }
}

const sortings = lists
  .filter(({ path }) => !path.includes(':id'))
  .flatMap(({ path, sorts }) =>
    sorts.map((sort) => [path.replace(':network', 'atlas'), sort.replace(/^-/, '')] as const),
  );

describe('a list', () => {
  it.each(sortings)('%s by %s has every row once, page by page, in both directions', async (path, field) => {
    const whole = (await page(`${path}?limit=200&sort=${field}`)).items.map(keyOf);
    expect(new Set(whole).size).toBe(whole.length);
    expect(await allPages(`${path}?sort=${field}`, 4)).toEqual(whole);
    expect(await allPages(`${path}?sort=-${field}`, 7)).toEqual(whole.toReversed());
  });

  it('has every row once that was there from the first page to the last, whatever is written meanwhile', async () => {
    const before = (await page('/organisations?limit=200&sort=kind')).items.map(keyOf);
    const keys: string[] = [];
    for (let cursor = ''; ;) {
      const { items, next } = await page(`/organisations?limit=5&sort=kind${cursor && `&cursor=${cursor}`}`);
      keys.push(...items.map(keyOf));
      await product.done('/organisations', { kind: 'funder', name: { fr: 'Entre deux pages' } });
      if (next === undefined) break;
      cursor = next;
    }
    expect(new Set(keys).size).toBe(keys.length);
    expect(before.filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('says which sorts there are', async () => {
    const answer = await product.get('/networks/atlas/members?sort=colour');
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      type: '/problems/sort-unknown',
      values: { sorts: 'id, joinedOn, category, standing' },
    });
  });

  it('refuses the cursor of another order, and what is no cursor', async () => {
    const { next } = await page('/organisations?limit=2&sort=kind');
    const forged = Buffer.from(JSON.stringify(['kind', 1, { $gt: '' }, 'x'])).toString('base64url');
    const refused = [
      `sort=-kind&cursor=${next}`,
      `sort=id&cursor=${next}`,
      `cursor=${next}`,
      `sort=kind&cursor=${forged}`,
      'cursor=zz',
    ];
    for (const query of refused) {
      const answer = await product.get(`/organisations?${query}`);
      expect([query, answer.status, answer.body]).toMatchObject([query, 400, { type: '/problems/cursor-unreadable' }]);
    }
  });

  it.each(['0', '201', '-1', '1.5', 'x', ''])('has no pages of %s', async (limit) => {
    const answer = await product.get(`/organisations?limit=${limit}`);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/limit' }] });
  });

  it('is filtered the same on every page', async () => {
    const keys = await allPages('/organisations?kind=funder&sort=search', 3);
    const { items } = await page('/organisations?kind=funder&sort=search&limit=200');
    expect(keys).toEqual(items.map(keyOf));
    expect(items.length).toBeGreaterThan(3);
  });
});
