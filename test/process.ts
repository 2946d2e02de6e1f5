import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Everybody } from './people.js';

const DIST = join(import.meta.dirname, '../dist/apps');

/** One line that a process logged. */
export interface Line {
  readonly level: number;
  readonly msg: string;
  readonly url?: string;
  readonly after?: number;
  /** The link by which the first administrator comes in. */
  readonly open?: string;
}

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: readonly string[];
  readonly stderr: string;
}

export type Program = 'api' | 'worker';
export type Environment = Readonly<Record<string, string>>;

/** A process of the built product, as an operator starts it. */
export class ProductProcess {
  readonly lines: Line[] = [];
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;
  private readonly raw: string[] = [];
  private stderr = '';
  private watching: (() => void)[] = [];

  /** On a port that is free, unless one is named. */
  constructor(program: Program, folder: string, environment: Environment = {}) {
    this.child = spawn(process.execPath, [join(DIST, program, 'main.js')], {
      cwd: folder,
      env: { PATH: process.env.PATH, PORT: '0', REQUESTS_PER_MINUTE: '1000000', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stderr!.on('data', (text: Buffer) => (this.stderr += text.toString()));
    createInterface(this.child.stdout!).on('line', (line) => this.note(line));
    this.ended = once(this.child, 'close').then(([code, signal]: unknown[]) => {
      for (const look of this.watching) look();
      return { code, signal, stdout: this.raw, stderr: this.stderr } as Ended;
    });
  }

  /** Where it listens. */
  get url(): string {
    return this.lines.find(({ msg }) => msg === 'listening')!.url!;
  }

  /** The first line with this message, now or later. Throws where it ends without a word of it. */
  async says(message: string): Promise<Line> {
    for (;;) {
      const line = this.lines.find(({ msg }) => msg === message);
      if (line) return line;
      if (this.child.exitCode !== null || this.child.signalCode !== null)
        throw new Error(`it ended without saying "${message}": ${this.stderr || this.raw.at(-1)}`);
      await new Promise<void>((resolve) => this.watching.push(resolve));
    }
  }

  /** Somebody who may do everything, in a new installation. */
  async everybody(): Promise<Everybody> {
    const { open } = await this.says('nobody administers this installation yet');
    return Everybody.come(this.url, open!);
  }

  send(signal: NodeJS.Signals): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }

  private note(line: string): void {
    this.raw.push(line);
    if (line.startsWith('{')) this.lines.push(JSON.parse(line) as Line);
    const watching = this.watching;
    this.watching = [];
    for (const look of watching) look();
  }
}

/** A folder in which the product is installed: what one process leaves there is there for the next. */
export class Installation {
  readonly folder = mkdtempSync(join(tmpdir(), 'tansiq-'));
  private readonly processes: ProductProcess[] = [];

  constructor(private readonly environment: Environment = {}) {}

  /** Starts a process without waiting for what becomes of it. */
  launch(program: Program, environment: Environment = {}): ProductProcess {
    const launched = new ProductProcess(program, this.folder, { ...this.environment, ...environment });
    this.processes.push(launched);
    return launched;
  }

  /** Starts a process, and resolves when it works. */
  async start(program: Program = 'api', environment: Environment = {}): Promise<ProductProcess> {
    const started = this.launch(program, environment);
    await started.says(program === 'api' ? 'listening' : 'working');
    return started;
  }

  /** Ends whatever still runs, and removes what it left. */
  async dispose(): Promise<void> {
    await Promise.all(this.processes.map((each) => each.send('SIGKILL')));
    rmSync(this.folder, { recursive: true });
  }
}
