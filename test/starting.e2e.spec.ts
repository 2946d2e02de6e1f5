import { createServer, type Server } from 'node:net';
import { type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Environment, Installation, type Program } from './process.js';

let installation: Installation;
beforeEach(() => void (installation = new Installation()));
afterEach(() => installation.dispose());

/** What a start that fails says: one line. */
async function refusal(environment: Environment, program: Program = 'api'): Promise<string> {
  const { code, stderr, stdout } = await installation.launch(program, environment).ended;
  expect(code).toBe(1);
  expect(stdout.filter((line) => line.includes('"level":50'))).toEqual([]);
  expect(stderr).toMatch(/^tansiq cannot start: .+\n$/);
  return stderr.slice('tansiq cannot start: '.length, -1);
}

describe('a start', () => {
  let busy: Server;
  beforeAll(async () => {
    busy = createServer().listen(0, '127.0.0.1');
    await once(busy, 'listening');
  });
  afterAll(() => void busy.close());

  it('without any variable makes the folder of its data and works', async () => {
    const api = await installation.start();
    expect((await fetch(`${api.url}/health/ready`)).status).toBe(200);
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['HOST', '192.0.2.1'],
    ['EVENT_STORE_URL', 'mysql://localhost'],
    ['EVENT_STORE_URL', 'sqlite:not-a-folder/events.db'],
    ['EVENT_STORE_URL', 'sqlite:not-a-folder'],
    ['READ_STORE_URL', 'postgres://localhost'],
    ['READ_STORE_URL', 'memory:not-a-folder/views'],
    ['READ_STORE_URL', 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50'],
    ['READ_STORE_URL', 'mongodb:'],
    ['JOB_QUEUE_URL', 'amqp://localhost'],
    ['NOTICE_STORE_URL', 'redis://localhost'],
    ['NOTICE_STORE_URL', 'sqlite:not-a-folder/notices.db'],
    ['JOB_QUEUE_URL', 'sqlite:not-a-folder/jobs.db'],
    ['MAIL_URL', 'https://mail.example'],
    ['MAIL_FROM', 'nobody'],
    ['PRIVATE_WEBHOOKS', 'perhaps'],
    ['KEY_STORE_URL', 'redis://localhost'],
    ['KEY_STORE_URL', 'sqlite:not-a-folder/keys.db'],
    ['KEY_STORE_URL', 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50'],
    ['PUBLIC_URL', 'http://tansiq.example'],
    ['REQUESTS_PER_MINUTE', 'many'],
    ['OIDC_ISSUER', 'https://sso.example'],
    ['TIME_ZONE', 'Mars/Olympus'],
    ['LOG_LEVEL', 'loud'],
  ])('is refused where %s is %s, and the line names the variable', async (name, value) => {
    writeFileSync(join(installation.folder, 'not-a-folder'), 'a file');
    expect(await refusal({ [name]: value })).toMatch(new RegExp(`^${name}\\b`));
  });

  it('is refused where the port is taken', async () => {
    const port = String((busy.address() as AddressInfo).port);
    expect(await refusal({ PORT: port })).toMatch(`PORT is "${port}"`);
  });

  it('is refused to a second process on the same data', async () => {
    const first = await installation.start();
    expect(await refusal({})).toMatch(/^READ_STORE_URL: the views in .+ are in use by process \d+/);
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
  });

  it('of a worker is refused where the API keeps the views itself', async () => {
    expect(await refusal({}, 'worker')).toMatch(/^READ_STORE_URL is in memory/);
  });

  it('reads the variables that stand in .env', async () => {
    writeFileSync(join(installation.folder, '.env'), 'TIME_ZONE=Mars/Olympus\n');
    expect(await refusal({})).toMatch(/^TIME_ZONE/);
  });
});
