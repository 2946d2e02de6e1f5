import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Configuration } from '#runtime';
import { attributes, cookieName } from './cookie.js';
import { STATE_LASTS } from './oidc.js';

const nameOf = (configuration: Configuration): string => `${cookieName(configuration)}-sign-in`;

/** By which a browser that was sent to an OpenID Connect provider is known when it comes back. */
export function giveReturnCookie(reply: FastifyReply, configuration: Configuration, secret: string): void {
  void reply.setCookie(nameOf(configuration), secret, { ...attributes(configuration), maxAge: STATE_LASTS / 1_000 });
}

/** Reads it, this once. */
export function takeReturnCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  configuration: Configuration,
): string | undefined {
  void reply.clearCookie(nameOf(configuration), attributes(configuration));
  return request.cookies[nameOf(configuration)];
}
