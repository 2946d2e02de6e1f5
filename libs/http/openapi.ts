import { type ContentClass, fieldsOf, type ListRoute, type Phrase, type QueryRoute, type UploadRoute } from '#kernel';
import type { RegisteredCommand, Registry } from '#runtime';
import { isProbe } from './limits.js';
import { type MoreRoutes, NOTHING_MORE } from './more-routes.js';
import {
  ANY_PROBLEMS,
  COMMAND_PROBLEMS,
  QUERY_PROBLEMS,
  refer,
  RESPONSES,
  UPLOAD_PROBLEMS,
} from './openapi-responses.js';
import { CommandParameters, CommandResult } from './parameters.js';
import { commonParameters } from './query-controller.js';
import { camel, linksOf, queryId } from './openapi-links.js';
import { Schemas } from './openapi-schemas.js';
import { StoppedLine } from './stopped-line.js';
import { SYSTEM_PATHS, SYSTEM_SCHEMAS } from './system-openapi.js';

type Json = Record<string, unknown>;

const HEADERS = {
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The `ETag` that the decision rests on; 412 where it is no longer so.',
    schema: { anyOf: [{ const: '*' }, { type: 'string', pattern: '^(W/)?"\\d{1,15}"$' }] },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'A key of your own for this request: a repeat answers what the first one answered.',
    schema: { type: 'string', pattern: '^([!#-~]{1,200}|"[!#-~]{1,200}")$' },
  },
};

const template = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

/** The parameters in a path. */
export const pathParameters = (path: string): Json[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: {
      type: 'string',
      pattern: name === 'network' ? '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' : '^[A-Za-z0-9][A-Za-z0-9-]*$',
      maxLength: name === 'network' ? 40 : 60,
    },
  }));

/** The parameters that a class of them has. */
export const queryParameters = (schemas: Schemas, type: ContentClass): Json[] =>
  [...fieldsOf(type)].map(([name, field]) => {
    const { description, ...schema } = schemas.field(field);
    const isList = (schema as { type?: string }).type === 'array';
    return {
      name,
      in: 'query',
      ...(description ? { description } : {}),
      ...(field.optional ? {} : { required: true }),
      schema,
      ...(isList ? { explode: false } : {}),
    };
  });

export const words = ({ fr, ar, en }: Phrase): Json => ({ summary: en, description: `${fr} — ${ar}` });

const POSITION = {
  'Tansiq-Position': {
    description: 'The position that the answer was computed from: with `knownAt` it can be had again.',
    schema: { type: 'string', pattern: '^\\d+$' },
  },
};
const ETAG = { ETag: { description: 'The revision of what was asked for.', schema: { type: 'string' } } };

const LOCATION = {
  Location: { description: 'Where the new thing is read.', schema: { type: 'string', format: 'uri-reference' } },
};

/** What every command answers, and what one answers besides. */
function resultOf(schemas: Schemas, more?: ContentClass): Json {
  const every = schemas.refer(CommandResult);
  if (!more) return every;
  schemas.components[more.name] = schemas.describe(new Map([...fieldsOf(CommandResult), ...fieldsOf(more)]));
  return { $ref: `#/components/schemas/${more.name}` };
}

function command(schemas: Schemas, registered: RegisteredCommand, queries: readonly QueryRoute[]): Json {
  const { name, path, context, definition } = registered;
  const fields = new Map([...fieldsOf(definition.content), ...fieldsOf(CommandParameters)]);
  const success = {
    description: 'Recorded, durably.',
    headers: definition.on === 'new' ? { ...ETAG, ...LOCATION } : ETAG,
    content: { 'application/json': { schema: resultOf(schemas, definition.result) } },
    ...linksOf(registered, queries),
  };
  return {
    operationId: camel(name.charAt(0).toLowerCase() + name.slice(1)),
    tags: [context],
    ...words(definition.title),
    parameters: [
      ...pathParameters(path),
      { $ref: '#/components/parameters/IfMatch' },
      { $ref: '#/components/parameters/IdempotencyKey' },
    ],
    requestBody: schemas.body(name, fields),
    responses: { [definition.on === 'new' ? '201' : '200']: success, ...COMMAND_PROBLEMS },
  };
}

/** The parameter that a list is sorted by, with what this one can be sorted by. */
function sortable(parameter: Json, route: QueryRoute): Json {
  const sorts = route.kind === 'list' ? route.sorts : [];
  const fields = new Set(sorts.map((each) => each.replace(/^-/, '')));
  return {
    ...parameter,
    schema: { type: 'string', enum: [...fields].flatMap((each) => [each, `-${each}`]), default: sorts[0] },
  };
}

