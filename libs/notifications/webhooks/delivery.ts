import { once } from 'node:events';
import { type IncomingMessage, request as http, type RequestOptions } from 'node:http';
import { request as https } from 'node:https';
import type { Phrase } from '#kernel';
import { type DestinationRule, publicLookup, refuseDestination, type Resolve } from './destination.js';
import { EVENT_CONTENT_TYPE, type NoticeEvent } from './envelope.js';
import { failure, failureOf } from './failures.js';
import { signatureHeaders } from './signature.js';

export interface Webhook {
  readonly url: string;
  /** All that its receiver may hold at the moment; one at least. */
  readonly secrets: readonly string[];
}

export interface PostOptions extends DestinationRule {
  /** For all of it, from the name's look-up to the end of the answer: milliseconds, 15,000 where it is missing. */
  readonly timeout?: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The system's own where it is missing. */
  readonly resolve?: Resolve;
}

/** What became of a message. */
export type Delivered =
  | { readonly outcome: 'delivered'; readonly status: number }
  /** The receiver wants no more of them, ever (410). */
  | { readonly outcome: 'gone' }
  /** The reason holds neither the URL nor a secret nor anything that was answered. */
  | { readonly outcome: 'failed'; readonly reason: Phrase };

/** So much of an answer is read: bytes. */
const ANSWER_LIMIT = 65_536;

/**
 * Posts an event once, signed with each secret, on a connection of its own that is closed when this resolves. The status decides: an answer
 * that does not end after it is cut off at 64 kB or when the time is up. Redirects are not followed, proxies not used.
 *
 * Throws as {@link signatureHeaders} does; whatever happens on the way is an outcome.
 */
export async function post(webhook: Webhook, event: NoticeEvent, options: PostOptions): Promise<Delivered> {
  const { timeout = 15_000, now } = options;
  const body = JSON.stringify(event);
  const headers = {
    'content-type': EVENT_CONTENT_TYPE,
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Tansiq',
    ...signatureHeaders(webhook.secrets, event.id, now(), body),
  };
  if (refuseDestination(webhook.url, options)) return { outcome: 'failed', reason: failure('refused') };
  const signal = AbortSignal.timeout(timeout);
  try {
    const lookup = publicLookup(options, options.resolve);
    return outcomeOf(await send(webhook.url, body, { method: 'POST', headers, lookup, signal }));
  } catch (error) {
    const reason = signal.aborted ? failure('timed-out', { seconds: timeout / 1000 }) : failureOf(error as Error);
    return { outcome: 'failed', reason };
  }
}

function outcomeOf(status: number): Delivered {
  if (status >= 200 && status < 300) return { outcome: 'delivered', status };
  if (status === 410) return { outcome: 'gone' };
  const isRedirect = status >= 300 && status < 400;
  return { outcome: 'failed', reason: failure(isRedirect ? 'redirect' : 'status', { status }) };
}

/** Answers the status. */
async function send(url: string, body: string, options: RequestOptions): Promise<number> {
  const begin = new URL(url).protocol === 'https:' ? https : http;
  const request = begin(url, { ...options, agent: false });
  request.on('error', () => undefined); // also after the response has begun, when nobody waits for it any more
  request.end(body);
  const [response] = (await once(request, 'response', { signal: options.signal })) as [IncomingMessage];
  await drain(response).catch(() => undefined);
  return response.statusCode!;
}

/** Lets the receiver finish what it says, within limits. */
async function drain(response: IncomingMessage): Promise<void> {
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) if ((bytes += chunk.length) > ANSWER_LIMIT) return;
}
