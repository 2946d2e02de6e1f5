import type { Registry } from '#runtime';
import { SYSTEM_PATHS } from './system-openapi.js';

/** Which methods answer at a path, for `Allow` (RFC 9110, 10.2.1); none where nothing does. */
export function methodsOf(registry: Registry): (path: string) => readonly string[] {
  const routes: readonly [path: string, methods: readonly string[]][] = [
    ...registry.queries.map(({ path }) => [path, ['GET', 'HEAD']] as [string, string[]]),
    ...[...registry.commands.values()].map(({ path }) => [path, ['POST']] as [string, string[]]),
    ...Object.entries(SYSTEM_PATHS).map(
      ([path, { get }]) => [path, get ? ['GET', 'HEAD'] : ['POST']] as [string, string[]],
    ),
  ];
  const patterns = routes.map(
    ([path, methods]) => [new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`), methods] as const,
  );
  return (path) => [...new Set(patterns.flatMap(([pattern, methods]) => (pattern.test(path) ? methods : [])))];
}
