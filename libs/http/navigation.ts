import type { FastifyRequest } from 'fastify';

/**
 * Whether somebody reads the answer in a browser's window (https://www.w3.org/TR/fetch-metadata/), not a program. Older browsers do not say
 * so, but put pages first among what they accept.
 */
export const isNavigation = ({ headers }: FastifyRequest): boolean => {
  const { 'sec-fetch-mode': mode, accept = '' } = headers;
  return mode === undefined ? accept.startsWith('text/html') : mode === 'navigate' && /\btext\/html\b/.test(accept);
};

/** Where to sign in, and be led back from. */
export const signInFirst = ({ url }: FastifyRequest): string => `/sign-in?next=${encodeURIComponent(url)}`;
