import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NameRead } from '#coordination-map';
import expected from '../libs/coordination-map/fixtures/3w/expected.json' with { type: 'json' };
import { published, type TakenIn, takeIn } from './lists.js';
import { Product } from './product.js';

type Numbers = (typeof expected)[keyof typeof expected];

/** What the map of a network adds up to. */
async function counted(product: Product, network: string): Promise<object> {
  const { totals, fields, areas } = (await product.get(`/networks/${network}/map`)).body as {
    totals: object;
    fields: object[];
    areas: object[];
  };
  return { fields: fields.length, areas: areas.length, ...totals };
}

const countsOf = (numbers: Numbers): object => ({
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

/** In Guinea's, one row of Dalaba bears the code of Conakry: somebody has to say which it is. */
const DALABA = { name: 'Dalaba', same: 'GIN007001' };

/** Lists that were published, each the whole knowledge of a network of its own. */
describe.each(Object.entries(expected))('%s', (file, numbers) => {
  let product: Product;
  const bring = 'organisations,fields,areas';
  const commit = 'right';
  const choices = { areas: file.includes('guinea') ? [DALABA] : [] };
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
    expect(await counted(product, 'liste')).toMatchObject(countsOf(numbers));
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

/** What is doubtful about organisations: what bears the same acronym is the same one here, and what is only alike is another. */
function decided(taken: TakenIn): object[] {
  const names = taken.lines.find(({ is }) => is === 'names')!;
  return (names.organisations as readonly NameRead[])
    .filter(({ taken }) => taken === 'doubtful')
    .map(({ name, alike: [first] = [] }) =>
      first!.alike === 1 ? { name, same: first!.key } : { name, new: 'association' },
    );
}

/** Three networks share an installation, and some of their organisations are the same. */
describe('the lists beside each other', () => {
  let product: Product;
  beforeAll(async () => {
    product = await Product.start();
  });
  afterAll(() => product.close());

  it.each(Object.entries(expected))('%s gives its numbers once what is doubtful is decided', async (file, numbers) => {
    const network = file.slice(3, 7);
    await product.done(`/networks/${network}/found`, {
      kind: 'national-platform',
      name: { fr: file },
      occurredOn: '2014',
    });
    const query = { bring: 'organisations,fields,areas' };
    const bytes = await published(file);
    const choices = {
      organisations: decided(await takeIn(product, network, bytes, { file, query })),
      areas: file.includes('guinea') ? [DALABA] : [],
    };
    const { report } = await takeIn(product, network, bytes, { file, query: { ...query, commit: 'right' }, choices });
    expect(report).toMatchObject({ recorded: true, problem: file.includes('guinea') ? 1 : 0, refused: 0 });
    expect(await counted(product, network)).toMatchObject(countsOf(numbers));
    const again = await takeIn(product, network, bytes, { file, query: { ...query, commit: 'right' } });
    expect(again.report).toMatchObject({ begin: 0, nothing: report.begin, brings: 0 });
  });

  it('and one of them in a second network changes nothing in the first', async () => {
    const [file, numbers] = Object.entries(expected)[0]!;
    await product.done('/networks/seconde/found', {
      kind: 'working-collective',
      name: { fr: 'Seconde' },
      occurredOn: '2014',
    });
    const query = { bring: 'organisations,fields,areas', commit: 'right' };
    const bytes = await published(file);
    const { report } = await takeIn(product, 'seconde', bytes, { file, query });
    expect(report).toMatchObject({ begin: numbers.rows, problem: 0, refused: 0 });
    expect(await counted(product, 'seconde')).toMatchObject(countsOf(numbers));
    expect(await counted(product, file.slice(3, 7))).toMatchObject(countsOf(numbers));
  });
});
