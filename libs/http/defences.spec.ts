import { hash } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { defend, leadNowhere } from './defences.js';
import { takeForms } from './form-body.js';
import { takeJsonOnly } from './json-body.js';
import type { Limits } from './limits.js';
import { page } from './pages.js';
import { Refused } from './refused.js';

const PER_MINUTE = 20;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

let server: FastifyInstance;
afterEach(() => server.close());

/** A server with nothing behind its defences. */
async function behind(
  publicUrl = 'https://reseau.example',
  trustProxy = false,
  requestsPerMinute = PER_MINUTE,
): Promise<Limits> {
  server = Fastify({ trustProxy, frameworkErrors: leadNowhere });
  const limits = await defend(server, { publicUrl, requestsPerMinute });
  takeJsonOnly(server);
  takeForms(server, ['/sign-in']);
  server.setErrorHandler((error, _request, reply) => {
    if (error instanceof Refused) return reply.status(429).send(error.refusal);
    return reply.status((error as { statusCode?: number }).statusCode ?? 500).send();
  });
  for (const path of ['/', '/health/live', '/health/ready']) server.get(path, () => 'there');
  for (const path of ['/sign-in', '/items']) server.post(path, ({ body }) => body);
  server.get('/anybody', (_request, reply) => reply.header('cache-control', 'public, max-age=60').send('there'));
  server.get('/cookies', ({ cookies }) => cookies);
  server.get(
    '/of/:account',
    async (request) => (await limits.account(request, (request.params as { account: string }).account)) ?? {},
  );
  server.get(
    '/in/:name',
    async (request) => (await limits.signIn(request, (request.params as { name: string }).name)) ?? {},
  );
  return limits;
}

const statusOf = async (url: string, remoteAddress = '192.0.2.1', headers = {}) =>
  (await server.inject({ url, remoteAddress, headers })).statusCode;

/** Asks so many times, one after the other, and answers whether each was let through. */
async function asked(times: number, url: (time: number) => string, from: (time: number) => string = () => '192.0.2.1') {
  const heard: boolean[] = [];
  for (let time = 0; time < times; time++) {
    const { statusCode, body } = await server.inject({ url: url(time), remoteAddress: from(time) });
    heard.push(statusCode === 200 && !body.includes('too-many-requests'));
  }
  return heard;
}

const first = (count: number, of: number) => Array.from({ length: of }, (_, index) => index < count);

