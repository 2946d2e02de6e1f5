import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type Answer, Product } from './product.js';

const NETWORK = { kind: 'regional-committee', name: { fr: 'Comité' } };

let product: Product;
beforeAll(async () => void (product = await Product.start()));
afterAll(() => product.close());

/** Problem details (RFC 9457) of one type, and nothing that was written. */
async function refused(type: string, status: number, ask: () => PromiseLike<Answer>): Promise<Answer> {
  const before = await product.logPosition();
  const answer = await ask();
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.body).toMatchObject({ type: `/problems/${type}`, status });
  expect(answer.status).toBe(status);
  expect(await product.logPosition()).toBe(before);
  return answer;
}

const sent = (body: string | Buffer, type = 'application/json') =>
  request(product.url)
    .post('/networks/atlas/found')
    .set({ ...product.everybody.credentials, 'content-type': type })
    .serialize((text) => text as string)
    .send(body as string);

describe('problems', () => {
  it.each([
    ['', 'fr', 'Introuvable'],
    ['ar-MA', 'ar', 'غير موجود'],
    ['en-GB,en;q=0.9', 'en', 'Not found'],
    ['en;q=0.1, ar;q=0.9', 'ar', 'غير موجود'],
    ['de, en;q=0.5, fr;q=0.4', 'en', 'Not found'],
    ['de', 'fr', 'Introuvable'],
    ['*', 'fr', 'Introuvable'],
    ['fr;q=0, *', 'ar', 'غير موجود'],
    ['fr;q=0.2, ar;q=0, *', 'en', 'Not found'],
  ])('to Accept-Language "%s" are told in "%s"', async (header, language, title) => {
    const answer = await refused('not-found', 404, () =>
      product.get('/organisations/-', { 'accept-language': header }),
    );
    expect(answer.body).toMatchObject({ title, instance: '/organisations/-', values: { id: '-' } });
    expect(answer.headers).toMatchObject({ 'content-language': language, vary: 'Accept-Language' });
  });

  it.each([
    ['fr', 'obligatoire', 'champ inconnu : retirez-le', 'au plus 300 caractères'],
    ['ar', 'إلزامي', 'حقل غير معروف: احذفوه', '300 حرفا على الأكثر'],
    ['en', 'required', 'unknown field: remove it', 'at most 300 characters'],
  ])('of content point at each field, in %s', async (language, required, unknown, tooLong) => {
    const body = { aliases: ['x'.repeat(301)], name: { de: 'x', fr: 'Comité' }, 'a/b': 1 };
    const answer = await refused('invalid-content', 422, () =>
      product.post('/organisations', body, { 'accept-language': language }),
    );
    expect((answer.body as { errors: object[] }).errors).toEqual(
      expect.arrayContaining([
        { pointer: '/kind', detail: required },
        { pointer: '/a~1b', detail: unknown },
        { pointer: '/name/de', detail: unknown },
        { pointer: '/aliases', detail: tooLong },
      ]),
    );
  });

  it('name every query parameter that is unknown, repeated or of the wrong kind', async () => {
    const answer = await refused('invalid-content', 422, () =>
      product.get('/networks?x=1&__proto__=1&sort=id&sort=kind&limit=1e1'),
    );
    const pointers = (answer.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
    expect(pointers.toSorted()).toEqual(['/__proto__', '/limit', '/sort', '/x']);
  });
});

describe('a body', () => {
  it.each([
    ['that is no JSON', '{"kind":'],
    ['that is empty', ''],
    ['that is a list', '[]'],
    ['that is a text', '"x"'],
    ['that is a number', '1'],
    ['with a prototype', '{"__proto__":{"kind":"regional-committee"}}'],
    ['with a prototype inside', '{"kind":"regional-committee","name":{"__proto__":{"fr":"x"}}}'],
    ['with a constructor’s prototype', '{"constructor":{"prototype":{"kind":"regional-committee"}}}'],
  ])('%s is malformed', async (_, body) => {
    await refused('malformed-request', 400, () => sent(body));
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded', 'kind=regional-committee'],
    ['a text', 'text/plain', JSON.stringify(NETWORK)],
    ['of a type of its own', 'application/xml', JSON.stringify(NETWORK)],
  ])('that is %s is not read', async (_, type, body) => {
    await refused('malformed-request', 400, () => sent(body, type));
  });

  it('in another encoding than UTF-8 is not read', async () => {
    await refused('malformed-request', 400, () => sent(Buffer.from(JSON.stringify(NETWORK), 'latin1')));
  });

  it('over a megabyte is too large', async () => {
    await refused('too-large', 413, () =>
      product.post('/networks/atlas/found', { ...NETWORK, acronym: 'x'.repeat(1_000_000) }),
    );
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', 'isPrototypeOf'])('has no field called %s', async (name) => {
    const answer = await refused('invalid-content', 422, () =>
      product.post('/networks/atlas/found', { ...NETWORK, [name]: {} }),
    );
    expect(answer.body).toMatchObject({ errors: [{ pointer: `/${name}` }] });
  });

  it('may be left out where nothing is asked for', async () => {
    await refused('not-found', 404, () =>
      request(product.url)
        .post(`/organisations/${'0'.repeat(26)}/close`)
        .set(product.everybody.credentials),
    );
  });
});

describe('an address', () => {
  it.each([
    '/nowhere',
    '/networks/',
    '/networks/%zz',
    `/networks/${'x'.repeat(200)}`,
    '/problems/__proto__',
    '/problems/constructor',
    '/docs/%2e%2e/package.json',
  ])('such as %s leads nowhere', async (path) => {
    await refused('no-such-page', 404, () => product.get(path));
  });

  it.each(['A', 'commons', 'a%00', 'x'.repeat(41), '%D8%A3'])('can name no network %s', async (key) => {
    await refused('network-unknown', 404, () => product.get(`/networks/${key}`));
    await refused('network-unknown', 404, () => product.post(`/networks/${key}/found`, NETWORK));
  });

  it.each([
    ['delete', '/networks', 'GET, HEAD'],
    ['post', '/networks/atlas', 'GET, HEAD'],
    ['get', '/networks/atlas/found', 'POST'],
    ['put', '/organisations', 'GET, HEAD, POST'],
    ['get', '/views/members/rebuild', 'POST'],
  ] as const)('says what it answers to: %s %s', async (method, path, allow) => {
    const answer = await refused('method-not-allowed', 405, () => request(product.url)[method](path));
    expect(answer.headers.allow).toBe(allow);
  });
});
