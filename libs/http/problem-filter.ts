import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  fill,
  type Language,
  type ProblemCatalogue,
  ReadStoreUnavailable,
  type Refusal,
  StoreUnavailable,
} from '#kernel';
import { type Logger, LOGGER, refuse as refuseAtRuntime, Registry } from '#runtime';
import { negotiate } from './language.js';
import { Metrics } from './metrics.js';
import { edgeProblems, refuse } from './problems.js';
import { methodsOf } from './methods.js';
import { Refused, statusOf } from './refused.js';
import type { FieldProblem } from './validation.js';

/** Problem details (RFC 9457). `type` is stable, and an address at which it is explained. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly FieldProblem[];
  /** What the text is filled with, for programs. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/** Every problem that can be answered, by code. */
export const allProblems = (registry: Registry): ProblemCatalogue => ({ ...registry.problems, ...edgeProblems });

/** A refusal as problem details, in the reader's language. */
export function detailsOf(
  { refused, values }: Refusal,
  problems: ProblemCatalogue,
  language: Language,
  instance: string,
): ProblemDetails {
  const problem = problems[refused];
  if (!problem) throw new Error(`the problem ${refused} is not in any catalogue`);
  const [title, advice] = problem[language];
  return {
    type: `/problems/${refused}`,
    title: fill(title, values),
    status: statusOf(refused, problem.kind),
    detail: fill(advice, values),
    instance,
    ...(Object.keys(values).length > 0 ? { values } : {}),
  };
}

/** What Fastify says of addresses that it cannot take apart: wrong percent-encoding, a part that is too long. */
const UNREADABLE_ADDRESS: ReadonlySet<string | undefined> = new Set(['FST_ERR_BAD_URL', 'FST_ERR_MAX_PARAM_LENGTH']);

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0]!;

/** Turns whatever ends a request into problem details; what nobody expected is logged under a reference. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly problems: ProblemCatalogue;
  private readonly methodsAt: (path: string) => readonly string[];

  constructor(
    registry: Registry,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly metrics: Metrics,
  ) {
    this.problems = allProblems(registry);
    this.methodsAt = methodsOf(registry);
  }

  catch(error: unknown, host: ArgumentsHost): void {
    this.answer(
      error,
      host.switchToHttp().getRequest<FastifyRequest>(),
      host.switchToHttp().getResponse<FastifyReply>(),
    );
  }

  /** Also for what ends before the framework knows whom to ask, such as an address that cannot be read. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const language = negotiate(request.headers['accept-language']);
    const refusal = this.refusalOf(error, request);
    this.metrics.refusals.inc({ code: refusal.refused });
    const details = detailsOf(refusal, this.problems, language, pathOf(request));
    const errors = error instanceof Refused && error.errors ? { errors: error.errors } : {};
    if (details.status === 405) void reply.header('allow', this.methodsAt(details.instance).join(', '));
    if (details.status === 503) void reply.header('retry-after', '1');
    void reply
      .status(details.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('content-language', language)
      .header('vary', 'Accept-Language')
      .send({ ...details, ...errors });
  }

  private refusalOf(error: unknown, request: FastifyRequest): Refusal {
    if (error instanceof Refused) return error.refusal;
    if (error instanceof StoreUnavailable) return this.noted(error, refuseAtRuntime('store-unavailable'));
    if (error instanceof ReadStoreUnavailable) return this.noted(error, refuseAtRuntime('views-unavailable'));
    if (UNREADABLE_ADDRESS.has((error as { code?: string } | null)?.code)) return refuse('no-such-page');
    const status =
      error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number } | null)?.statusCode;
    if (status === 404 || status === 403)
      return refuse(this.methodsAt(pathOf(request)).length > 0 ? 'method-not-allowed' : 'no-such-page');
    if (status === 413) return refuseAtRuntime('too-large');
    if (status !== undefined && status >= 400 && status < 500) return refuse('malformed-request');
    const reference = randomUUID();
    this.logger.error({ error, reference, method: request.method, url: request.url }, 'a request failed unexpectedly');
    return refuse('internal-error', { reference });
  }

  private noted(error: Error, refusal: Refusal): Refusal {
    this.logger.warn({ error }, 'a store does not answer');
    return refusal;
  }
}
