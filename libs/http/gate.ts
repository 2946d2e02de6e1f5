import type { FastifyRequest } from 'fastify';
import type { Actor, Audience, Refusal } from '#kernel';
import type { ExecutableCommand } from '#runtime';

/** Injection token of the installation's {@link Gate}. */
export const GATE = Symbol('Gate');

/** A command at the gate: what it says, and on whose behalf. */
export interface CommandAtGate {
  readonly command: ExecutableCommand;
  readonly path: Readonly<Record<string, string>>;
  readonly content: object;
  /** The organisation or working group whose word it is, where the caller says so. */
  readonly onBehalfOf?: string;
  /** The client's key, by which a repeat is known. */
  readonly idempotencyKey?: string;
  /** Why a text stands although it looks like a beneficiary's record. */
  readonly noBeneficiary?: string;
}

/** Decides who comes in, and what they may do. `Caller` is whatever it knows of somebody; nobody is a caller, too. */
export interface Gate<Caller = unknown> {
  /** Who is asking, and whether a route is open to them at all, whatever they say. */
  enter(request: FastifyRequest, route: string): Promise<Caller | Refusal>;
  /** Whether this command may be sent, and who is written beside what comes of it. */
  command(caller: Caller, at: CommandAtGate): Promise<Actor | Refusal>;
  /** What the answer to a question may hold. */
  audience(caller: Caller): Promise<Audience>;
}

const CALLER = Symbol('caller');

interface Known {
  [CALLER]?: unknown;
}

/** Notes who is asking, once for the whole request. */
export const noteCaller = (request: FastifyRequest, caller: unknown): void =>
  void ((request as Known)[CALLER] = caller);

export const callerOf = <Caller>(request: FastifyRequest): Caller => (request as Known)[CALLER] as Caller;
