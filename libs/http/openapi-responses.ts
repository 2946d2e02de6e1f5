type Json = Record<string, unknown>;

const header = (name: string, description: string, schema: Json): Json => ({ [name]: { description, schema } });

const problem = (description: string, headers?: Json): Json => ({
  description,
  ...(headers ? { headers } : {}),
  content: {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    'text/html': { schema: { type: 'string' } },
  },
});

const AFTER = header('Retry-After', 'Seconds after which to try again.', { type: 'integer', minimum: 0 });
const CHALLENGE = header('WWW-Authenticate', '`Bearer`; `error="invalid_token"` where a token was sent.', {
  type: 'string',
});
const ALLOWED = {
  ...header('RateLimit-Limit', 'How many requests an address may send in a minute.', { type: 'integer' }),
  ...header('RateLimit-Remaining', 'How many are left of them.', { type: 'integer', minimum: 0 }),
  ...header('RateLimit-Reset', 'Seconds until it counts anew.', { type: 'integer', minimum: 0 }),
};

/** Problems by what they say, each a page where a browser's window shows it. */
const PROBLEM_RESPONSES: Readonly<Record<string, Json>> = {
  BadRequest: problem('The request cannot be read.'),
  Unidentified: problem('Sign in first, or send a token that is valid.', CHALLENGE),
  Forbidden: problem('Not with this role, or not from another site; `detail` says who may.'),
  NotFound: problem('There is no such thing.'),
  Conflict: problem('The present state does not allow it; `detail` says what to do.'),
  Stale: problem('It was changed since the revision named in `If-Match`.'),
  TooLarge: problem('More than can be recorded at once.'),
  Invalid: problem('Fields to correct, named in `errors`.'),
  TooMany: problem('Too many requests from this address or account.', { ...AFTER, ...ALLOWED }),
  Failed: problem('Nobody expected this; the operator finds it under the reference in `detail`.'),
  Unavailable: problem('Not at present; try again.', AFTER),
};

/** What a browser's window is answered instead of 401. */
const SIGN_IN: Json = {
  description: 'Somebody opens this in a browser without having signed in: they are led to where they can.',
  headers: header('Location', 'The page to sign in, which leads back here.', {
    type: 'string',
    format: 'uri-reference',
  }),
};

export const RESPONSES: Readonly<Record<string, Json>> = { ...PROBLEM_RESPONSES, SignIn: SIGN_IN };

/** By status, references to the responses of these names. */
export const refer = (statuses: Readonly<Record<string, string>>): Json =>
  Object.fromEntries(
    Object.entries(statuses).map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }]),
  );

export const COMMAND_PROBLEMS = refer({
  400: 'BadRequest',
  404: 'NotFound',
  409: 'Conflict',
  412: 'Stale',
  413: 'TooLarge',
  422: 'Invalid',
  503: 'Unavailable',
});
export const UPLOAD_PROBLEMS = refer({
  400: 'BadRequest',
  404: 'NotFound',
  413: 'TooLarge',
  422: 'Invalid',
  503: 'Unavailable',
});
export const QUERY_PROBLEMS = refer({ 400: 'BadRequest', 404: 'NotFound', 422: 'Invalid', 503: 'Unavailable' });

/** What any operation may end in. */
export const ANY_PROBLEMS = refer({ 401: 'Unidentified', 403: 'Forbidden', 429: 'TooMany', 500: 'Failed' });
