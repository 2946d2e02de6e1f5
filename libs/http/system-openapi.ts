import type { Operations } from './more-routes.js';

type Json = Record<string, unknown>;

const text = { type: 'string' };
const number = { type: 'number' };
const object = (properties: Json, required = Object.keys(properties)): Json => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const json = (description: string, schema: Json): Json => ({
  description,
  content: { 'application/json': { schema } },
});
const other = (description: string, type: string): Json => ({ description, content: { [type]: { schema: text } } });
const notFound = { $ref: '#/components/responses/NotFound' };
const unavailable = { $ref: '#/components/responses/Unavailable' };

/** Schemas of what the system says of itself, and of problems. */
export const SYSTEM_SCHEMAS: Json = {
  Problem: {
    type: 'object',
    description:
      'Problem details (RFC 9457). `type` is stable; `title` and `detail` are in the language of `Accept-Language`.',
    properties: {
      type: { type: 'string', format: 'uri-reference' },
      title: text,
      status: { type: 'integer' },
      detail: text,
      instance: text,
      values: { type: 'object', additionalProperties: true },
      errors: { type: 'array', items: object({ pointer: text, detail: text }) },
    },
    required: ['type', 'title', 'status', 'detail', 'instance'],
    additionalProperties: false,
  },
  ViewHealth: object(
    {
      view: text,
      version: { type: 'integer' },
      state: { type: 'string', enum: ['following', 'building', 'stopped'] },
      position: number,
      lag: { type: 'number', description: 'Seconds behind the log.' },
      poison: object({ stream: text, type: text, position: number, error: text }),
    },
    ['view', 'version', 'state', 'position', 'lag'],
  ),
  Health: object({
    status: { type: 'string', enum: ['ok', 'starting', 'degraded', 'down'] },
    projecting: { type: 'boolean' },
    position: number,
    logPosition: number,
    views: { type: 'array', items: ref('ViewHealth') },
  }),
  Rebuild: object(
    {
      view: text,
      state: { type: 'string', enum: ['waiting', 'running', 'done', 'failed'] },
      position: number,
      target: number,
      requestedAt: { type: 'string', format: 'date-time' },
      finishedAt: { type: 'string', format: 'date-time' },
      error: text,
    },
    ['view', 'state', 'position', 'target', 'requestedAt'],
  ),
};

const operation = (operationId: string, summary: string, responses: Json, parameters: Json[] = []): Json => ({
  operationId,
  tags: ['system'],
  summary,
  parameters,
  responses,
});

const viewName = {
  name: 'view',
  in: 'path',
  required: true,
  schema: { type: 'string', maxLength: 60, pattern: '^[A-Za-z0-9][A-Za-z0-9-]*$' },
};

/** The routes that belong to no context. */
export const SYSTEM_PATHS: Operations = {
  '/health': {
    get: operation('getHealth', 'How the system and each view are doing', {
      '200': json('It works.', ref('Health')),
      '503': json('It does not, or not yet.', ref('Health')),
    }),
  },
  '/health/live': {
    get: operation('getLive', 'Whether the process answers at all', {
      '200': json('It does.', object({ status: text })),
    }),
  },
  '/health/ready': {
    get: operation('getReady', 'Whether the views are level with the log', {
      '200': json('They are.', object({ status: text })),
      '503': json('Not yet.', object({ status: text })),
    }),
  },
  '/metrics': {
    get: operation('getMetrics', 'Measurements in the text format of Prometheus', {
      '200': other('All of them.', 'text/plain'),
    }),
  },
  '/views/rebuilds': {
    get: operation('getRebuilds', 'Rebuilds that were asked for, with their progress', {
      '200': json('The rebuilds.', object({ items: { type: 'array', items: ref('Rebuild') } })),
      '503': unavailable,
    }),
  },
  '/views/:view/rebuild': {
    post: operation(
      'rebuildView',
      'Rebuild a view beside the live one and swap it in',
      {
        '202': json('It will be done.', ref('Rebuild')),
        '400': { $ref: '#/components/responses/BadRequest' },
        '404': notFound,
        '413': { $ref: '#/components/responses/TooLarge' },
        '503': unavailable,
      },
      [viewName],
    ),
  },
  '/problems/:code': {
    get: operation(
      'getProblem',
      'What a problem means, and what to do about it',
      { '200': other('A page.', 'text/html'), '404': notFound },
      [{ ...viewName, name: 'code' }],
    ),
  },
  '/openapi.json': {
    get: operation('getApiDescription', 'This description', {
      '200': json('OpenAPI 3.1.', { type: 'object' }),
    }),
  },
};
