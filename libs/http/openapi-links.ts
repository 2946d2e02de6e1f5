import { dirname } from 'node:path/posix';
import type { QueryRoute } from '#kernel';
import type { RegisteredCommand } from '#runtime';

type Json = Record<string, unknown>;

/** Words as one: `get networks of network` -> `getNetworksOfNetwork`. */
export const camel = (text: string): string =>
  text.replace(/[^A-Za-z0-9]+(\w)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase());

export const queryId = ({ path }: QueryRoute): string => camel(`get ${path.replaceAll(':', 'of ')}`);

const parametersIn = (path: string): readonly string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);

const shapeOf = (path: string): string => path.replace(/:\w+/g, ':');

/** Where what a command brought about is read: at its own path or the closest above it. */
function readAt({ path, definition }: RegisteredCommand, queries: readonly QueryRoute[]): QueryRoute | undefined {
  for (let above = path; above !== '/'; above = dirname(above)) {
    const home = shapeOf(definition.on === 'new' ? `${above}/:id` : above);
    const found = queries.find((route) => shapeOf(route.path) === home);
    if (found) return found;
  }
  return undefined;
}

/** Leads from what a command answers to where it is read, once it can be (https://spec.openapis.org/oas/v3.1.1.html#link-object). */
export function linksOf(command: RegisteredCommand, queries: readonly QueryRoute[]): Json {
  const route = readAt(command, queries);
  if (!route) return {};
  const given = parametersIn(command.path);
  const parameters = parametersIn(route.path).map((name, index) => [
    name,
    given[index] === undefined ? '$response.body#/id' : `$request.path.${given[index]}`,
  ]);
  const read = {
    operationId: queryId(route),
    parameters: { ...Object.fromEntries(parameters), waitFor: '$response.body#/position' },
  };
  return { links: { read } };
}
