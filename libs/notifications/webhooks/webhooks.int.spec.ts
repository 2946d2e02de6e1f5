import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { type Delivered, post, type PostOptions } from './delivery.js';
import type { Resolve } from './destination.js';
import { EVENT_CONTENT_TYPE, noticeEvent } from './envelope.js';
import { newWebhookSecret } from './signature.js';
import { selfSigned } from './testing/certificate.js';
import { expectCloudEvent } from './testing/cloud-event.js';
import { type Received, type Receiver, receiveHttp, receiveTcp } from './testing/receiver.js';

const secret = newWebhookSecret();
const event = noticeEvent({
  id: '01J8Z0C4S9Q4T7V2W5X8Y1Z3A6',
  origin: 'https://reseau.example',
  network: 'pnpm',
  kind: 'work-given',
  object: { kind: 'item', id: '01J0000000000000000000000A' },
  at: '2026-03-01T09:00:00.000Z',
  text: 'كُلّفتم بعمل: « Préparer la rencontre d’été »',
  language: 'ar',
  link: 'https://reseau.example/a/items/01J0000000000000000000000A',
  data: { dueOn: '2026-04-01' },
});

let open: Receiver[];
let received: Received[];
let now: number;
beforeEach(() => {
  [open, received, now] = [[], [], Date.now()];
});
afterEach(async () => {
  await Promise.all(open.map((receiver) => receiver.close()));
});

async function opened(starting: Promise<Receiver>): Promise<Receiver> {
  const receiver = await starting;
  open.push(receiver);
  return receiver;
}
const answering = (answer: (response: ServerResponse) => void, certificate?: ReturnType<typeof selfSigned>) =>
  opened(
    receiveHttp((response, message) => {
      received.push(message);
      answer(response);
    }, certificate),
  );
const withStatus = (status: number, headers = {}) =>
  answering((response) => response.writeHead(status, headers).end('the answer’s own words'));
const speaking = (answer: (socket: Socket) => void) => opened(receiveTcp(answer));

const PATH = '/hook?key=of-the-address';
const send = (url: string, options: Partial<PostOptions> = {}, secrets = [secret]) =>
  post({ url: `${url}${PATH}`, secrets }, event, { allowPrivate: true, now: () => now, ...options });
const sendTo = ({ port }: Receiver, options: Partial<PostOptions> = {}) => send(`http://127.0.0.1:${port}`, options);
const verify = ({ body, headers }: Received, key = secret) => new Webhook(key).verify(body, headers);

