import type { FastifyInstance } from 'fastify';

const patternOf = (url: string): RegExp => new RegExp(`^${url.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`);

/**
 * Which methods a server answers to at a path, for `Allow` (RFC 9110, 10.2.1); none where nothing does. It learns of routes while they are
 * made: ask for it before.
 */
export function methodsOf(server: FastifyInstance): (path: string) => readonly string[] {
  const routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];
  server.addHook(
    'onRoute',
    ({ url, method }) => void routes.push({ pattern: patternOf(url), methods: [method].flat() }),
  );
  return (path) => [...new Set(routes.flatMap(({ pattern, methods }) => (pattern.test(path) ? methods : [])))].sort();
}
