import cookie from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import type { Configuration } from '#runtime';
import { limit, type Limits } from './limits.js';
import { secureHeaders } from './security-headers.js';

/** What stands before every request, known or unknown, in this order: headers for browsers, cookies, and limits on how often somebody may ask. */
export async function defend(
  server: FastifyInstance,
  { publicUrl, requestsPerMinute }: Pick<Configuration, 'publicUrl' | 'requestsPerMinute'>,
): Promise<Limits> {
  await secureHeaders(server, publicUrl);
  await server.register(cookie);
  return limit(server, requestsPerMinute);
}
