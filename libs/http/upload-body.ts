import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SentFile } from '#kernel';
import { type Part, partsOf } from './multipart.js';
import { refuse } from './problems.js';
import { Refused } from './refused.js';

/** What was sent: a file, and what was chosen beside it. */
export interface SentForm {
  readonly file: SentFile;
  /** Parsed JSON, an empty object where nothing was chosen. */
  readonly choices: unknown;
}

/** Takes files (multipart/form-data, RFC 7578) at these paths alone; nothing is read of them before it is known who sends them. */
export function takeUploads(server: FastifyInstance, paths: readonly string[]): void {
  server.addContentTypeParser('multipart/form-data', (request, body, done) => {
    if (paths.includes(request.routeOptions.url ?? '')) return done(null, body);
    done(Object.assign(new Error('no files are taken here'), { statusCode: 415 }));
  });
}

/** Beside the file, for its names and the choices. */
const MORE = 1_000_000;

/** The form that a request holds: one file, and the choices. A file that is too large is not read to its end. */
export async function receive(request: FastifyRequest, maxBytes: number): Promise<SentForm> {
  const parts = partsOf(await bodyOf(request, maxBytes), request.headers['content-type'] ?? '');
  if (!parts) throw new Refused(refuse('form-unreadable'));
  const file = fileAmong(parts);
  if (file.bytes.length > maxBytes) throw new Refused(tooLarge(maxBytes));
  const choices = parts.find(({ name }) => name === 'choices')?.bytes.toString() ?? '{}';
  return { file: { name: nameOf(file), bytes: file.bytes }, choices: readJson(choices) };
}

/** All of it, in one piece of memory from the beginning: a file of many megabytes is not to be there twice. */
async function bodyOf({ body, headers }: FastifyRequest, maxBytes: number): Promise<Buffer> {
  const limit = maxBytes + MORE;
  const length = Number(headers['content-length'] ?? limit);
  if (length > limit) throw new Refused(tooLarge(maxBytes));
  if (!(body instanceof Readable)) throw new Refused(refuse('form-unreadable'));
  const bytes = Buffer.allocUnsafeSlow(length);
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    if (size + chunk.length > length) throw new Refused(tooLarge(maxBytes));
    size += chunk.copy(bytes, size);
  }
  return bytes.subarray(0, size);
}

/** The only one: of two, nobody could say which was meant. */
function fileAmong(parts: readonly Part[]): Part {
  const files = parts.filter(({ name, fileName }) => fileName !== undefined && name !== 'choices');
  const file = files.find(({ name }) => name === 'file');
  if (!file) throw new Refused(refuse('file-missing'));
  if (files.length > 1) throw new Refused(refuse('form-unreadable'));
  return file;
}

const tooLarge = (maxBytes: number) => refuse('file-too-large', { megabytes: Math.round(maxBytes / 2 ** 20) });

/** Without the folders that some browsers say. */
const nameOf = ({ fileName = '' }: Part): string => fileName.split(/[\\/]/).at(-1)!.trim().slice(0, 200) || 'file';

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(refuse('choices-unreadable'));
  }
}
