type Json = Record<string, unknown>;

/** Injection token of the installation's {@link MoreRoutes}. */
export const MORE_ROUTES = Symbol('MoreRoutes');

/** Operations of OpenAPI by method, by path as the router has it: `/accounts/:id/sessions`. */
export type Operations = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** What the edge serves beside the contexts' commands and queries, described by whoever serves it; and who may come in where. */
export interface MoreRoutes {
  readonly paths: Operations;
  readonly schemas: Json;
  /** Of any route, as in `GET /networks/:network`: whether it is open to somebody who has not signed in. */
  openTo(route: string): 'anybody' | 'signed-in';
}

const OPEN: ReadonlySet<string> = new Set([
  'GET /health/live',
  'GET /health/ready',
  'GET /openapi.json',
  'GET /problems/:code',
]);

/** Nothing more, and a door that only the signed-in pass, but for what a machine or a newcomer has to read first. */
export const NOTHING_MORE: MoreRoutes = {
  paths: {},
  schemas: {},
  openTo: (route) => (OPEN.has(route) ? 'anybody' : 'signed-in'),
};
