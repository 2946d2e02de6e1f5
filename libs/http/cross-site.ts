import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a page of another site made a browser send this. `Sec-Fetch-Site` says so (https://www.w3.org/TR/fetch-metadata/); older browsers
 * say where a request comes from in `Origin` (RFC 6454); what says neither is no browser's, or stays within a site.
 */
export function isCrossSite({ headers }: { readonly headers: IncomingHttpHeaders }, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin, host } = headers;
  if (origin === undefined) return false;
  const own = host === undefined ? [] : [`https://${host}`, `http://${host}`];
  return ![new URL(publicUrl).origin, ...own].includes(origin);
}
