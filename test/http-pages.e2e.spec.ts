import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allProblems } from '#http';
import { LANGUAGES } from '#kernel';
import { Registry } from '#runtime';
import { contexts } from '../apps/contexts.js';
import { Product } from './product.js';

let product: Product;
beforeAll(async () => void (product = await Product.start()));
afterAll(() => product.close());

describe('a page', () => {
  it.each(Object.keys(allProblems(new Registry(contexts))))('explains %s in three languages', async (code) => {
    const pages = await Promise.all(
      LANGUAGES.map((language) => product.get(`/problems/${code}`, { 'accept-language': language })),
    );
    for (const [i, { status, type, text }] of pages.entries()) {
      expect([status, type]).toEqual([200, 'text/html']);
      expect(text).toContain(`<html lang="${LANGUAGES[i]}" dir="${LANGUAGES[i] === 'ar' ? 'rtl' : 'ltr'}">`);
      expect(text).toContain(`<code>${code}</code>`);
      expect(text).not.toMatch(/\{\w+\}/);
    }
    expect(new Set(pages.map(({ text }) => text.slice(text.indexOf('<h1>')))).size).toBe(LANGUAGES.length);
  });

  it.each(LANGUAGES)('at the root leads on, in %s', async (language) => {
    const { status, text, headers } = await product.get('/', { 'accept-language': language });
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', vary: 'Accept-Language' });
    expect(text).toContain(`<html lang="${language}"`);
    for (const [, path] of text.matchAll(/href="([^"]+)"/g))
      expect([200, 303, 404]).toContain((await product.get(path!)).status); // somebody who is signed in is led on from where to sign in
  });

  it.each(LANGUAGES)(
    'of the API’s documentation is there in %s, needs no script and nothing from elsewhere',
    async (language) => {
      const { status, text } = await product.get('/docs', { 'accept-language': language });
      expect(status).toBe(200);
      expect(text).toContain(`<html lang="${language}"`);
      expect(text).not.toContain('<script');
      const anchors = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => `#${id}`));
      const addresses = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
      expect(addresses.filter((address) => !anchors.has(address))).toEqual(['/openapi.json']);
      for (const { path, definition } of new Registry(contexts).commands.values()) {
        expect(text).toContain(`<code>${path}</code>`);
        expect(text).toContain(definition.title[language]);
      }
    },
  );
});

describe('an operator', () => {
  it('learns how the system is doing', async () => {
    await product.done('/organisations', { kind: 'funder', name: { fr: 'Fondation' } });
    const { status, body } = await product.get('/health');
    const views = [...new Registry(contexts).views.values()].map(({ name, version }) => ({
      view: name,
      version,
      state: 'following',
      lag: 0,
    }));
    expect(status).toBe(200);
    const position = await product.logPosition();
    expect(position).toBeGreaterThan(0);
    expect(body).toMatchObject({ status: 'ok', projecting: true, position, logPosition: position, views });
    expect((await product.get('/health/live')).body).toEqual({ status: 'ok' });
    expect((await product.get('/health/ready')).body).toEqual({ status: 'ok' });
  });

  it('measures it', async () => {
    await product.get('/organisations/-');
    await product.get('/nowhere');
    const { status, type, text } = await product.get('/metrics');
    expect([status, type]).toEqual([200, 'text/plain']);
    const position = await product.logPosition();
    expect(text).toContain(`tansiq_log_position ${position}\n`);
    expect(text).toContain(`tansiq_view_position{view="organisations"} ${position}\n`);
    expect(text).toContain('tansiq_view_stopped{view="organisations"} 0\n');
    expect(text).toContain('tansiq_refusals_total{code="no-such-page"} 1\n');
    expect(text).toMatch(
      /tansiq_http_request_duration_seconds_count\{method="GET",route="\/organisations\/:id",status="404"\} \d/,
    );
  });

  it('has a view rebuilt, and sees it done', async () => {
    const asked = await product.post('/views/organisations/rebuild');
    expect([asked.status, asked.body]).toMatchObject([202, { view: 'organisations', state: 'waiting' }]);
    const rebuilds = async () => ((await product.get('/views/rebuilds')).body as { items: { state: string }[] }).items;
    while ((await rebuilds())[0]!.state !== 'done') expect((await rebuilds())[0]!.state).not.toBe('failed');
    expect((await product.get('/organisations')).body).toMatchObject({ items: [{ name: { fr: 'Fondation' } }] });
    expect((await product.post('/views/nothing/rebuild')).body).toMatchObject({ type: '/problems/view-unknown' });
  });
});
