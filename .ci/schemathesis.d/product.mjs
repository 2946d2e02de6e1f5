import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { prepare } from './prepare.mjs';

const IN_MEMORY = {
  EVENT_STORE_URL: 'sqlite::memory:',
  READ_STORE_URL: 'memory:',
  KEY_STORE_URL: 'sqlite::memory:',
  NOTICE_STORE_URL: 'sqlite::memory:',
  JOB_QUEUE_URL: 'sqlite::memory:',
  REQUESTS_PER_MINUTE: '1000000',
};

/** The built product as a process of its own: everything in memory, but for what `prepare` leaves in its folder. */
export class Product {
  folder = mkdtempSync(join(tmpdir(), 'tansiq-schemathesis-'));

  async start() {
    const env = { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', ...IN_MEMORY };
    this.process = spawn(process.execPath, ['dist/apps/api/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.client = await prepare(...(await this.said()), this.folder);
    this.position = await this.logPosition();
  }

  /** Where it listens, and the link by which the first administrator comes in: two lines of its log. */
  async said() {
    for await (const line of createInterface(this.process.stdout)) {
      const { url, open } = JSON.parse(line);
      this.url ??= url;
      if (open) {
        this.process.stdout.resume();
        return [this.url, open];
      }
    }
    throw new Error('the product ended before anybody could come in');
  }

  async logPosition() {
    return (await this.client.get('/health')).logPosition;
  }

  /** Whoever asks is still who they were: else the rest was asked in vain. */
  async hasLostItsCaller() {
    const { grants } = await this.client.get('/me');
    return grants.length < 3;
  }

  async end() {
    if (this.process.exitCode === null && this.process.kill()) await once(this.process, 'close');
    rmSync(this.folder, { recursive: true });
  }
}
