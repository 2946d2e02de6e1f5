import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { Controller, Inject, Post, Req, Res, type Type } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, type Refusal, type UploadRoute } from '#kernel';
import { CaughtUp, type Clock, CLOCK, ExecuteCommandHandler, type Registry } from '#runtime';
import { GatedSender } from './command-sender.js';
import { contentOr422 } from './content.js';
import { frugally } from './frugal.js';
import { callerOf, type Gate, GATE } from './gate.js';
import { negotiate } from './language.js';
import { readPath } from './paths.js';
import { ProblemFilter } from './problem-filter.js';
import { Refused } from './refused.js';
import type { StoppedLine } from './stopped-line.js';
import { receive, type SentForm } from './upload-body.js';
import { readParameters } from './validation.js';

/**
 * Lines of JSON (https://github.com/ndjson/ndjson-spec) as the work yields them. It goes on to its end also when whoever asked has gone:
 * nothing is left half done.
 */
function streamed(lines: AsyncIterable<object>, stopped: (error: unknown) => StoppedLine): Readable {
  const out = new PassThrough();
  out.on('error', ignored); // nobody listens any more
  void pour(lines, out, stopped);
  return out;
}

const ignored = (): void => undefined;

/** Lets go of what was sent once the work on it has ended. */
async function* closing(lines: AsyncIterable<object>, form: SentForm): AsyncGenerator<object> {
  try {
    yield* lines;
  } finally {
    await form.close();
  }
}

/** By itself, so that nothing of the work is held by the stream, which may outlive it as long as the connection does. */
async function pour(
  lines: AsyncIterable<object>,
  out: PassThrough,
  stopped: (error: unknown) => StoppedLine,
): Promise<void> {
  try {
    for await (const line of lines) await write(out, line);
  } catch (error) {
    await write(out, stopped(error));
  }
  out.end();
}

async function write(out: PassThrough, line: object): Promise<void> {
  if (out.destroyed || out.write(`${JSON.stringify(line)}\n`)) return;
  await Promise.race([once(out, 'drain'), once(out, 'close')]);
}

/** A thin controller with one `POST` for each upload. */
export function uploadController(registry: Registry): Type {
  @Controller()
  class UploadController {
    constructor(
      readonly caughtUp: CaughtUp,
      readonly handler: ExecuteCommandHandler,
      readonly problems: ProblemFilter,
      readonly clock: Clock,
      readonly gate: Gate,
    ) {}

    async work(route: UploadRoute, request: FastifyRequest): Promise<AsyncIterable<object> | Refusal> {
      const [language, raw] = [negotiate(request.headers['accept-language']), request.query as Record<string, unknown>];
      const query = contentOr422(route.query, readParameters(route.query, raw), language) as object;
      const form = await receive(request, route.maxBytes);
      try {
        const lines = await this.begin(route, request, query, form);
        if (!isRefusal(lines)) return closing(frugally(lines), form);
        await form.close();
        return lines;
      } catch (error) {
        await form.close();
        throw error;
      }
    }

    async begin(
      route: UploadRoute,
      request: FastifyRequest,
      query: object,
      { file, choices }: SentForm,
    ): Promise<AsyncIterable<object> | Refusal> {
      const [language, path, caller] = [
        negotiate(request.headers['accept-language']),
        readPath(request),
        callerOf(request),
      ];
      return route.run({
        ...{ path, query, file, language },
        choices: contentOr422(route.choices, choices, language) as object,
        today: this.clock.today(),
        audience: await this.gate.audience(caller),
        reader: await this.caughtUp.reader(),
        commands: new GatedSender(registry, this.gate, this.handler, {
          caller,
          path,
          language,
          correlationId: request.id,
        }),
        inWords: (refusal) => this.problems.inWords(refusal, language),
      });
    }
  }
  const prototype = UploadController.prototype as unknown as Record<string, unknown>;
  for (const route of registry.uploads) {
    const name = `POST ${route.path}`;
    prototype[name] = async function (
      this: UploadController,
      request: FastifyRequest,
      reply: FastifyReply,
    ): Promise<Readable> {
      const language = negotiate(request.headers['accept-language']);
      const lines = await this.work(route, request);
      if (isRefusal(lines)) throw new Refused(lines);
      void reply.status(200).type('application/x-ndjson; charset=utf-8');
      void reply.header('content-language', language).header('vary', 'Accept-Language');
      return streamed(lines, (error) => {
        const [title, detail] = this.problems.inWords(this.problems.refusalOf(error, request), language);
        return { is: 'stopped', title, detail };
      });
    };
    Req()(prototype, name, 0);
    Res({ passthrough: true })(prototype, name, 1);
    Post(route.path)(prototype, name, Object.getOwnPropertyDescriptor(prototype, name)!);
  }
  Reflect.defineMetadata(
    'design:paramtypes',
    [CaughtUp, ExecuteCommandHandler, ProblemFilter, Object, Object],
    UploadController,
  );
  Inject(CLOCK)(UploadController, undefined, 3);
  Inject(GATE)(UploadController, undefined, 4);
  return UploadController;
}
