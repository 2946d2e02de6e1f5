import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SentFile } from '#kernel';
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

/** The form that a request holds. A file that is too large is not read to its end. */
export async function receive(request: FastifyRequest, maxBytes: number): Promise<SentForm> {
  const limit = maxBytes + MORE;
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new Refused(tooLarge(maxBytes));
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Buffer>) {
    if ((size += chunk.length) > limit) throw new Refused(tooLarge(maxBytes));
    chunks.push(chunk);
  }
  const form = await formOf(Buffer.concat(chunks, size), request.headers['content-type'] ?? '');
  const file = form.get('file');
  const choices = form.get('choices') ?? '{}';
  if (!(file instanceof File)) throw new Refused(refuse('file-missing'));
  if (file.size > maxBytes) throw new Refused(tooLarge(maxBytes));
  return {
    file: { name: nameOf(file), bytes: new Uint8Array(await file.arrayBuffer()) },
    choices: readJson(typeof choices === 'string' ? choices : await choices.text()),
  };
}

const tooLarge = (maxBytes: number) => refuse('file-too-large', { megabytes: Math.round(maxBytes / 2 ** 20) });

/** Without the folders that some browsers say. */
const nameOf = ({ name }: File): string => name.split(/[\\/]/).at(-1)!.trim().slice(0, 200) || 'file';

async function formOf(body: Buffer<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch {
    throw new Refused(refuse('form-unreadable'));
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(refuse('choices-unreadable'));
  }
}