const pageOf = (schemas: Schemas, route: ListRoute): Json => ({
  type: 'object',
  properties: {
    items: { type: 'array', items: schemas.refer(route.row ?? route.view.document) },
    next: { type: 'string', description: 'Pass as `cursor` for the next page; missing on the last.' },
  },
  required: ['items'],
  additionalProperties: false,
});

function query(schemas: Schemas, route: QueryRoute, context: string): Json {
  const content =
    route.kind === 'file'
      ? { [route.mediaType]: { schema: { type: /json$/.test(route.mediaType) ? 'object' : 'string' } } }
      : {
          'application/json': { schema: route.kind === 'list' ? pageOf(schemas, route) : schemas.refer(route.answer) },
        };
  return {
    operationId: queryId(route),
    tags: [context],
    ...words(route.title),
    parameters: [
      ...pathParameters(route.path),
      ...queryParameters(schemas, route.query),
      ...queryParameters(schemas, commonParameters(route)).map((each) =>
        each.name === 'sort' ? sortable(each, route) : each,
      ),
    ],
    responses: {
      '200': { description: 'The answer.', headers: POSITION, content },
      ...QUERY_PROBLEMS,
    },
  };
}

/** A file that is sent, answered by lines of JSON: the schema is of one line, as OpenAPI 3.1 has no other place for it. */
function upload(schemas: Schemas, route: UploadRoute, context: string): Json {
  const lines = [...route.lines, StoppedLine].map((line) => schemas.refer(line));
  const choices = schemas.refer(route.choices, 'sent');
  const file = {
    type: 'string',
    contentMediaType: 'application/octet-stream',
    description: `At most ${route.maxBytes} bytes.`,
  };
  const form = { type: 'object', properties: { file, choices }, required: ['file'] };
  const encoding = { choices: { contentType: 'application/json' } };
  return {
    operationId: camel(
      `send ${route.path
        .split('/')
        .filter((part) => !part.startsWith(':'))
        .join(' ')}`,
    ),
    tags: [context],
    ...words(route.title),
    parameters: [...pathParameters(route.path), ...queryParameters(schemas, route.query)],
    requestBody: { required: true, content: { 'multipart/form-data': { schema: form, encoding } } },
    responses: {
      '200': {
        description: 'What became of the file, line after line as the work goes on; the schema is that of each line.',
        content: { 'application/x-ndjson': { schema: { anyOf: lines } } },
      },
      ...UPLOAD_PROBLEMS,
    },
  };
}

/** How somebody shows who they are: a browser by its session, a program by a token. */
const SECURITY_SCHEMES = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-tansiq',
    description: 'Given by `POST /sessions`. Called `tansiq` on one’s own machine, without https.',
  },
  token: { type: 'http', scheme: 'bearer', description: 'A token that an account was issued for its programs.' },
};

/** An operation with who may come in, and what anybody there may be told instead of an answer. */
function guarded(method: string, path: string, operation: Json, openTo: MoreRoutes['openTo']): Json {
  const { 429: tooMany, ...problems } = ANY_PROBLEMS;
  const isOpen = openTo(`${method.toUpperCase()} ${path}`) === 'anybody';
  const responses = {
    ...problems,
    ...(isProbe(path) ? {} : { 429: tooMany }),
    ...(method === 'get' && !isOpen ? refer({ 303: 'SignIn' }) : {}),
    ...(operation.responses as Json),
  };
  return { ...operation, ...(isOpen ? { security: [] } : {}), responses };
}

/** The API, as OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1.html), from the same tables and classes that serve it. */
export function describeApi(registry: Registry, more: MoreRoutes = NOTHING_MORE): Json {
  const schemas = new Schemas();
  const paths: Record<string, Json> = {};
  const add = (path: string, method: string, operation: Json): void =>
    void ((paths[template(path)] ??= {})[method] = guarded(method, path, operation, more.openTo));
  for (const each of registry.commands.values()) add(each.path, 'post', command(schemas, each, registry.queries));
  for (const context of registry.contexts)
    for (const route of context.uploads ?? []) add(route.path, 'post', upload(schemas, route, context.name));
  for (const context of registry.contexts)
    for (const route of context.queries) add(route.path, 'get', query(schemas, route, context.name));
  for (const [path, operations] of Object.entries({ ...SYSTEM_PATHS, ...more.paths }))
    for (const [method, operation] of Object.entries(operations)) add(path, method, operation);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Tansiq',
      version: '1',
      description:
        'Coordination of civil-society networks, recorded as events. `POST` records a fact; every `GET` can be asked of any date (`asOf`) and of any state of knowledge (`knownAt`).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { token: [] }],
    tags: [
      ...registry.contexts.map(({ name, about }) => ({ name, description: about })),
      { name: 'system', description: 'How the system is doing, and what operates it.' },
    ],
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: { ...schemas.components, ...SYSTEM_SCHEMAS, ...more.schemas },
      responses: RESPONSES,
      parameters: HEADERS,
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}
