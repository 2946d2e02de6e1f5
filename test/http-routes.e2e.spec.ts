import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accessRoutes } from '#access';
import { describeApi, together } from '#http';
import { notificationRoutes } from '#notifications';
import { Registry } from '#runtime';
import { contexts } from '../apps/contexts.js';
import { Description, type Operation, type Parameter } from './description.js';
import { Product } from './product.js';
import { year } from './year.js';

const description = new Description(describeApi(new Registry(contexts), together(accessRoutes, notificationRoutes)));
/** All but the one after which nobody is signed in any more. */
const named = (method: string) =>
  description.operations
    .filter((each) => each.method === method && each.path !== '/sessions/end')
    .map((each) => [each.path, each] as const);

const NOBODY = '0'.repeat(26);
const MOMENTS = ['asOf=2025-02-15', 'asOf=1999', 'knownAt=30', 'knownAt=0', 'asOf=2025-02-15&knownAt=30'];

/** What stands behind each part of an address: `workshops` -> the id of one. */
type Places = Readonly<Record<string, string>>;
const KEYS: Places = { networks: 'atlas', plans: '2025', problems: 'not-found', views: 'members', lists: '3w' };

const addressOf = ({ path }: Operation, places: Places): string =>
  path.replace(/([\w-]+)\/\{\w+\}/g, (_, part: string) => `${part}/${places[part] ?? NOBODY}`);

/** Nobody but who asks. */
async function nothing(product: Product): Promise<Places> {
  return { ...KEYS, accounts: product.everybody.account };
}

async function aYear(product: Product): Promise<Places> {
  await product.load(year());
  const firstOf = async (path: string): Promise<Places> =>
    ((await product.get(path)).body as { items: readonly [Places] }).items[0];
  const parts = ['workshops', 'items', 'indicators', 'positions', 'working-groups', 'recommendations', 'activities'];
  const found = await Promise.all(parts.map(async (part) => [part, (await firstOf(`/networks/atlas/${part}`)).id!]));
  const places = Object.fromEntries(found) as Places;
  const { organisation } = await firstOf('/networks/atlas/members?standing=active');
  const known = { why: places.recommendations!, organisations: organisation!, members: organisation! };
  return { ...KEYS, ...places, ...known, accounts: product.everybody.account };
}

/** Values that a parameter may have: all of a few, or some that are likely. */
function valuesOf({ schema }: Parameter): readonly string[] {
  if (schema.enum) return schema.enum;
  if (schema.type === 'boolean') return ['true', 'false'];
  return schema.type === 'integer' ? [String(schema.minimum)] : ['2025', '2025-02-15', NOBODY, 'atlas', 'أمل'];
}

/** Each parameter alone, with each of its values. */
const queriesOf = ({ parameters }: Operation): readonly string[] =>
  parameters
    .filter((each) => each.in === 'query')
    .flatMap((each) => valuesOf(each).map((value) => `${each.name}=${encodeURIComponent(value)}`));

beforeAll(() => description.open());

it('is described in openapi.json as it is (npm run openapi)', async () => {
  const product = await Product.start();
  const committed = JSON.parse(readFileSync(`${import.meta.dirname}/../openapi.json`, 'utf8')) as object;
  expect((await product.get('/openapi.json')).body).toEqual(committed);
  await product.close();
});

it('leads from each command to a question that takes what the link gives it', () => {
  const questions = new Map(description.operations.map((each) => [each.operationId, each.parameters]));
  const links = description.operations.flatMap(({ responses }) =>
    Object.values(responses).flatMap((each) => ('links' in each ? Object.values(each.links!) : [])),
  );
  expect(links.length).toBeGreaterThan(90);
  for (const { operationId, parameters } of links) {
    const taken = questions.get(operationId)!.filter((each) => each.in === 'path' || each.name === 'waitFor');
    expect(Object.keys(parameters)).toEqual(taken.map(({ name }) => name));
  }
});

describe.each([
  ['nothing', nothing, 404],
  ['a year of a network', aYear, 200],
])('with %s in it', (_, fill, found) => {
  let product: Product;
  let places: Places;
  beforeAll(async () => {
    product = await Product.start();
    places = await fill(product);
  });
  afterAll(() => product.close());

  it.each(named('get'))(
    'GET %s answers as described, with any parameter and at any moment',
    async (_path, operation) => {
      const address = addressOf(operation, places);
      const plain = await product.get(address);
      expect([200, found]).toContain(plain.status);
      const moments = operation.parameters.some(({ name }) => name === 'asOf') ? MOMENTS : [];
      const answers = [plain];
      for (const query of [...queriesOf(operation), ...moments]) answers.push(await product.get(`${address}?${query}`));
      for (const answer of answers) expect(await description.faultOf(operation, answer)).toBeUndefined();
    },
  );

  it.each(named('post'))('POST %s without content answers as described', async (_path, operation) => {
    const answer = await product.post(addressOf(operation, places));
    expect(await description.faultOf(operation, answer)).toBeUndefined();
  });
});
