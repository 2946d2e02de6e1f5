import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SentFile } from '#kernel';
import { NamelessFile } from './nameless-file.js';
import { refuse } from './problems.js';
import { Refused } from './refused.js';

/** What was sent: a file, and what was chosen beside it. */
export interface SentForm {
  readonly file: SentFile;
  /** Parsed JSON, an empty object where nothing was chosen. */
  readonly choices: unknown;
  /** Lets go of the file, which can be read until then. */
  close(): Promise<void>;
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
  const { body, headers } = request;
  if (Number(headers['content-length'] ?? 0) > maxBytes + MORE) throw new Refused(tooLarge(maxBytes));
  if (!(body instanceof Readable)) throw new Refused(refuse('form-unreadable'));
  const bytes = await NamelessFile.open();
  const close = (): Promise<void> => bytes.close();
  try {
    const form = new Form(bytes, maxBytes);
    await form.take(body, headers as BusboyHeaders);
    const { size } = bytes;
    const file: SentFile = { name: form.fileName, size, read: (from, to) => bytes.read(from, to) };
    return { file, choices: readJson(form.choices), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A form as its parts come. */
class Form {
  choices = '{}';
  #name: string | undefined;
  #files = 0;
  #kept: Promise<void> = Promise.resolve();
  /** Why it is not read any further, where that is not the form's own fault. */
  #why: Error | undefined;

  constructor(
    private readonly bytes: NamelessFile,
    private readonly maxBytes: number,
  ) {}

  async take(body: Readable, headers: BusboyHeaders): Promise<void> {
    try {
      await pipeline(body, this.reader(headers));
      await this.#kept;
    } catch {
      throw this.#why ?? new Refused(refuse('form-unreadable'));
    }
  }

  /** Without the folders that some browsers say. */
  get fileName(): string {
    if (this.#name === undefined) throw new Refused(refuse('file-missing'));
    if (this.#files > 1) throw new Refused(refuse('form-unreadable')); // of two, nobody could say which was meant
    return unescaped(this.#name).split(/[\\/]/).at(-1)!.trim().slice(0, 200) || 'file';
  }

  /** Choices may come as a file, too. */
  private reader(headers: BusboyHeaders): BusboyInstance {
    const reader = new Busboy({
      headers,
      limits: { fileSize: this.maxBytes, fieldSize: MORE, parts: 100 },
      preservePath: true,
      isPartAFile: (name, _type, fileName) => fileName !== undefined && name !== 'choices',
    });
    reader.on('field', (name, value) => {
      if (name === 'choices') this.choices = value;
    });
    reader.on('file', (name, stream, fileName) => {
      this.#files++;
      if (name !== 'file' || this.#name !== undefined) return void stream.resume();
      this.#name = fileName;
      const stop = (why: Error): void => {
        this.#why = why;
        reader.destroy(why);
      };
      stream.once('limit', () => stop(new Refused(tooLarge(this.maxBytes))));
      this.#kept = this.keep(stream, stop);
      this.#kept.catch(ignored); // told above, once the form has ended
    });
    return reader;
  }

  private async keep(stream: BusboyFileStream, stop: (why: Error) => void): Promise<void> {
    for await (const chunk of stream as AsyncIterable<Buffer>)
      await this.bytes.append(chunk).catch((error: Error) => {
        stop(error);
        throw error;
      });
  }
}

/** As browsers write what would end a name (https://html.spec.whatwg.org/#escape-a-multipart-form-data-name). */
const unescaped = (name: string): string => name.replace(/%0A|%0D|%22/gi, decodeURIComponent);

const ignored = (): void => undefined;

const tooLarge = (maxBytes: number) => refuse('file-too-large', { megabytes: Math.round(maxBytes / 2 ** 20) });

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(refuse('choices-unreadable'));
  }
}
