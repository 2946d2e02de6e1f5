import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, Product } from './product.js';

const ORGANISATION = { kind: 'association', name: { fr: 'Association' } };

let product: Product;
beforeAll(async () => {
  product = await Product.start();
  await product.done('/networks/atlas/found', { kind: 'regional-committee', name: { fr: 'Comité' } });
});
afterAll(() => product.close());

const seen = ({ status, body, headers }: Answer) => ({
  status,
  body: body as object,
  etag: headers.etag,
  location: headers.location,
});

describe('a new thing', () => {
  it.each([
    ['/organisations', ORGANISATION],
    ['/networks/atlas/working-groups', { name: { fr: 'Groupe' } }],
    [
      '/networks/atlas/workshops',
      { kind: 'meeting', title: { fr: 'Réunion' }, startsOn: '2025-02-03', occurredOn: '2025-01-10' },
    ],
    [
      '/networks/atlas/workshops/record',
      { kind: 'meeting', title: { fr: 'Réunion' }, startsOn: '2025-02-04', occurredOn: '2025-02-04' },
    ],
    [
      '/networks/atlas/indicators',
      { title: { fr: 'Enfants' }, unit: { fr: 'enfants' }, baseline: 0, target: 9, direction: 'increase' },
    ],
    ['/networks/atlas/positions', { title: { fr: 'Position' }, text: { fr: 'Texte' } }],
    [
      '/networks/atlas/positions/record',
      { title: { fr: 'Ancienne' }, uri: 'https://atlas.example/a', occurredOn: '2015' },
    ],
  ])('of %s is read where its Location says', async (path, body) => {
    const made = await product.post(path, body);
    expect(made.status).toBe(201);
    const { id, position } = made.body as { id: string; position: number };
    const read = await product.get(`${made.headers.location}?waitFor=${position}`);
    expect(read.status).toBe(200);
    expect(read.body).toMatchObject({ id });
    expect(read.headers.etag).toBe(made.headers.etag);
  });
});

describe('If-Match', () => {
  const rename = (id: string, name: string, tag?: string) =>
    product.post(`/organisations/${id}/rename`, { name: { fr: name } }, tag === undefined ? {} : { 'if-match': tag });

  it('lets through who decided on the present revision, and says which one is next', async () => {
    const { id } = await product.done('/organisations', ORGANISATION);
    const read = await product.get(`/organisations/${id}`);
    expect(read.headers.etag).toBe('W/"0"');
    expect((await rename(id, 'Une', read.headers.etag)).headers.etag).toBe('W/"1"');
    expect((await rename(id, 'Deux', '"1"')).headers.etag).toBe('W/"2"');
    expect((await rename(id, 'Trois', '*')).headers.etag).toBe('W/"3"');
    expect((await rename(id, 'Quatre')).headers.etag).toBe('W/"4"');
  });

  it.each(['W/"0"', '"7"'])('stops who decided on another one: %s', async (tag) => {
    const { id } = await product.done('/organisations', ORGANISATION);
    await product.done(`/organisations/${id}/rename`, { name: { fr: 'Une' } });
    const before = await product.logPosition();
    const answer = await rename(id, 'Deux', tag);
    expect(answer.status).toBe(412);
    expect(answer.body).toMatchObject({ type: '/problems/revision-mismatch', values: { actual: 1 } });
    expect(await product.logPosition()).toBe(before);
  });

  it.each(['0', '"x"', 'W/0', '"0", "1"', '""', '"-1"', ''])('is not understood as %s', async (tag) => {
    const { id } = await product.done('/organisations', ORGANISATION);
    const answer = await rename(id, 'Deux', tag);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ type: '/problems/header-unreadable', values: { header: 'If-Match' } });
  });

  it('lets one through of many who decided on the same revision', async () => {
    const { id } = await product.done('/organisations', ORGANISATION);
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => rename(id, `Nom ${i}`, 'W/"0"')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 7 }, () => 412)]);
  });
});

