import type { Registry } from '#runtime';
import type { MoreRoutes } from './more-routes.js';
import { SYSTEM_PATHS } from './system-openapi.js';

const answered = (method: string): readonly string[] => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]);

/** Which methods answer at a path, for `Allow` (RFC 9110, 10.2.1); none where nothing does. */
export function methodsOf(registry: Registry, { paths }: MoreRoutes): (path: string) => readonly string[] {
  const routes: readonly (readonly [path: string, methods: readonly string[]])[] = [
    ...registry.queries.map(({ path }) => [path, ['GET', 'HEAD']] as const),
    ...[...registry.commands.values()].map(({ path }) => [path, ['POST']] as const),
    ...Object.entries({ ...SYSTEM_PATHS, ...paths }).map(
      ([path, operations]) => [path, Object.keys(operations).flatMap(answered)] as const,
    ),
  ];
  const patterns = routes.map(
    ([path, methods]) => [new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`), methods] as const,
  );
  return (path) => [...new Set(patterns.flatMap(([pattern, methods]) => (pattern.test(path) ? methods : [])))];
}
