import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What the provider says of somebody. */
export interface ProviderClaims {
  readonly email?: string;
  readonly email_verified?: boolean;
}

export const CLIENT = { id: 'tansiq', secret: 'only the two of us know' };

/**
 * `oidc-provider` (https://github.com/panva/node-oidc-provider), certified, in a process of its own: whoever types a subject into its form
 * is signed in as that one. Its address stays the same through restarts.
 */
export class OidcProvider {
  #process: ChildProcess | undefined;
  #port = 0;
  #accounts: Readonly<Record<string, ProviderClaims>> = {};

  constructor(private readonly redirectUri: string) {}

  get issuer(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Resolves once it listens. */
  async start(): Promise<void> {
    const child = fork(
      join(import.meta.dirname, 'provider.mjs'),
      [CLIENT.id, CLIENT.secret, this.redirectUri, String(this.#port)],
      { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] },
    );
    this.#process = child;
    const exited = once(child, 'exit').then(() => Promise.reject(new Error('the provider did not start')));
    exited.catch(() => {});
    [this.#port] = (await Promise.race([once(child, 'message'), exited])) as [number];
    await this.#tell({ accounts: this.#accounts });
  }

  /** From now on it says this of these subjects, beside what it said of others. */
  async knows(accounts: Readonly<Record<string, ProviderClaims>>): Promise<void> {
    this.#accounts = { ...this.#accounts, ...accounts };
    await this.#tell({ accounts: this.#accounts });
  }

  /** From now on its ID tokens hold these claims, well signed, whatever is true. */
  async lies(lies: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#tell({ lies });
  }

  /** SIGKILL. Resolves once it is dead. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  async #tell(message: object): Promise<void> {
    const noted = once(this.#process!, 'message');
    this.#process!.send(message);
    await noted;
  }
}
