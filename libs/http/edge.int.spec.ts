import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { everything, KeyStoreUnavailable, type Refusal } from '#kernel';
import { readConfiguration, Registry, RuntimeModule } from '#runtime';
import { notebook } from '../runtime/testing/notebook.js';
import { ACCOMPANIMENTS } from './accompaniment.js';
import { defend } from './defences.js';
import { type Gate, GATE } from './gate.js';
import { HttpModule } from './http.module.js';
import { takeJsonOnly } from './json-body.js';

const PAGES = '/networks/notes/pages';
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'sec-fetch-mode': 'navigate' };
const NOBODY: Refusal = { refused: 'sign-in-first', values: {} };

const words = (title: string) => [title, `${title} : « {id} »`] as const;
const registry = new Registry([
  {
    ...notebook,
    problems: {
      ...notebook.problems,
      'sign-in-first': { kind: 'unidentified', fr: words('Qui ?'), ar: words('من؟'), en: words('Who?') },
      'not-yours': { kind: 'forbidden', fr: words('Non'), ar: words('لا'), en: words('No') },
    },
  },
]);

/** Lets everybody in who says a name, but for a few. */
const door: Gate<{ readonly account: string }> = {
  enter: async ({ headers }: FastifyRequest) => {
    const name = headers.authorization?.split(' ')[1];
    if (name === 'silence') throw new KeyStoreUnavailable('no answer');
    if (name === 'surprise') throw new Error('nobody expected this');
    if (name === 'other') return { refused: 'not-yours', values: { id: '<b>' } };
    return name === undefined || name === 'unknown' ? NOBODY : { account: name };
  },
  command: async ({ account }) => ({ account, organisation: null }),
  audience: async () => everything(['notes']),
};

@Global()
@Module({
  providers: [
    { provide: GATE, useValue: door },
    { provide: ACCOMPANIMENTS, useValue: new Map() },
  ],
  exports: [GATE, ACCOMPANIMENTS],
})
class Door {}

@Module({})
class Edge {}

let app: NestFastifyApplication;
let logged: { details: object; message: string }[];

beforeEach(async () => {
  logged = [];
  const note = (details: object, message: string): void => void logged.push({ details, message });
  const memory = {
    ...{ EVENT_STORE_URL: 'sqlite::memory:', READ_STORE_URL: 'memory:', KEY_STORE_URL: 'sqlite::memory:' },
    ...{ NOTICE_STORE_URL: 'sqlite::memory:', JOB_QUEUE_URL: 'sqlite::memory:' },
  };
  const configuration = readConfiguration({ ...memory, REQUESTS_PER_MINUTE: '5' });
  const adapter = new FastifyAdapter();
  const limits = await defend(adapter.getInstance(), configuration);
  const logger = { info: () => undefined, warn: note, error: note };
  const runtime = RuntimeModule.with({ configuration, registry, logger, projects: false });
  const module = { module: Edge, imports: [Door, runtime, HttpModule.with(registry, limits)] };
  app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: false, bodyParser: false });
  takeJsonOnly(adapter.getInstance());
  await app.init();
  await adapter.getInstance().ready();
});
afterEach(() => app.close());

const asked = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'POST' | 'OPTIONS' = 'GET') =>
  app.inject({ method, url, headers: { 'accept-language': 'en', ...headers } });
const as = (name: string) => ({ authorization: `Bearer ${name}` });

