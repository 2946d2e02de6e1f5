import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { freePort, programNamed } from '../programs.js';

/** A MongoDB to test against. */
export interface TestMongodb {
  /** Without a database name: each suite takes its own. */
  readonly url: string;
  stop(): Promise<void>;
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null && server.kill()) await once(server, 'exit');
  await rm(folder, { recursive: true });
}

async function start(mongod: string): Promise<TestMongodb> {
  const folder = await mkdtemp(join(tmpdir(), 'tansiq-mongod-'));
  const port = await freePort();
  const options = ['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1', '--quiet'];
  const server = spawn(mongod, options, { stdio: 'ignore' });
  const url = `mongodb://127.0.0.1:${port}`;
  try {
    const client = await MongoClient.connect(url, { serverSelectionTimeoutMS: 20_000 });
    await client.close();
  } catch (error) {
    await stop(server, folder);
    throw error;
  }
  return { url, stop: () => stop(server, folder) };
}

/**
 * The MongoDB at `MONGODB_TEST_URL`, or else a `mongod` from the path, started for the occasion. Where there is neither: `undefined` and one
 * line that says so; with `TANSIQ_REQUIRE_MONGODB=1` an error.
 */
export async function testMongodb(): Promise<TestMongodb | undefined> {
  const url = process.env['MONGODB_TEST_URL'];
  if (url) return { url, stop: async () => {} };
  const mongod = programNamed('mongod');
  if (mongod) return start(mongod);
  const advice =
    'no MongoDB to test against: set MONGODB_TEST_URL, put mongod on the PATH or run eval "$(.ci/mongodb start)"';
  if (process.env['TANSIQ_REQUIRE_MONGODB'] === '1') throw new Error(advice);
  process.stderr.write(`skipped: ${advice}\n`);
  return undefined;
}
