import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import expected from '../libs/coordination-map/fixtures/3w/expected.json' with { type: 'json' };
import { published, takeIn } from './lists.js';
import { Product } from './product.js';

/** Lists that were published, each the whole knowledge of a network of its own. */
describe.each(Object.entries(expected))('%s', (file, numbers) => {
  let product: Product;
  const bring = 'organisations,fields,areas';
  const commit = 'right';
  /** In Guinea's, one row of Dalaba bears the code of Conakry: somebody has to say which it is. */
  const choices = { areas: file.includes('guinea') ? [{ name: 'Dalaba', same: 'GIN007001' }] : [] };
  const unreadable = file.includes('guinea') ? 1 : 0;
  const activities = numbers.rows - unreadable;

  beforeAll(async () => {
    product = await Product.start();
    await product.done('/networks/liste/found', {
      kind: 'national-platform',
      name: { fr: 'Une liste publiée' },
      occurredOn: '2014',
    });
  });
  afterAll(() => product.close());

  it('gives the numbers that an independent count found', async () => {
    const { report } = await takeIn(product, 'liste', await published(file), {
      file,
      query: { bring, commit },
      choices,
    });
    expect(report).toMatchObject({ recorded: true, begin: activities, problem: unreadable, aside: 2 });
    const { totals, fields, areas } = (await product.get('/networks/liste/map')).body as {
      totals: Record<string, number>;
      fields: object[];
      areas: object[];
    };
    expect({ fields: fields.length, areas: areas.length, ...totals }).toMatchObject({
      fields: numbers.sectors,
      areas: numbers.adm1,
      organisations: numbers.orgs,
      presences: numbers.presence_triples,
      cells: numbers.cells_total,
      filled: numbers.cells_filled,
      gaps: numbers.gaps,
      fragile: numbers.cells_with_1_org,
      overlaps: numbers.cells_with_5plus_orgs,
    });
  });

  it('changes nothing when it comes again', async () => {
    const before = await product.logPosition();
    const { report } = await takeIn(product, 'liste', await published(file), { file, query: { bring, commit } });
    expect(report).toMatchObject({
      begin: 0,
      change: 0,
      end: 0,
      confirm: 0,
      nothing: activities,
      missing: 0,
      brings: 0,
    });
    expect(await product.logPosition()).toBe(before);
  });
});