describe('somebody who is not known', () => {
  it('is told how to say who they are', async () => {
    const { statusCode, headers } = await asked(PAGES);
    expect([statusCode, headers['www-authenticate']]).toEqual([401, 'Bearer']);
  });

  it('is told that their token will not do', async () => {
    const { statusCode, headers } = await asked(PAGES, as('unknown'));
    expect([statusCode, headers['www-authenticate']]).toEqual([401, 'Bearer error="invalid_token"']);
  });

  it('is led from what they open in a browser to where they can sign in, and back', async () => {
    const { statusCode, headers } = await asked(`${PAGES}?asOf=2025&sort=-id`, BROWSER);
    expect(statusCode).toBe(303);
    const { pathname, searchParams } = new URL(String(headers.location), 'http://here');
    expect([pathname, searchParams.get('next')]).toEqual(['/sign-in', `${PAGES}?asOf=2025&sort=-id`]);
  });

  it.each([
    ['reads with a script', { ...BROWSER, 'sec-fetch-mode': 'cors' }],
    ['wants no page', { ...BROWSER, accept: 'application/json' }],
  ])('is told in details where their browser %s', async (_, headers) => {
    const { statusCode, headers: answered } = await asked(PAGES, headers);
    expect([statusCode, answered['content-type']]).toEqual([401, 'application/problem+json; charset=utf-8']);
  });

  it('reads a page where they sent a form', async () => {
    const { statusCode, headers } = await asked('/o', BROWSER, 'POST');
    expect([statusCode, headers['content-type']]).toEqual([401, 'text/html; charset=utf-8']);
  });
});

describe('a problem in a browser', () => {
  it.each([
    ['fr', 'ltr', 'Non', 'Retour à l’accueil'],
    ['ar', 'rtl', 'لا', 'العودة إلى الصفحة الرئيسية'],
    ['en', 'ltr', 'No', 'Back to the home page'],
  ])('is a page in %s, with what was asked for as text', async (language, direction, title, home) => {
    const { statusCode, headers, body } = await asked(PAGES, {
      ...BROWSER,
      ...as('other'),
      'accept-language': language,
    });
    expect([statusCode, headers['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
    expect(headers['content-language']).toBe(language);
    expect(body).toContain(`<html lang="${language}" dir="${direction}">`);
    expect(body).toContain(`<h1>${title}</h1><p>${title} : « &#60;b&#62; »</p><p><code>not-yours</code></p>`);
    expect(body).toContain(`<a href="/">${home}</a>`);
  });

  it('has the status that it has elsewhere', async () => {
    expect((await asked('/nowhere', BROWSER)).statusCode).toBe(404);
  });
});

describe('what nobody can answer', () => {
  it('is that for the moment, where keys are silent', async () => {
    const answer = await asked(PAGES, as('silence'));
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '1']);
    expect(answer.json()).toMatchObject({ type: '/problems/keys-unavailable' });
  });

  it('is logged under a reference, without the address’s query', async () => {
    const { reference } = (await asked(`${PAGES}?q=amal`, as('surprise'))).json<{ values: Record<string, string> }>()
      .values;
    expect(logged).toMatchObject([{ details: { reference, method: 'GET', path: PAGES } }]);
    expect(JSON.stringify(logged)).not.toContain('amal');
  });
});

describe('somebody who asks too often', () => {
  it('is told when to come back, wherever they are', async () => {
    const url = '/problems/not-found';
    const from = (place: number) => app.inject({ url, headers: as('amal'), remoteAddress: `192.0.2.${place}` });
    for (let place = 0; place < 5; place++) expect((await from(place)).statusCode).toBe(200);
    const answer = await from(6);
    const { values, type } = answer.json<{ type: string; values: { seconds: number } }>();
    expect([answer.statusCode, type]).toEqual([429, '/problems/too-many-requests']);
    expect(answer.headers['retry-after']).toBe(String(values.seconds));
    expect(values.seconds).toBeGreaterThan(0);
    expect((await asked(url, as('nour'))).statusCode).toBe(200);
  });

  it('is told so by their address, before anybody asks who they are', async () => {
    for (let time = 0; time < 5; time++) await asked('/nowhere');
    const answer = await asked(PAGES, as('surprise'));
    expect([answer.statusCode, answer.json<{ title: string }>().title]).toEqual([429, 'Too many requests']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(logged).toEqual([]);
  });
});

describe('another site', () => {
  it('gets no leave to read anything', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const preflight = await asked(PAGES, headers, 'OPTIONS');
    const answers = [preflight, await asked(PAGES, headers), await asked(PAGES, { ...headers, ...as('amal') })];
    expect(preflight.statusCode).toBe(405);
    for (const { headers: answered } of answers)
      expect(Object.keys(answered).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});
