import { hash } from 'node:crypto';
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Refusal } from '#kernel';
import { refuse } from './problems.js';
import { Refused } from './refused.js';

/** Injection token of the process's {@link Limits}. */
export const LIMITS = Symbol('Limits');

const MINUTE = 60_000;
/** Of one address more than of one name: a workshop shares one connection. */
const SIGN_IN = { fromAddress: 100, underName: 10, within: 5 * MINUTE };

/** What asks whether the process lives, more often than people do. */
const PROBES: ReadonlySet<string | undefined> = new Set(['/health/live', '/health/ready']);

/** Whether a route is asked by machines that watch over this one, which are not counted. */
export const isProbe = (path: string | undefined): boolean => PROBES.has(path);

/**
 * How often somebody may ask. Counted in the memory of one process: of several, each counts its own, and one that starts anew begins at
 * nothing. A refusal, `too-many-requests`, says after how many seconds the next one is heard.
 */
export interface Limits {
  /** Counts a request of an account. */
  account(request: FastifyRequest, id: string): Promise<Refusal | undefined>;
  /** Counts an attempt to sign in, from its address and under the name given; a name is kept as its hash. */
  signIn(request: FastifyRequest, name: string): Promise<Refusal | undefined>;
}

const tooMany = (seconds: number): Refusal => refuse('too-many-requests', { seconds });

/** Counts under a key: the first so many within a while are let through. */
function counter(server: FastifyInstance, max: number, timeWindow: number) {
  const keys = new WeakMap<FastifyRequest, string>();
  const count = server.createRateLimit({ max, timeWindow, keyGenerator: (request) => keys.get(request)! });
  return async (request: FastifyRequest, key: string): Promise<Refusal | undefined> => {
    keys.set(request, key);
    const counted = await count(request);
    return !counted.isAllowed && counted.isExceeded ? tooMany(counted.ttlInSeconds) : undefined;
  };
}

/**
 * Limits what one address may ask, and says on every answer how much is left of it (`RateLimit-*`,
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/). IPv6 addresses count by their /64.
 */
export async function limit(server: FastifyInstance, perMinute: number): Promise<Limits> {
  await server.register(rateLimit, { global: false, enableDraftSpec: true });
  const perAddress = server.rateLimit({
    max: perMinute,
    timeWindow: MINUTE,
    allowList: ({ routeOptions }) => isProbe(routeOptions.url),
    errorResponseBuilder: (_request, { ttl }) => new Refused(tooMany(Math.ceil(ttl / 1_000))),
  });
  server.addHook('onRequest', perAddress);
  const perAccount = counter(server, perMinute, MINUTE);
  const fromAddress = counter(server, SIGN_IN.fromAddress, SIGN_IN.within);
  const underName = counter(server, SIGN_IN.underName, SIGN_IN.within);
  return {
    account: perAccount,
    signIn: async (request, name) =>
      (await fromAddress(request, normalizeIP(request.ip))) ??
      underName(request, hash('sha256', name.normalize('NFKC').trim().toLowerCase())),
  };
}
