import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process of a test. */
export interface Child {
  /** Its lines. */
  readonly said: readonly string[];
  kill(): Promise<void>;
}

function start(file: string, url: string, prefix?: string): Child {
  const runner = join(import.meta.dirname, '../../event-store/sqlite/testing/from-source.mjs');
  const options = ['--no-warnings', '--import', runner, join(import.meta.dirname, file), url];
  const child = spawn(process.execPath, prefix ? [...options, prefix] : options, {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const said: string[] = [];
  createInterface(child.stdout).on('line', (line) => said.push(line));
  return {
    said,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Takes the jobs of the kind `held`, ten at a time, says their ids and finishes none. */
export const startHolder = (url: string, prefix?: string): Child => start('holder.ts', url, prefix);

/** Enqueues jobs of the kind `told`, and says the id of each that is safe. */
export const startEnqueuer = (url: string, prefix?: string): Child => start('enqueuer.ts', url, prefix);