describe('Idempotency-Key', () => {
  it('answers a repeat as it answered first, whatever happened since', async () => {
    const key = { 'idempotency-key': 'register-1' };
    const first = await product.post('/organisations', ORGANISATION, key);
    const id = (first.body as { id: string }).id;
    const renamed = await product.post(
      `/organisations/${id}/rename`,
      { name: { fr: 'Autre' } },
      { 'idempotency-key': '"rename-1"' },
    );
    await product.done(`/organisations/${id}/close`);
    const before = await product.logPosition();
    expect(seen(await product.post('/organisations', { ...ORGANISATION, acronym: null }, key))).toEqual(seen(first));
    expect(
      seen(
        await product.post(`/organisations/${id}/rename`, { name: { fr: 'Autre' } }, { 'idempotency-key': 'rename-1' }),
      ),
    ).toEqual(seen(renamed));
    expect(await product.logPosition()).toBe(before);
  });

  it('refuses another request under the same key', async () => {
    const key = { 'idempotency-key': 'register-2' };
    await product.post('/organisations', ORGANISATION, key);
    const before = await product.logPosition();
    const others = [
      { ...ORGANISATION, acronym: 'A' },
      { ...ORGANISATION, occurredOn: '2024' },
    ];
    for (const other of others) {
      const answer = await product.post('/organisations', other, key);
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ type: '/problems/idempotency-key-reused' });
    }
    expect(await product.logPosition()).toBe(before);
  });

  it('writes once for many at the same time', async () => {
    const before = await product.logPosition();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => product.post('/organisations', ORGANISATION, { 'idempotency-key': 'many' })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(seen(answer)))).size).toBe(1);
    expect(answers[0]!.status).toBe(201);
    expect(await product.logPosition()).toBe(before + 1);
  });

  it.each(['', 'a b', 'x'.repeat(201)])('is not understood as "%s"', async (key) => {
    const answer = await product.post('/organisations', ORGANISATION, { 'idempotency-key': key });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ type: '/problems/header-unreadable', values: { header: 'Idempotency-Key' } });
  });
});

describe('content', () => {
  it('keeps Arabic, and takes null for an optional field that is left out', async () => {
    const name = { fr: null, ar: 'جمعية أَمَان — «بيت الطفل»', en: null };
    const { id } = await product.done('/organisations', {
      ...ORGANISATION,
      name,
      acronym: null,
      aliases: ['بيت 👶 الطفل'],
      occurredOn: null,
      source: null,
    });
    const { body } = await product.get(`/organisations/${id}`);
    expect(body).toMatchObject({ name: { ar: name.ar }, aliases: ['بيت 👶 الطفل'] });
    expect(Object.keys((body as { name: object }).name)).toEqual(['ar']);
    expect(body).not.toHaveProperty('acronym');
    const found = await product.get(`/organisations?q=${encodeURIComponent('أمان')}`);
    expect((found.body as { items: object[] }).items).toMatchObject([{ id }]);
  });

  it('does not take null for a required one', async () => {
    const answer = await product.post('/organisations', { kind: null, name: null });
    expect(answer.status).toBe(422);
    expect((answer.body as { errors: object[] }).errors).toMatchObject([{ pointer: '/kind' }, { pointer: '/name' }]);
  });

  it('says when it is true only as precisely as is known, and never in the future', async () => {
    const { id } = await product.done('/organisations', { ...ORGANISATION, occurredOn: '2014' });
    expect((await product.get(`/organisations/${id}?asOf=2014-12-31`)).status).toBe(200);
    expect((await product.get(`/organisations/${id}?asOf=2014-12-30`)).status).toBe(404);
    const answer = await product.post('/organisations', { ...ORGANISATION, occurredOn: '2999-01-01' });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ type: '/problems/occurs-in-the-future' });
  });
});

describe('waitFor', () => {
  it('reads what was written', async () => {
    for (let i = 0; i < 10; i++) {
      const { body } = await product.post('/organisations', ORGANISATION);
      const { id, position } = body as { id: string; position: number };
      expect((await product.get(`/organisations/${id}?waitFor=${position}`)).status).toBe(200);
    }
  });

  it('does not wait for what nobody has written', async () => {
    const answer = await product.get(`/networks?waitFor=${(await product.logPosition()) + 1}`);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ type: '/problems/nothing-written-there' });
  });
});
