import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort, programNamed } from '../programs.js';

/** A Redis to test against. */
export interface TestRedis {
  /** Each suite begins its keys with a prefix of its own. */
  readonly url: string;
  stop(): Promise<void>;
}

/** One that a test may do with as it likes. */
export interface OwnRedis extends TestRedis {
  /** As a machine does that loses power, but for what the system had not written yet. */
  kill(): Promise<void>;
  /** On the same port, with what is on its disk. */
  start(): Promise<void>;
  /** It is there and does not answer, until it thaws. */
  freeze(): void;
  thaw(): void;
}

async function end(server: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (server.exitCode === null && server.signalCode === null && server.kill(signal)) await once(server, 'exit');
}

/** Resolves when it answers. */
async function launch(port: number, settings: readonly string[]): Promise<ChildProcess> {
  const server = spawn(program!, ['--port', String(port), '--bind', '127.0.0.1', ...settings], { stdio: 'ignore' });
  const redis = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  redis.on('error', () => {});
  const ended = once(server, 'exit').then(() => Promise.reject(new Error('redis-server did not start')));
  await Promise.race([redis.ping(), ended]).finally(() => redis.disconnect());
  ended.catch(() => {});
  return server;
}

const program = programNamed('redis-server');

/** Whether {@link ownRedis} can. */
export const canStartRedis = program !== undefined;

/**
 * A `redis-server` from the path, started for the occasion on a free port of 127.0.0.1 with `settings` as on its command line
 * (`--appendonly yes`).
 */
export async function ownRedis(...settings: readonly string[]): Promise<OwnRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'tansiq-redis-'));
  const port = await freePort();
  const start = () => launch(port, ['--dir', folder, ...settings]);
  let server = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: () => end(server, 'SIGKILL'),
    async start() {
      server = await start();
    },
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    async stop() {
      await end(server, 'SIGTERM');
      await rm(folder, { recursive: true });
    },
  };
}

/**
 * The Redis at `REDIS_TEST_URL`, or else one of our own that keeps what it is told. Where neither can be: `undefined` and one line that says
 * so; with `TANSIQ_REQUIRE_REDIS=1` an error.
 */
export async function testRedis(): Promise<TestRedis | undefined> {
  const url = process.env['REDIS_TEST_URL'];
  if (url) return { url, stop: async () => {} };
  if (canStartRedis) return ownRedis('--appendonly', 'yes', '--save', '');
  const advice = 'no Redis to test against: set REDIS_TEST_URL, or put redis-server on the PATH (.ci/redis install)';
  if (process.env['TANSIQ_REQUIRE_REDIS'] === '1') throw new Error(advice);
  process.stderr.write(`skipped: ${advice}\n`);
  return undefined;
}
