import type { FastifyRequest } from 'fastify';
import type { Revision } from '#kernel';
import { refuse } from './problems.js';
import { Refused } from './refused.js';

/** The revision in `If-Match` (RFC 9110, 13.1.1): `"3"` or `W/"3"`; without the header any revision will do. */
export function readIfMatch(request: FastifyRequest): Revision | undefined {
  const header = request.headers['if-match'];
  if (header === undefined || header === '*') return undefined;
  const revision = /^(?:W\/)?"(\d{1,15})"$/.exec(header)?.[1];
  if (revision === undefined) throw new Refused(refuse('header-unreadable', { header: 'If-Match', expected: 'W/"3"' }));
  return Number(revision);
}

/** The key that makes a repeat harmless: 1 to 200 printable characters but `"`, quoted or not. */
export function readIdempotencyKey(request: FastifyRequest): string | undefined {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return undefined;
  const [, quoted, bare] = /^(?:"([!#-~]{1,200})"|([!#-~]{1,200}))$/.exec(String(header)) ?? [];
  const key = quoted ?? bare;
  if (key === undefined)
    throw new Refused(refuse('header-unreadable', { header: 'Idempotency-Key', expected: '1-200 ASCII' }));
  return key;
}

/** A revision as an entity tag. Weak: names looked up in an answer may change without it. */
export const entityTag = (revision: Revision): string => `W/"${revision}"`;
