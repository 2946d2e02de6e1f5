import { isUtf8 } from 'node:buffer';
import { errorCodes, type FastifyInstance } from 'fastify';

const LIMIT = 10_000;

/** What browsers send is percent-encoded UTF-8; `URLSearchParams` would put a mark in place of anything else. */
function isReadable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== undefined;
  } catch {
    return false;
  }
}

/**
 * Takes forms (https://url.spec.whatwg.org/#application/x-www-form-urlencoded) at these paths alone, where the product's own pages post
 * to: at most 10 kB, in UTF-8. What is in them are texts by name; of a name that comes twice, the last.
 */
export function takeForms(server: FastifyInstance, paths: readonly string[]): void {
  const options = { parseAs: 'buffer', bodyLimit: LIMIT } as const;
  server.addContentTypeParser<Buffer>('application/x-www-form-urlencoded', options, (request, body, done) => {
    if (!paths.includes(request.routeOptions.url ?? ''))
      return done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE('application/x-www-form-urlencoded'));
    const text = body.toString();
    if (!isUtf8(body) || !isReadable(text))
      return done(Object.assign(new Error('the form is not UTF-8'), { statusCode: 400 }));
    done(null, Object.fromEntries(new URLSearchParams(text)));
  });
}
