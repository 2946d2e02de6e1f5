import type { FastifyInstance } from 'fastify';

interface Route {
  readonly pattern: RegExp;
  /** How many parts of its path are parameters. */
  readonly open: number;
  readonly methods: readonly string[];
}

const patternOf = (url: string): RegExp => new RegExp(`^${url.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`);

/**
 * Which methods a server answers to at a path, for `Allow` (RFC 9110, 10.2.1); none where nothing does. A name of its own counts before an
 * id: nothing is read at `.../workshops/record`, though `GET .../workshops/:id` would look for it. It learns of routes while they are made:
 * ask for it before.
 */
export function methodsOf(server: FastifyInstance): (path: string) => readonly string[] {
  const routes: Route[] = [];
  server.addHook('onRoute', ({ url, method }) => {
    routes.push({ pattern: patternOf(url), open: url.split('/:').length - 1, methods: [method].flat() });
  });
  return (path) => {
    const found = routes.filter(({ pattern }) => pattern.test(path));
    const closest = Math.min(...found.map(({ open }) => open));
    return [...new Set(found.flatMap(({ open, methods }) => (open === closest ? methods : [])))].sort();
  };
}
