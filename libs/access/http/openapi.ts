import { INVALID, jsonAnswer, MISSING, type MoreRoutes, NOTHING, OwnOperations, UNREADABLE } from '#http';
import { ROUTES } from '../permissions.js';
import { Credentials, LinkActivation, Me, PasswordChange, SessionStarted } from './contents.js';
import { OWN_ROUTES } from './route-titles.js';

type Json = Record<string, unknown>;

const own = new OwnOperations('access', OWN_ROUTES);
const { schemas } = own;

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
  notices: list(
    object({ kind: TEXT, network: TEXT, at: INSTANT, count: { type: 'integer' }, readAt: INSTANT }, [
      'kind',
      'at',
      'count',
    ]),
  ),
});

const CONFLICT = { 409: { $ref: '#/components/responses/Conflict' } };

const begun = jsonAnswer('Signed in.', schemas.refer(SessionStarted), COOKIE);

/** What programs may ask beside the contexts' commands and queries, and who may ask what without having signed in. Pages are for people alone. */
export const accessRoutes: MoreRoutes = {
  paths: {
    '/sessions': {
      post: own.describe(
        'POST /sessions',
        'signIn',
        { 201: begun, ...UNREADABLE, ...INVALID },
        { content: Credentials },
      ),
    },
    '/sessions/end': {
      post: own.describe('POST /sessions/end', 'signOut', {
        200: jsonAnswer('Signed out.', NOTHING, COOKIE),
        ...UNREADABLE,
      }),
    },
    '/activation': {
      post: own.describe(
        'POST /activation',
        'activate',
        { 201: begun, ...UNREADABLE, ...MISSING, ...CONFLICT, ...INVALID },
        { content: LinkActivation },
      ),
    },
    '/me': {
      get: own.describe('GET /me', 'getMe', {
        200: jsonAnswer('Who is asking.', schemas.refer(Me)),
        ...MISSING,
      }),
    },
    '/me/password': {
      post: own.describe(
        'POST /me/password',
        'changePassword',
        { 200: jsonAnswer('Changed; all other sessions have ended.', NOTHING), ...UNREADABLE, ...INVALID },
        { content: PasswordChange },
      ),
    },
    '/accounts/:id/personal-data': {
      get: own.describe('GET /accounts/:id/personal-data', 'getPersonalData', {
        200: jsonAnswer('All of it.', PERSONAL_RECORD),
        ...MISSING,
      }),
    },
  },
  schemas: schemas.components,
  openTo: (route) => (ROUTES[route] === 'anybody' ? 'anybody' : 'signed-in'),
};