/** The reason of a failure in English; whatever it is, it gives nothing away. */
function reasonOf(delivered: Delivered): string {
  if (delivered.outcome !== 'failed') throw new Error(`it is ${delivered.outcome}`);
  const { fr, ar, en } = delivered.reason;
  for (const text of [fr, ar, en]) {
    expect(text).toMatch(/../);
    expect(text).not.toMatch(/whsec|key=|hook|127\.0\.0\.1|own words|\{/);
    expect(text).not.toContain(secret.slice(6));
  }
  return en;
}

describe('a notice that is posted', () => {
  it('arrives as a CloudEvent that its receiver can verify', async () => {
    const receiver = await withStatus(204);
    expect(await sendTo(receiver)).toEqual({ outcome: 'delivered', status: 204 });
    await receiver.idle();
    expect(received).toHaveLength(1);
    const message = received[0]!;
    expect(message.url).toBe(PATH);
    expect(message.headers['connection']).toBe('close');
    expect(message.headers['content-type']).toBe(EVENT_CONTENT_TYPE);
    expect(message.headers['content-type']).toMatch(/^application\/cloudevents\+json *(;|$)/);
    const posted = verify(message) as Record<string, unknown>;
    expectCloudEvent(posted);
    expect(posted).toEqual(event);
    expect(message.headers['webhook-id']).toBe(posted['id']);
    expect(message.headers['webhook-timestamp']).toBe(String(Math.floor(now / 1000)));
  });

  it('has the same id each time that it is tried, and the time of the trial', async () => {
    const receiver = await withStatus(503);
    for (const pause of [0, 60_000, 120_000]) {
      await sendTo(receiver, { now: () => now + pause });
    }
    received.forEach((message) => verify(message));
    const all = (header: string) => new Set(received.map(({ headers }) => headers[header]));
    expect(all('webhook-id')).toEqual(new Set([event.id]));
    expect(all('webhook-timestamp').size).toBe(3);
    expect(all('webhook-signature').size).toBe(3);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  });

  const forgeries: [string, (message: Received) => Received][] = [
    ['its body', (message) => ({ ...message, body: message.body.replace('2026-04-01', '2026-05-01') })],
    ['a space in its body', (message) => ({ ...message, body: `${message.body} ` })],
    ['its id', (message) => ({ ...message, headers: { ...message.headers, 'webhook-id': 'another' } })],
    [
      'its time',
      (message) => ({ ...message, headers: { ...message.headers, 'webhook-timestamp': String(now / 1000 + 60) } }),
    ],
  ];
  it.each(forgeries)('cannot be verified once somebody changed %s', async (_, forge) => {
    await sendTo(await withStatus(200));
    verify(received[0]!);
    expect(() => verify(forge(received[0]!))).toThrow('No matching signature found');
  });

  it('cannot be verified long after it was sent', async () => {
    await sendTo(await withStatus(200), { now: () => now - 6 * 60_000 });
    expect(() => verify(received[0]!)).toThrow('too old');
  });

  it('is signed with each secret while one replaces another', async () => {
    const { port } = await withStatus(200);
    const [next, stranger] = [newWebhookSecret(), newWebhookSecret()];
    await send(`http://127.0.0.1:${port}`, {}, [secret, next]);
    expect(verify(received[0]!, secret)).toEqual(event);
    expect(verify(received[0]!, next)).toEqual(event);
    expect(() => verify(received[0]!, stranger)).toThrow('No matching signature found');
    expect(received[0]!.headers['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44}$/);
  });

  it('is not sent without a signature, nor with one that could stand for another message', async () => {
    const receiver = await withStatus(200);
    const webhook = { url: `http://127.0.0.1:${receiver.port}/`, secrets: [] };
    const options = { allowPrivate: true, now: () => now };
    await expect(post(webhook, event, options)).rejects.toThrow(RangeError);
    await expect(post({ ...webhook, secrets: ['whsec_'] }, event, options)).rejects.toThrow('empty');
    await expect(post({ ...webhook, secrets: [secret] }, { ...event, id: 'a.1' }, options)).rejects.toThrow(RangeError);
    expect(receiver.connections()).toBe(0);
  });
});

it('makes secrets of 32 random bytes', () => {
  const made = Array.from({ length: 100 }, newWebhookSecret);
  expect(new Set(made).size).toBe(100);
  for (const each of made) {
    expect(each).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(Buffer.from(each.slice(6), 'base64')).toHaveLength(32);
  }
});

describe('the outcome', () => {
  it.each([200, 201, 202, 204, 299])('is delivered: %i', async (status) => {
    expect(await sendTo(await withStatus(status))).toEqual({ outcome: 'delivered', status });
  });

  it('is gone: 410', async () => {
    expect(await sendTo(await withStatus(410))).toEqual({ outcome: 'gone' });
  });

  it.each([400, 401, 404, 429, 500, 503])('is failed: %i', async (status) => {
    expect(reasonOf(await sendTo(await withStatus(status)))).toContain(`answered with status ${status}`);
  });

  it.each([301, 302, 303, 307, 308])('is failed, and the redirect not followed: %i', async (status) => {
    const target = await withStatus(200);
    const receiver = await withStatus(status, { location: `http://127.0.0.1:${target.port}/` });
    expect(reasonOf(await sendTo(receiver))).toContain('Redirects are not followed');
    expect([receiver.connections(), target.connections()]).toEqual([1, 0]);
  });

  it('is failed where nobody listens', async () => {
    const receiver = await withStatus(200);
    await receiver.close();
    open.pop();
    expect(reasonOf(await sendTo(receiver))).toContain('could not be reached');
  });

  it('is failed where the receiver hangs up', async () => {
    const receivers = [await speaking((socket) => socket.resetAndDestroy()), await speaking((socket) => socket.end())];
    for (const receiver of receivers)
      expect(reasonOf(await sendTo(receiver))).toContain('hung up before it answered (ECONNRESET)');
  });

  it('is failed where something else than HTTP is spoken', async () => {
    expect(reasonOf(await sendTo(await speaking((socket) => socket.end('SSH-2.0-x\r\n'))))).toContain('not valid HTTP');
  });

  it('is failed where the head of the answer does not end', async () => {
    const endless = await speaking((socket) => socket.write(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`));
    expect(reasonOf(await sendTo(endless))).toContain('not valid HTTP');
    await endless.idle();
  });
});

describe('a slow or talkative receiver', () => {
  const HEAD = 'HTTP/1.1 200 OK\r\n';
  async function drip(socket: Socket, head: string, piece: string): Promise<void> {
    socket.write(head);
    for (; !socket.destroyed; await sleep(10)) socket.write(piece);
  }
  const silences: [string, (socket: Socket) => void][] = [
    ['says nothing', () => undefined],
    ['sends its status a byte now and then', (socket) => void drip(socket, `${HEAD}X: `, 'x')],
    [
      'says again and again that it is on its way',
      (socket) => void drip(socket, '', 'HTTP/1.1 102 Processing\r\n\r\n'),
    ],
    [
      'changes over to another protocol',
      (socket) => socket.write('HTTP/1.1 101 X\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
    ],
  ];
  it.each(silences)('is not waited for longer than the time-out: one that %s', async (_, answer) => {
    const receiver = await speaking(answer);
    expect(reasonOf(await sendTo(receiver, { timeout: 500 }))).toBe('The receiver did not answer within 0.5 s.');
    await receiver.idle();
  });

  it('is not waited for in the middle of a TLS handshake', async () => {
    const { port, idle } = await speaking(() => undefined);
    expect(reasonOf(await send(`https://127.0.0.1:${port}`, { timeout: 500 }))).toContain('did not answer');
    await idle();
  });

  it('is not waited for while its name is looked up', async () => {
    const never: Resolve = () => new Promise(() => undefined);
    const delivered = await send('https://hooks.example.org', { timeout: 100, resolve: never });
    expect(reasonOf(delivered)).toContain('did not answer');
  });

  it('has received the notice once it says so, however long it goes on', async () => {
    const receiver = await speaking((socket) => void drip(socket, `${HEAD}Content-Length: 99999\r\n\r\n`, 'x'));
    expect(await sendTo(receiver, { timeout: 2_000 })).toEqual({ outcome: 'delivered', status: 200 });
    await receiver.idle();
  });

  function* endlessly(piece: string) {
    while (true) yield piece;
  }
  it('is cut off where its answer is huge, long before the time is up', async () => {
    const receiver = await answering((response) => void Readable.from(endlessly('x'.repeat(16_384))).pipe(response));
    expect(await sendTo(receiver, { timeout: 3_600_000 })).toEqual({ outcome: 'delivered', status: 200 });
    await receiver.idle();
  });

  it('may finish an answer of a usual size', async () => {
    let wasFinished: Promise<boolean> | undefined;
    const receiver = await answering((response) => {
      wasFinished = once(response, 'close').then(() => response.writableFinished);
      response.write('x'.repeat(30_000));
      setTimeout(() => response.end('x'.repeat(30_000)), 100);
    });
    expect(await sendTo(receiver)).toEqual({ outcome: 'delivered', status: 200 });
    expect(await wasFinished).toBe(true);
  });

  it.each(['end', 'resetAndDestroy'] as const)(
    'has received the notice even if it then hangs up: %s',
    async (hangUp) => {
      const receiver = await speaking((socket) => {
        socket.write(`${HEAD}Content-Length: 99\r\n\r\nx`);
        setTimeout(() => socket[hangUp](), 50);
      });
      expect(await sendTo(receiver)).toEqual({ outcome: 'delivered', status: 200 });
    },
  );
});

describe('over TLS', () => {
  const HOST = 'hooks.example.org';
  const certificate = selfSigned(HOST);
  const here: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  const usual = getCACertificates('default');
  afterEach(() => setDefaultCACertificates(usual));

  const secured = () => answering((response) => response.end(), certificate);

  it('a notice arrives where the certificate is good', async () => {
    setDefaultCACertificates([...usual, certificate.cert]);
    const { port } = await secured();
    const delivered = await send(`https://${HOST}:${port}`, { resolve: here });
    expect(delivered).toEqual({ outcome: 'delivered', status: 200 });
    expect(received[0]!.headers['host']).toBe(`${HOST}:${port}`);
    expect(verify(received[0]!)).toEqual(event);
  });

  it('nothing is said where it is made out to another name', async () => {
    setDefaultCACertificates([...usual, certificate.cert]);
    const { port } = await secured();
    const delivered = await send(`https://other.example.org:${port}`, { resolve: here });
    expect(reasonOf(delivered)).toContain('(ERR_TLS_CERT_ALTNAME_INVALID)');
    expect(received).toHaveLength(0);
  });

  it('nothing is said where nobody vouches for it', async () => {
    const { port } = await secured();
    const delivered = await send(`https://${HOST}:${port}`, { resolve: here });
    expect(reasonOf(delivered)).toContain('(DEPTH_ZERO_SELF_SIGNED_CERT)');
    expect(received).toHaveLength(0);
  });

  it('nothing is said where there is none', async () => {
    const { port } = await withStatus(200);
    expect(reasonOf(await send(`https://127.0.0.1:${port}`))).toContain('secure connection failed');
    expect(received).toHaveLength(0);
  });
});

describe('an address that is not public', () => {
  const REFUSED = 'Nothing is sent to this address';
  const guarded = { allowPrivate: false };

  it.each(['localhost', '127.0.0.1', '0x7f.1', '2130706433', '[::1]', '[::ffff:127.0.0.1]', '[64:ff9b::7f00:1]'])(
    'is not connected to where it stands in the URL: %s',
    async (host) => {
      const receiver = await withStatus(200);
      expect(reasonOf(await send(`https://${host}:${receiver.port}`, guarded))).toContain(REFUSED);
      expect(receiver.connections()).toBe(0);
    },
  );

  it.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1'])(
    'is not connected to where a public name leads to it: %s',
    async (address) => {
      const receiver = await withStatus(200);
      const resolve: Resolve = async () => [{ address, family: address.includes(':') ? 6 : 4 }];
      const delivered = await send(`https://hooks.example.org:${receiver.port}`, { ...guarded, resolve });
      expect(reasonOf(delivered)).toContain(REFUSED);
      expect(receiver.connections()).toBe(0);
    },
  );

  it('is not connected to without TLS either', async () => {
    const receiver = await withStatus(200);
    expect(reasonOf(await sendTo(receiver, guarded))).toContain(REFUSED);
    expect(receiver.connections()).toBe(0);
  });

  it('cannot be slipped in between the check and the connection: a name is looked up once', async () => {
    const receiver = await withStatus(200);
    let asked = 0;
    const resolve: Resolve = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
    await send(`http://hooks.example.org:${receiver.port}`, { resolve });
    expect([asked, receiver.connections()]).toEqual([1, 1]);
  });

  it('is told apart from a name that does not exist', async () => {
    const resolve: Resolve = () => Promise.reject(new Error('getaddrinfo ENOTFOUND hooks.example.org'));
    expect(reasonOf(await send('https://hooks.example.org', { resolve }))).toContain('cannot be found');
  });
});

describe('the example of the README', () => {
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
  const code = /```js\n(.+?)```/s.exec(readme)![1]!;

  async function freePort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    server.close();
    await once(server, 'close');
    return port;
  }

  it('takes what is signed and prints it, and refuses what is not', async () => {
    const port = await freePort();
    const env = { ...process.env, WEBHOOK_SECRET: secret, PORT: String(port), NODE_OPTIONS: '' };
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { env });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    try {
      const url = `http://127.0.0.1:${port}`;
      let delivered = await send(url);
      while (delivered.outcome === 'failed' && reasonOf(delivered).includes('ECONNREFUSED')) {
        await sleep(50);
        delivered = await send(url);
      }
      expect(delivered).toEqual({ outcome: 'delivered', status: 204 });
      expect(reasonOf(await send(url, {}, [newWebhookSecret()]))).toContain('status 401');
      while (!printed.includes('\n')) await once(child.stdout, 'data');
      expect(printed).toBe(`${event.type} ${event.data.text}\n`);
    } finally {
      child.kill();
      await once(child, 'exit');
    }
  });
});
