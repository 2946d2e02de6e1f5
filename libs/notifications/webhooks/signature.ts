import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** What a receiver verifies a message with (https://www.standardwebhooks.com, 1.0.0). */
export interface SignatureHeaders {
  /** The same each time that a message is sent. */
  readonly 'webhook-id': string;
  /** When it was sent this time: seconds since 1970. */
  readonly 'webhook-timestamp': string;
  /** One signature for each secret, spaces between them. */
  readonly 'webhook-signature': string;
}

/** A dot would let one signature stand for two messages: id, time and body are signed with dots between them. */
const MESSAGE_ID = /^[\w-]+$/;

/** A new secret: `whsec_` and 32 random bytes in base64. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/**
 * Signs a message with HMAC-SHA256 under each of the secrets: while one replaces another, receivers may hold either.
 *
 * Throws a RangeError without any secret, and where the id holds anything but letters, digits, `-` and `_`; an Error where a secret is no
 * base64.
 *
 * @param sentAt milliseconds since 1970
 */
export function signatureHeaders(
  secrets: readonly string[],
  id: string,
  sentAt: number,
  body: string,
): SignatureHeaders {
  if (secrets.length === 0) throw new RangeError('a webhook needs a secret: nothing is posted without a signature');
  if (!MESSAGE_ID.test(id)) throw new RangeError(`"${id}" cannot be the id of a message`);
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, new Date(sentAt), body));
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAt / 1000)),
    'webhook-signature': signatures.join(' '),
  };
}
