import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';

/**
 * Takes bodies of JSON in UTF-8 (RFC 8259) alone: no forms, which a page of any site could send (see `takeForms`), and no other encoding,
 * whose letters would be kept garbled for ever.
 */
export function takeJsonOnly(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (isUtf8(body)) return parse(request, body.toString(), done);
    done(Object.assign(new Error('the body is not UTF-8'), { statusCode: 400 }));
  });
}
