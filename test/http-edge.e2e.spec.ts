import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import request from 'supertest';
import { ConfigurationError, readConfiguration } from '#runtime';
import { createServer } from '../apps/api/server.js';
import { type Ended, Installation } from './process.js';
import { type Answer, IN_MEMORY, Product } from './product.js';

const BROWSER = { accept: 'text/html,*/*;q=0.8', 'sec-fetch-mode': 'navigate' };
const FORM = 'application/x-www-form-urlencoded';
const NETWORK = { kind: 'regional-committee', name: { fr: 'Comité' } };

const anybody = (product: Product) => request(product.url);

describe('the edge', () => {
  let product: Product;
  beforeAll(async () => void (product = await Product.start()));
  afterAll(() => product.close());

  const policyOf = ({ headers }: Answer) => String(headers['content-security-policy']);

  it.each([
    ['a page', '/', {}],
    ['a page for somebody who is signed in', '/account', BROWSER],
    ['an answer', '/networks', {}],
    ['a description', '/openapi.json', {}],
    ['a problem', '/organisations/-', {}],
    ['a problem in a browser', '/organisations/-', BROWSER],
    ['what is not found', '/nowhere', {}],
    ['what cannot be read', '/networks/%zz', {}],
    ['a sign of life', '/health/live', {}],
  ])('gives %s headers that browsers heed', async (_, path, headers) => {
    const answer = await product.get(path, headers);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(policyOf(answer)).toContain("default-src 'none'");
    expect(answer.headers).not.toHaveProperty('x-powered-by');
    expect(answer.headers).not.toHaveProperty('server');
  });

  it.each([
    '/',
    '/docs',
    '/docs/permissions',
    '/privacy',
    '/sign-in',
    '/activate?link=x',
    '/problems/not-found',
    '/nowhere',
    '/account',
  ])('sends the page %s with nothing on it that its policy forbids', async (path) => {
    const answer = await (path === '/account' ? product.get(path) : anybody(product).get(path)).set(BROWSER);
    expect(answer.type).toBe('text/html');
    const styles = [...answer.text.matchAll(/<style>(.*?)<\/style>/gs)].map(([, style]) => style!);
    expect(styles).toHaveLength(1);
    expect(policyOf(answer)).toContain(`'sha256-${hash('sha256', styles[0]!, 'base64')}'`);
    expect(answer.text).not.toMatch(/<script|<base|<iframe|<object|\sstyle=|\son\w+=|javascript:/i);
    for (const [, action] of answer.text.matchAll(/(?:action|src)="([^"]*)"/g)) expect(action).toMatch(/^\/(?!\/)/);
  });

  it('leads a browser to where it can sign in, and lets it read what is for anybody', async () => {
    const led = await anybody(product).get('/networks?sort=id').set(BROWSER);
    expect([led.status, led.headers.location]).toEqual([303, '/sign-in?next=%2Fnetworks%3Fsort%3Did']);
    expect((await anybody(product).get(led.headers.location!).set(BROWSER)).status).toBe(200);
    expect((await anybody(product).get('/networks')).headers['www-authenticate']).toBe('Bearer');
  });

  it('answers no preflight with leave to read or send anything', async () => {
    const origin = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    for (const path of ['/networks', '/sessions', '/networks/atlas/found', '/openapi.json', '/nowhere']) {
      const { status, headers } = await anybody(product).options(path).set(origin);
      expect([404, 405]).toContain(status);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });

  it.each([
    ['by its page', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['by a page beside ours', { 'sec-fetch-site': 'same-site' }],
    ['in an older browser', { origin: 'https://evil.example' }],
    ['from a frame without an origin', { origin: 'null' }],
  ])('lets another site do nothing in somebody’s name, %s', async (_, headers) => {
    const before = await product.logPosition();
    const answer = await product.post('/networks/theirs/found', NETWORK, headers);
    expect([answer.status, (answer.body as { type: string }).type]).toEqual([403, '/problems/cross-site-request']);
    expect(await product.logPosition()).toBe(before);
  });

  it.each([
    ['a form where no page has one', '/networks/atlas/found', 'kind=regional-committee', FORM, 400],
    ['a form where a program signs in', '/sessions', 'email=a&password=b', FORM, 400],
    ['a form over 10 kB', '/sign-in', `email=${'x'.repeat(10_000)}`, FORM, 413],
    ['a form in another encoding', '/sign-in', 'email=Am%E9lie', FORM, 400],
    ['a prototype', '/sessions', '{"__proto__":{"email":"a"}}', 'application/json', 400],
    ['a constructor', '/sessions', '{"constructor":{"prototype":{"email":"a"}}}', 'application/json', 400],
  ])('does not read %s', async (_, path, body, type, status) => {
    expect((await anybody(product).post(path).set('content-type', type).send(body)).status).toBe(status);
  });

  it('waits for nobody for ever', () => {
    const { requestTimeout, headersTimeout, timeout, keepAliveTimeout } = product.app.getHttpServer() as Server;
    expect(requestTimeout).toBe(60_000);
    for (const each of [headersTimeout, timeout, keepAliveTimeout]) {
      expect(each).toBeGreaterThan(0);
      expect(each).toBeLessThanOrEqual(120_000);
    }
  });

  it.each([
    ['an address', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: here\r\n\r\n`],
    ['a header', `GET / HTTP/1.1\r\nHost: here\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`],
  ])('hangs up on %s of 20 kB', async (_, text) => {
    const socket = connect(Number(new URL(product.url).port), '127.0.0.1');
    socket.end(text);
    let answer = '';
    for await (const part of socket.setEncoding('utf8')) answer += String(part);
    expect(answer).toMatch(/^HTTP\/1.1 431 /);
  });
});

describe('somebody who asks too often', () => {
  const limited = async (environment: Readonly<Record<string, string>>, body: (product: Product) => Promise<void>) => {
    const product = await Product.start(environment);
    await body(product).finally(() => product.close());
  };
  const untilRefused = async (ask: () => PromiseLike<Answer>, most: number): Promise<Answer> => {
    for (let time = 0; time < most; time++) {
      const answer = await ask();
      if (answer.status === 429) return answer;
    }
    throw new Error(`nobody minded ${most} requests`);
  };

  it('is told to wait, whoever they say they are, while probes are answered', async () => {
    await limited({ REQUESTS_PER_MINUTE: '40' }, async (product) => {
      const ask = (forwarded: string) => anybody(product).get('/').set('x-forwarded-for', forwarded);
      let time = 0;
      const refused = await untilRefused(() => ask(`192.0.2.${time++}`), 41);
      expect(refused.body).toMatchObject({ type: '/problems/too-many-requests', status: 429 });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect((await ask('192.0.2.251')).status).toBe(429);
      expect((await anybody(product).get('/health/live')).status).toBe(200);
    });
  });

  it('is told apart from others behind a proxy that is trusted', async () => {
    await limited({ REQUESTS_PER_MINUTE: '40', TRUSTED_PROXIES: '127.0.0.1' }, async (product) => {
      const ask = (forwarded: string) => anybody(product).get('/').set('x-forwarded-for', forwarded);
      await untilRefused(() => ask('192.0.2.1'), 41);
      expect((await ask('192.0.2.2')).status).toBe(200);
    });
  });

  it('cannot try passwords', async () => {
    await limited({}, async (product) => {
      const tried = { email: 'everybody@test.example', password: 'not the password' };
      const attempt = () => anybody(product).post('/sessions').send(tried);
      expect((await attempt()).status).toBe(401);
      expect((await untilRefused(attempt, 10)).headers['retry-after']).toMatch(/^\d+$/);
    });
  });
});

it('a proxy that is none is named when it starts', async () => {
  const configuration = readConfiguration({ ...IN_MEMORY, TRUSTED_PROXIES: '10.0.0.0/8, nowhere' });
  const starting = createServer(configuration, pino({ level: 'silent' }));
  await expect(starting).rejects.toThrow(ConfigurationError);
  await expect(starting).rejects.toThrow(/^TRUSTED_PROXIES is "10.0.0.0\/8, nowhere"/);
});

describe('what is logged', () => {
  const SECRET = 'ne-me-dites-pas';
  const installation = new Installation({ LOG_LEVEL: 'trace' });
  let ended: Ended;

  beforeAll(async () => {
    const api = await installation.start();
    const everybody = await api.everybody();
    const send = (path: string, init: RequestInit = {}) =>
      fetch(`${api.url}${path}`, {
        ...init,
        headers: { ...everybody.credentials, ...init.headers },
        redirect: 'manual',
      });
    const json = (body: object) => ({
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });
    for (const path of ['/networks', '/activate', '/sign-in', '/nowhere', '/networks/%zz', '/organisations/-'])
      for (const headers of [{}, BROWSER]) await send(`${path}?link=${SECRET}&q=${SECRET}`, { headers });
    await send('/networks', { headers: { authorization: `Bearer ${SECRET}`, cookie: `tansiq=${SECRET}` } });
    await send('/networks', { headers: { cookie: `tansiq=${SECRET}`, referer: `https://x.example/${SECRET}` } });
    await send('/sessions', json({ email: `${SECRET}@x.example`, password: SECRET }));
    await send('/activation', json({ link: SECRET, password: SECRET, name: SECRET, email: `${SECRET}@x.example` }));
    await send('/me/password', json({ current: SECRET, password: SECRET }));
    await send('/accounts', json({ name: SECRET, email: `${SECRET}@x.example`, role: 'operator' }));
    await send('/accounts', { ...json({}), body: `{"password":"${SECRET}"` });
    await send('/sign-in', form({ email: `${SECRET}@x.example`, password: SECRET, next: `/${SECRET}` }));
    await send('/activate', form({ link: SECRET, password: SECRET, again: SECRET }));
    ended = await api.send('SIGTERM');
  });
  afterAll(() => installation.dispose());

  it('says what was asked and how it ended', () => {
    const requests = ended.stdout.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(requests).toContainEqual(
      expect.objectContaining({ msg: 'request', method: 'POST', path: '/sessions', status: 401 }),
    );
    expect(requests).toContainEqual(
      expect.objectContaining({ msg: 'request', path: '/-/networks/%25zz', status: 404 }),
    );
  });

  it('holds no secret that goes by its name, however it came there', () => {
    const logging = pathToFileURL(join(import.meta.dirname, '../dist/apps/logging.js')).href;
    const details = `{
      password: secret,
      request: { headers: { authorization: secret, cookie: secret, 'set-cookie': [secret] } },
      error: Object.assign(new Error('x'), { token: secret, account: { link: secret } }),
    }`;
    const program = `const { makeLogger } = await import('${logging}'); const secret = '${SECRET}';
      makeLogger('info', 'x').info(${details}, 'it happened')`;
    const logged = execFileSync(process.execPath, ['--input-type=module', '-e', program]).toString();
    expect(logged).toContain('it happened');
    expect(logged.match(/\[Redacted\]/g)).toHaveLength(6);
    expect(logged).not.toContain(SECRET);
  });

  it('holds no query, no header and nothing that was sent', () => {
    expect([...ended.stdout, ended.stderr].filter((line) => line.includes(SECRET))).toEqual([]);
  });
});
