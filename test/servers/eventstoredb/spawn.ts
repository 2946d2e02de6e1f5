import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = import.meta.dirname;

/** The server in a process of its own, so that what happens to it is real. Its address stays the same through restarts. */
export class SpawnedServer {
  readonly #directory = mkdtempSync(join(tmpdir(), 'eventstoredb-'));
  #process: ChildProcess | undefined;
  #port = 0;

  /** A connection string. */
  get url(): string {
    return `esdb://127.0.0.1:${this.#port}?tls=false`;
  }

  /** Resolves once it listens; does nothing where it runs. */
  async start(): Promise<void> {
    if (this.#process) return;
    const child = spawn(
      process.execPath,
      ['--import', join(folder, 'typescript.mjs'), join(folder, 'main.ts'), this.#directory, String(this.#port)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    this.#process = child;
    const exited = once(child, 'exit').then(() => Promise.reject(new Error('the server did not start')));
    exited.catch(() => {});
    const [line] = (await Promise.race([once(child.stdout, 'data'), exited])) as [Buffer];
    this.#port = Number(line.toString());
  }

  /** SIGKILL. Resolves once it is dead. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (!child) return;
    this.#process = undefined;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  freeze(): void {
    this.#process?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#process?.kill('SIGCONT');
  }

  /** Kills it and removes what it kept. */
  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
