import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import fastify, { type FastifyInstance } from 'fastify';
import { Refused } from './refused.js';
import { receive, takeUploads } from './upload-body.js';

const MAX = 100_000;
const FORM = { 'content-type': 'multipart/form-data; boundary="frame"' };

let server: FastifyInstance;
let url: string;

/** Answers with what was received, or with the code of why it was refused. */
beforeEach(async () => {
  server = fastify({ forceCloseConnections: true });
  takeUploads(server, ['/lists']);
  server.post('/lists', async (request) => {
    const { file, choices, close } = await receive(request, MAX);
    const bytes = await file.read(0, file.size);
    await close();
    return { name: file.name, base64: base64(bytes), choices };
  });
  server.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Refused)) throw error;
    return reply.status(400).send({ refused: error.refusal.refused });
  });
  url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/lists`;
});
afterEach(() => server.close());

async function sent(body: unknown, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await fetch(url, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
  return answer.json();
}

function formOf(...parts: readonly (readonly [name: string, part: string | File])[]): FormData {
  const form = new FormData();
  for (const [name, part] of parts) form.append(name, part);
  return form;
}

const inPieces = (pieces: readonly Buffer[]) => Readable.toWeb(Readable.from(pieces));
const file = (bytes: Uint8Array | string, name = 'list.csv'): File => new File([Buffer.from(bytes)], name);
const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');

describe('a form with a file', () => {
  it('is received whatever the file holds and is called', () => {
    const inName = fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replace(/[\\/\r\n]/g, ''));
    const holds = async (bytes: Uint8Array, more: string): Promise<void> => {
      const name = `liste ${more}.csv`;
      const received = await sent(formOf(['file', file(bytes, name)], ['choices', '{"a":["é"]}']));
      expect(received).toEqual({ name: name.toWellFormed(), base64: base64(bytes), choices: { a: ['é'] } });
    };
    return fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), inName, holds), { numRuns: 60 });
  });

  it('may hold what looks like its own frame, and come in pieces without saying how long it is', async () => {
    const text = 'x--frame\r\n\r\n--fram\r\n--\r\n';
    const body = [
      ...['preamble', '--frame', 'Content-Disposition: form-data; name="file"; filename="C:\\lists\\a;b %22c%22.csv"'],
      ...['Content-Type: text/csv', '', text, '--frame--', ''],
    ].join('\r\n');
    const pieces = body.match(/[^]{1,7}/g)!.map((piece) => Buffer.from(piece));
    expect(await sent(inPieces(pieces), FORM)).toEqual({ name: 'a;b "c".csv', base64: base64(text), choices: {} });
  });

  it('may hold a file as large as is allowed, and not a byte more', async () => {
    expect(await sent(formOf(['file', file(Buffer.alloc(MAX))]))).toMatchObject({ name: 'list.csv' });
    expect(await sent(formOf(['file', file(Buffer.alloc(MAX + 1))]))).toEqual({ refused: 'file-too-large' });
  });
});

describe('what is no such form is refused', () => {
  const field = ['--frame', 'Content-Disposition: form-data; name="file"; filename="a.csv"', '', 'x'];

  it.each([
    ['JSON', ['{"file":"x"}'], { 'content-type': 'application/json' }],
    ['a form that never ends', field, FORM],
    [
      'another frame than is said',
      [...field, '--frame--', ''],
      { 'content-type': 'multipart/form-data; boundary=other' },
    ],
    ['a frame that nothing is said of', [...field, '--frame--', ''], { 'content-type': 'multipart/form-data' }],
    ['nothing', [], FORM],
  ])('%s', async (_, lines, headers) => {
    expect(await sent(lines.join('\r\n'), headers)).toEqual({ refused: 'form-unreadable' });
  });

  it('a part without a name', async () => {
    const lines = ['--frame', 'Content-Type: a/b', '', 'x', '--frame--', ''];
    expect(await sent(lines.join('\r\n'), FORM)).toEqual({ refused: 'file-missing' });
  });

  it.each([
    ['a text in the place of the file', formOf(['file', 'no file']), 'file-missing'],
    ['a file by another name', formOf(['other', file('x')]), 'file-missing'],
    ['two files', formOf(['file', file('x')], ['file', file('y')]), 'form-unreadable'],
    ['a file beside the file', formOf(['file', file('x')], ['other', file('y')]), 'form-unreadable'],
    ['choices that are no JSON', formOf(['file', file('x')], ['choices', '{']), 'choices-unreadable'],
  ])('%s', async (_, form, refused) => {
    expect(await sent(form)).toEqual({ refused });
  });
});
