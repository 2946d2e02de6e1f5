import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  fill,
  isRefusal,
  type Language,
  type Phrase,
  type ProblemCatalogue,
  type ProblemText,
  type Refusal,
} from '#kernel';
import { type Logger, LOGGER, Registry } from '#runtime';
import { refusalOf, silenceOf } from './error-refusals.js';
import { methodsOf } from './methods.js';
import { Metrics } from './metrics.js';
import { isNavigation, signInFirst } from './navigation.js';
import { languageOf, problemPage } from './pages.js';
import { pathOf } from './paths.js';
import { edgeProblems, refuse } from './problems.js';
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

/** What coded values are called, by code. */
type Terms = Readonly<Record<string, Phrase>>;

/** Values as a person reads them: coded ones by what they are called, several with commas between. */
function said(values: Refusal['values'], terms: Terms, language: Language): Refusal['values'] {
  const word = (value: unknown): string => terms[String(value)]?.[language] ?? String(value);
  const comma = language === 'ar' ? '، ' : ', ';
  const text = (value: unknown): string => (Array.isArray(value) ? value.map(word).join(comma) : word(value));
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, text(value)]])),
  );
}

/** A refusal as problem details, in the reader's language. */
export function detailsOf(
  { refused, values }: Refusal,
  problems: ProblemCatalogue,
  terms: Terms,
  language: Language,
  instance: string,
): ProblemDetails {
  const problem = problems[refused];
  if (!problem) throw new Error(`the problem ${refused} is not in any catalogue`);
  const [title, advice] = problem[language];
  const words = said(values, terms, language);
  return {
    type: `/problems/${refused}`,
    title: fill(title, words),
    status: statusOf(refused, problem.kind),
    detail: fill(advice, words),
    instance,
    ...(Object.keys(values).length > 0 ? { values } : {}),
  };
}

/** How to show who one is (RFC 6750, 3); that a token will not do, where one was sent. */
const challenge = ({ headers }: FastifyRequest): string =>
  headers.authorization === undefined ? 'Bearer' : 'Bearer error="invalid_token"';

/**
 * Turns whatever ends a request into problem details, or into a page where somebody reads it in a browser; what nobody expected is logged
 * under a reference.
 */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly problems: ProblemCatalogue;
  private readonly methodsAt: (path: string) => readonly string[];

  constructor(
    private readonly registry: Registry,
    @Inject(LOGGER) private readonly logger: Logger,
    { httpAdapter }: HttpAdapterHost<FastifyAdapter>,
    private readonly metrics: Metrics,
  ) {
    this.problems = allProblems(registry);
    this.methodsAt = methodsOf(httpAdapter.getInstance());
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const language = languageOf(request);
    const refusal = this.refusalOf(error, request);
    this.metrics.refusals.inc({ code: refusal.refused });
    const details = detailsOf(refusal, this.problems, this.registry.terms, language, pathOf(request));
    void reply.status(details.status).header('content-language', language).header('vary', 'Accept-Language');
    this.addHeaders(details, request, reply);
    if (isNavigation(request)) return this.show(refusal.refused, details, request, reply, language);
    const errors = error instanceof Refused && error.errors ? { errors: error.errors } : {};
    void reply.header('content-type', 'application/problem+json; charset=utf-8').send({ ...details, ...errors });
  }

  /** What a status asks for beside the body (RFC 9110, RFC 6585). */
  private addHeaders({ status, instance, values }: ProblemDetails, request: FastifyRequest, reply: FastifyReply): void {
    if (status === 401) void reply.header('www-authenticate', challenge(request));
    if (status === 405) void reply.header('allow', this.methodsAt(instance).join(', '));
    if (status === 429) void reply.header('retry-after', String(values?.seconds));
    if (status === 503) void reply.header('retry-after', '1');
  }

  private show(
    code: string,
    { status, title, detail }: ProblemDetails,
    request: FastifyRequest,
    reply: FastifyReply,
    language: Language,
  ): void {
    if (status === 401 && request.method === 'GET') return void reply.redirect(signInFirst(request), 303);
    void reply.type('text/html; charset=utf-8').send(problemPage(language, code, title, detail));
  }

  /** A refusal as people read it. */
  inWords(refusal: Refusal, language: Language): ProblemText {
    const { title, detail } = detailsOf(refusal, this.problems, this.registry.terms, language, '');
    return [title, detail];
  }

  /** What ended a request, as a refusal; what nobody expected is logged. */
  refusalOf(error: unknown, request: FastifyRequest): Refusal {
    if (isRefusal(error)) return error;
    const silence = silenceOf(error);
    if (silence) this.logger.warn({ error }, 'a store does not answer');
    const path = pathOf(request);
    const met = { isRoute: !request.is404, isPath: this.methodsAt(path).length > 0 };
    return silence ?? refusalOf(error, met) ?? this.unexpected(error, request.method, path);
  }

  private unexpected(error: unknown, method: string, path: string): Refusal {
    const reference = randomUUID();
    this.logger.error({ error, reference, method, path }, 'a request failed unexpectedly');
    return refuse('internal-error', { reference });
  }
}
