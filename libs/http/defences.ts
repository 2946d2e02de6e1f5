import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
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

/**
 * Leads an address that the router cannot take apart (wrong percent-encoding, a part that is too long) to below `/-`, where nothing
 * answers: by itself the router would pass by all that stands before a request.
 */
export function leadNowhere(_error: Error, { raw, server }: FastifyRequest, reply: FastifyReply): void {
  server.routing(Object.assign(raw, { url: `/-${raw.url!.replaceAll('%', '%25')}` }), reply.raw);
}
