import type { FastifyRequest } from 'fastify';

/** Whether somebody reads the answer in a browser's window (https://www.w3.org/TR/fetch-metadata/), not a program. */
export const isNavigation = ({ headers }: FastifyRequest): boolean =>
  headers['sec-fetch-mode'] === 'navigate' && /\btext\/html\b/.test(headers.accept ?? '');

/** Where to sign in, and be led back from. */
export const signInFirst = ({ url }: FastifyRequest): string => `/sign-in?next=${encodeURIComponent(url)}`;
