import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { type Clock, readConfiguration } from '#runtime';
import { createServer } from '../apps/api/server.js';
import { accounts } from '../apps/cli/demonstration/accounts.js';
import { castOf } from '../apps/cli/demonstration/cast.js';
import { tellDemonstration } from '../apps/cli/demonstration/tell-demonstration.js';
import { IN_MEMORY } from './product.js';
import { examplesIn, run } from './readme.js';

const clock: Clock = {
  now: () => Date.parse('2026-11-22T12:00:00Z'),
  today: () => '2026-11-22',
  timeZone: 'Africa/Casablanca',
};

describe('what the README shows', () => {
  const readme = readFileSync('README.md', 'utf8');
  const examples = examplesIn(readme);
  let app: NestFastifyApplication;
  let url: string;

  beforeAll(async () => {
    app = await createServer(readConfiguration(IN_MEMORY), pino({ level: 'silent' }), clock);
    await app.listen({ port: 0, host: '127.0.0.1' });
    url = await app.getUrl();
    const cast = await castOf(app, url, 'fr');
    await tellDemonstration(app, cast, () => undefined);
  }, 120_000);
  afterAll(() => app.close());

  it('is several examples', () => expect(examples.length).toBeGreaterThan(8));

  it('is who may sign in to the demonstration', () => {
    const printed = accounts().map(({ email, role }) => `  ${email.padEnd(36)} ${role}`);
    expect(readme).toContain(`\n${printed.join('\n')}\n`);
  });

  it.each(examples)('is what is answered: $command', async ({ command, printed }) => {
    expect(await run(command, url)).toBe(printed);
  });
});