describe('headers for browsers', () => {
  it('trust one style, and nothing from elsewhere', async () => {
    await behind();
    const { headers } = await server.inject('/');
    const [, style] = /<style>(.*?)<\/style>/s.exec(page('fr', 'Accueil', ''))!;
    expect(String(headers['content-security-policy']).split(';').sort()).toEqual([
      "base-uri 'none'",
      "default-src 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      `style-src 'sha256-${hash('sha256', style!, 'base64')}'`,
    ]);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'strict-transport-security': 'max-age=63072000',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('geolocation=()'),
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it('ask for https only where it is spoken', async () => {
    await behind('http://localhost:3000');
    expect((await server.inject('/')).headers).not.toHaveProperty('strict-transport-security');
  });

  it.each(['/', '/nowhere', '/%zz'])('let nobody keep %s', async (url) => {
    await behind();
    expect((await server.inject(url)).headers['cache-control']).toBe('no-store');
  });

  it('let a route say that its answer is the same for all', async () => {
    await behind();
    expect((await server.inject('/anybody')).headers['cache-control']).toBe('public, max-age=60');
  });
});

describe('an address', () => {
  it('is heard so many times in a minute, and told how many are left and when to come back', async () => {
    await behind();
    const early = await server.inject({ url: '/', remoteAddress: '192.0.2.1' });
    expect(early.headers).toMatchObject({ 'ratelimit-limit': '20', 'ratelimit-remaining': '19' });
    expect(await asked(PER_MINUTE, () => '/')).toEqual(first(PER_MINUTE - 1, PER_MINUTE));
    expect(await statusOf('/', '192.0.2.2')).toBe(200);
    const late = await server.inject({ url: '/', remoteAddress: '192.0.2.1' });
    expect(late.json()).toEqual({ refused: 'too-many-requests', values: { seconds: expect.any(Number) } });
    expect(late.headers).toMatchObject({ 'content-security-policy': expect.any(String), 'ratelimit-remaining': '0' });
  });

  it.each(['/nowhere', '/%zz', `/of/${'x'.repeat(200)}`])('is counted where nothing answers, as at %s', async (url) => {
    await behind();
    expect(await statusOf(url)).toBe(404);
    await asked(PER_MINUTE, () => url);
    expect(await statusOf('/')).toBe(429);
  });

  it('of IPv6 is a whole network', async () => {
    await behind();
    await asked(
      PER_MINUTE,
      () => '/',
      (time) => `2001:db8:1:2::${time}`,
    );
    expect(await statusOf('/', '2001:db8:1:2:ffff::1')).toBe(429);
    expect(await statusOf('/', '2001:db8:1:3::1')).toBe(200);
  });

  it('that watches over the process is always heard', async () => {
    await behind();
    await asked(PER_MINUTE, () => '/');
    expect([await statusOf('/health/live'), await statusOf('/health/ready')]).toEqual([200, 200]);
  });

  it('is not what somebody says it is', async () => {
    await behind();
    await asked(PER_MINUTE, () => '/');
    expect(await statusOf('/', '192.0.2.1', { 'x-forwarded-for': '192.0.2.9' })).toBe(429);
  });

  it('is what a trusted proxy says it is', async () => {
    await behind(undefined, true);
    await asked(PER_MINUTE, () => '/');
    expect(await statusOf('/', '192.0.2.1', { 'x-forwarded-for': '192.0.2.9' })).toBe(200);
  });
});

describe('an account', () => {
  it('is heard so many times in a minute, wherever it is', async () => {
    await behind();
    const answers = await asked(
      PER_MINUTE + 2,
      () => '/of/amal',
      (time) => `192.0.2.${time}`,
    );
    expect(answers).toEqual(first(PER_MINUTE, PER_MINUTE + 2));
    expect(await asked(1, () => '/of/nour')).toEqual([true]);
  });
});

describe('signing in', () => {
  it('is tried ten times under a name, wherever from and however it is written', async () => {
    await behind();
    const names = ['amal@x.example', 'AMAL@x.example', '%20amal@x.example%20'];
    const answers = await asked(
      12,
      (time) => `/in/${names[time % 3]}`,
      (time) => `192.0.2.${time}`,
    );
    expect(answers).toEqual(first(10, 12));
    expect(await asked(1, () => '/in/nour@x.example')).toEqual([true]);
  });

  it('is tried a hundred times from an address, under whatever names; what is not heard counts against no name', async () => {
    await behind(undefined, undefined, 1_000);
    expect(await asked(100, (time) => `/in/name-${time}`)).toEqual(first(100, 100));
    expect(await asked(10, () => '/in/amal')).toEqual(first(0, 10));
    expect(
      await asked(
        1,
        () => '/in/amal',
        () => '192.0.2.2',
      ),
    ).toEqual([true]);
  });
});

describe('a form', () => {
  const posted = (payload: string | Buffer, url = '/sign-in', headers: Record<string, string> = FORM) =>
    server.inject({ method: 'POST', url, headers, payload });

  it('is texts by name, in UTF-8', async () => {
    await behind();
    const { statusCode, body } = await posted('name=Amal+%26+Nour&password=%D8%A3%D9%85%D9%84%2B1&__proto__=x&empty=');
    expect(statusCode).toBe(200);
    expect(body).toBe('{"name":"Amal & Nour","password":"أمل+1","__proto__":"x","empty":""}');
  });

  it.each([
    ['in another encoding', Buffer.from('name=Amélie', 'latin1'), 400],
    ['percent-encoded in another encoding', 'name=Am%E9lie', 400],
    ['cut off', 'name=Am%C3', 400],
    ['over 10 kB', `name=${'x'.repeat(10_000)}`, 413],
  ])('that is %s is not read', async (_, payload, status) => {
    await behind();
    expect((await posted(payload)).statusCode).toBe(status);
  });

  it('is not taken where no page posts one, nor is anything else where one is', async () => {
    await behind();
    expect((await posted('a=b', '/items')).statusCode).toBe(415);
    expect((await posted('a=b', '/sign-in', { 'content-type': 'text/plain' })).statusCode).toBe(415);
    expect((await posted('{"a":"b"}', '/sign-in', { 'content-type': 'application/json' })).json()).toEqual({ a: 'b' });
  });
});

describe('cookies', () => {
  it('are read', async () => {
    await behind();
    const { body } = await server.inject({ url: '/cookies', headers: { cookie: '__Host-tansiq=secret; other=1' } });
    expect(JSON.parse(body)).toEqual({ '__Host-tansiq': 'secret', other: '1' });
  });
});
