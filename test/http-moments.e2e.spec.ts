import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Registry } from '#runtime';
import { contexts } from '../apps/contexts.js';
import { Product } from './product.js';
import { year } from './year.js';

let product: Product;
beforeAll(async () => {
  product = await Product.start();
  await product.load(year());
});
afterAll(() => product.close());

describe('a moment', () => {
  it.each([
    'asOf=2025-02-30',
    'asOf=2025-13',
    'asOf=25',
    'asOf=yesterday',
    'asOf=2025-02-03T25:00:00Z',
    'asOf=2025-02-03T10:00:00',
    'knownAt=2025-02-03',
    'knownAt=-1',
    'knownAt=1.5',
    'knownAt=99999999999999999',
    'knownAt=now',
  ])('is not understood as %s', async (query) => {
    const answer = await product.get(`/networks?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ type: '/problems/moment-unreadable' });
  });

  it.each(['asOf=', 'knownAt=', 'asOf=2025&asOf=2024', `asOf=${'2'.repeat(41)}`])('is no %s', async (query) => {
    expect((await product.get(`/networks?${query}`)).status).toBe(422);
  });

  it.each([
    ['asOf=2024', 0],
    ['asOf=2025-01-01', 0],
    ['asOf=2025-01-02', 1],
    ['asOf=2025-01', 1],
    ['asOf=2999', 1],
    ['asOf=2025-01-01T22:59:59Z', 0],
    ['asOf=2025-01-01T23:00:00Z', 1],
    ['asOf=2025-01-02T10:00:00%2B01:00', 1],
    ['knownAt=0', 0],
    ['knownAt=2025-06-01T00:00:00Z', 0],
    ['knownAt=2999-01-01T00:00:00Z', 1],
    ['knownAt=9999999999999999', 1],
    ['asOf=2025-01-02&knownAt=0', 0],
  ])('%s has %i network', async (query, count) => {
    const { status, body } = await product.get(`/networks?${query}`);
    expect(status).toBe(200);
    expect((body as { items: object[] }).items).toHaveLength(count);
  });

  it('has no revision to decide on', async () => {
    expect((await product.get('/networks/atlas')).headers.etag).toBeDefined();
    expect((await product.get('/networks/atlas?asOf=2025-06-30')).headers.etag).toBeUndefined();
  });

  it('may be cited: Tansiq-Position and Tansiq-Today give the answer again, whatever is written later', async () => {
    const paths = new Registry(contexts).queries
      .map(({ path }) => path.replace(':network', 'atlas').replace(':plan', '2025'))
      .filter((path) => !path.includes(':'));
    const cited = await Promise.all(paths.map((path) => product.get(path)));
    await product.done('/organisations', { kind: 'association', name: { fr: 'Plus tard' } });
    await product.done('/networks/atlas/items', { plan: '2025', title: { fr: 'Plus tard' } });
    await product.done('/networks/atlas/dormancy');
    for (const [i, path] of paths.entries()) {
      const { body, headers } = cited[i]!;
      const again = await product.get(`${path}?knownAt=${headers['tansiq-position']}`);
      expect([path, again.body]).toEqual([path, body]);
      expect(again.headers).toMatchObject({
        'tansiq-position': headers['tansiq-position'],
        'tansiq-today': headers['tansiq-today'],
      });
    }
    expect((await product.get('/networks/atlas')).body).toMatchObject({ status: 'dormant' });
  });
});
