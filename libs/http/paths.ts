import type { FastifyRequest } from 'fastify';
import { COMMONS, SLUG } from '#kernel';
import { refuse } from '#runtime';
import { Refused } from './refused.js';

/** Where a request went, without its query, which may hold a name or a link's secret: this is what is logged and told. */
export const pathOf = ({ url }: FastifyRequest): string => url.split('?')[0]!;

const KEY = /^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/;

/** The path's parameters; what can be nobody's id or key is not found. */
export function readPath(request: FastifyRequest): Readonly<Record<string, string>> {
  const path = (request.params ?? {}) as Record<string, string>;
  for (const [name, value] of Object.entries(path)) {
    if (name === 'network' && (!SLUG.test(value) || value.length > 40 || value === COMMONS))
      throw new Refused(refuse('network-unknown', { network: value }));
    if (!KEY.test(value)) throw new Refused(refuse('not-found', { id: value }));
  }
  return path;
}
