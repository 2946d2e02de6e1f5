import { type MoreRoutes, Schemas } from '#http';
import { type ContentClass, fieldsOf } from '#kernel';
import { ROUTES } from '../permissions.js';
import { Credentials, LinkActivation, Me, PasswordChange, SessionStarted } from './contents.js';
import { OWN_ROUTES } from './route-titles.js';

type Json = Record<string, unknown>;

const schemas = new Schemas();

const refer = (...statuses: readonly (readonly [status: number, response: string])[]): Json =>
  Object.fromEntries(statuses.map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }]));

const UNREADABLE = refer([400, 'BadRequest'], [413, 'TooLarge'], [503, 'Unavailable']);
const INVALID = refer([422, 'Invalid']);
const MISSING = refer([404, 'NotFound']);

const answer = (description: string, schema: Json, headers: Json = {}): Json => ({
  description,
  headers,
  content: { 'application/json': { schema } },
});

const NOTHING = { type: 'object', properties: {}, additionalProperties: false };

const COOKIE = {
  'Set-Cookie': {
    description: 'The session, for browsers and for programs that keep cookies.',
    schema: { type: 'string' },
  },
};

const TEXT = { type: 'string' };
const INSTANT = { type: 'string', format: 'date-time' };
const object = (properties: Json, required: readonly string[] = Object.keys(properties)): Json => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const TOLD = { type: TEXT, occurredOn: TEXT, recordedAt: INSTANT, network: TEXT };
const always = ['type', 'occurredOn', 'recordedAt'];
const list = (items: Json): Json => ({ type: 'array', items });

/** As `PersonalRecord` has it. */
const PERSONAL_RECORD = object({
  account: TEXT,
  about: list(object({ ...TOLD, data: { type: 'object', 'x-personal': true } }, [...always, 'data'])),
  by: list(object(TOLD, always)),
  secrets: list(object({ kind: TEXT, since: INSTANT, lastUsed: INSTANT, expiresAt: INSTANT }, ['kind'])),
});

const ACCOUNT_ID = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9-]*$', maxLength: 60 },
};

/** An operation of one of our own routes, called as the permissions call it. */
function operation(route: string, operationId: string, responses: Json, content?: ContentClass): Json {
  const { fr, ar, en } = OWN_ROUTES[route]!.title;
  return {
    ...{ operationId, tags: ['access'], summary: en, description: `${fr} — ${ar}` },
    parameters: route.includes('/:id/') ? [ACCOUNT_ID] : [],
    ...(content && { requestBody: schemas.body(content.name, fieldsOf(content)) }),
    responses,
  };
}

const begun = answer('Signed in.', schemas.refer(SessionStarted), COOKIE);

/** What programs may ask beside the contexts' commands and queries, and who may ask what without having signed in. Pages are for people alone. */
export const accessRoutes: MoreRoutes = {
  paths: {
    '/sessions': {
      post: operation('POST /sessions', 'signIn', { 201: begun, ...UNREADABLE, ...INVALID }, Credentials),
    },
    '/sessions/end': {
      post: operation('POST /sessions/end', 'signOut', { 200: answer('Signed out.', NOTHING, COOKIE), ...UNREADABLE }),
    },
    '/activation': {
      post: operation(
        'POST /activation',
        'activate',
        { 201: begun, ...UNREADABLE, ...MISSING, ...refer([409, 'Conflict']), ...INVALID },
        LinkActivation,
      ),
    },
    '/me': {
      get: operation('GET /me', 'getMe', {
        200: answer('Who is asking.', schemas.refer(Me)),
        ...refer([404, 'NotFound'], [503, 'Unavailable']),
      }),
    },
    '/me/password': {
      post: operation(
        'POST /me/password',
        'changePassword',
        { 200: answer('Changed; all other sessions have ended.', NOTHING), ...UNREADABLE, ...INVALID },
        PasswordChange,
      ),
    },
    '/accounts/:id/personal-data': {
      get: operation('GET /accounts/:id/personal-data', 'getPersonalData', {
        200: answer('All of it.', PERSONAL_RECORD),
        ...refer([404, 'NotFound'], [503, 'Unavailable']),
      }),
    },
  },
  schemas: schemas.components,
  openTo: (route) => (ROUTES[route] === 'anybody' ? 'anybody' : 'signed-in'),
};
