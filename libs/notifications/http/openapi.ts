import { OWN_ROUTES } from '#access';
import { INVALID, jsonAnswer, MISSING, type MoreRoutes, NOTHING, OwnOperations, UNREADABLE } from '#http';
import {
  CalendarFeeds,
  InboxFilter,
  InboxPage,
  JobsAnswer,
  MarkedRead,
  NoticesAbout,
  ReadContent,
} from './contents.js';

type Json = Record<string, unknown>;

const own = new OwnOperations('notifications', OWN_ROUTES);
const { schemas } = own;

/** The schema is of one event, as OpenAPI 3.1 has no other place for it. */
const EVENT = {
  type: 'object',
  properties: { event: { const: 'unread' }, data: { type: 'string', contentMediaType: 'application/json' } },
  required: ['event', 'data'],
};

const LIVE: Json = {
  description:
    'Server-sent events: `unread`, with the counts, now and, with `Accept: text/event-stream`, as they change.',
  content: { 'text/event-stream': { schema: EVENT } },
};

const jobs = { ...UNREADABLE, ...MISSING };

/** What programs may ask about what somebody was told, and what is yet to be sent. Pages are for people alone. */
export const notificationRoutes: Pick<MoreRoutes, 'paths' | 'schemas'> = {
  paths: {
    '/me/inbox': {
      get: own.describe(
        'GET /me/inbox',
        'getInbox',
        { 200: jsonAnswer('The inbox.', schemas.refer(InboxPage)), ...UNREADABLE, ...INVALID },
        { query: InboxFilter },
      ),
    },
    '/me/inbox/about/:object': {
      get: own.describe('GET /me/inbox/about/:object', 'getNoticesAbout', {
        200: jsonAnswer('All of them.', schemas.refer(NoticesAbout)),
        ...MISSING,
      }),
    },
    '/me/inbox/read': {
      post: own.describe(
        'POST /me/inbox/read',
        'markInboxRead',
        { 200: jsonAnswer('Marked.', schemas.refer(MarkedRead)), ...UNREADABLE, ...INVALID },
        { content: ReadContent },
      ),
    },
    '/me/inbox/live': {
      get: own.describe('GET /me/inbox/live', 'listenToInbox', {
        200: LIVE,
        ...MISSING,
      }),
    },
    '/me/calendars': {
      get: own.describe('GET /me/calendars', 'getCalendars', {
        200: jsonAnswer('Calendars to subscribe to.', schemas.refer(CalendarFeeds)),
        ...MISSING,
      }),
    },
    '/me/calendars/renew': {
      post: own.describe('POST /me/calendars/renew', 'renewCalendars', {
        200: jsonAnswer('At other addresses; the former are good no more.', schemas.refer(CalendarFeeds)),
        ...UNREADABLE,
      }),
    },
    '/jobs': {
      get: own.describe('GET /jobs', 'getJobs', {
        200: jsonAnswer('What is to be done, and what was given up.', schemas.refer(JobsAnswer)),
        503: { $ref: '#/components/responses/Unavailable' },
      }),
    },
    '/jobs/:id/revive': {
      post: own.describe('POST /jobs/:id/revive', 'reviveJob', { 200: jsonAnswer('Tried anew.', NOTHING), ...jobs }),
    },
    '/jobs/:id/drop': {
      post: own.describe('POST /jobs/:id/drop', 'dropJob', { 200: jsonAnswer('Removed.', NOTHING), ...jobs }),
    },
  },
  schemas: schemas.components,
};

/** Where pages send their forms to, and mail programs what they send by themselves. */
export const NOTIFICATION_FORM_PATHS = ['/inbox/read', '/inbox/calendars/renew', '/unsubscribe', '/answer'];

/** Where mail programs may send a form of several parts (RFC 8058, 3.2); nothing in it matters, but that it was sent. */
export const ONE_CLICK_PATHS = ['/unsubscribe'];
