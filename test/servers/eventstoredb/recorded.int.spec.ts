import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SpawnedServer } from './spawn.js';

const recorded = join(import.meta.dirname, 'recorded');

describe('the EventStoreDB server of the tests', () => {
  const server = new SpawnedServer();
  beforeAll(() => server.start());
  afterAll(() => server.dispose());

  it.each([
    ['over batch append', {}, 'answers-23.10.6.json'],
    ['over unary append', { UNARY: '1' }, 'answers-23.10.6-unary.json'],
  ])(
    'answers what a real one answered, %s',
    async (_, environment, answers) => {
      const { stdout } = await promisify(execFile)(process.execPath, [join(recorded, 'trace.mjs'), server.url], {
        env: { ...process.env, ...environment },
      });
      expect(stdout).toBe(await readFile(join(recorded, answers), 'utf8'));
    },
    120_000,
  );
});
