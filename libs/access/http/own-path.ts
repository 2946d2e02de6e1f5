const HERE = 'http://here.invalid';

/** Where to lead somebody on to: the path, if it is one of our own, and nothing that a browser would take for another site's address. */
export function ownPath(address: unknown): string | undefined {
  if (typeof address !== 'string' || !address.startsWith('/') || !URL.canParse(address, HERE)) return undefined;
  const { origin, pathname, search } = new URL(address, HERE);
  return origin === HERE && !pathname.startsWith('//') ? pathname + search : undefined;
}
