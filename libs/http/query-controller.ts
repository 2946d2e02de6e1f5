import { Readable } from 'node:stream';
import { Controller, Get, Inject, Req, Res, type Type } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Audience,
  type ContentClass,
  fieldsOf,
  type FileAnswer,
  type FileRoute,
  isRefusal,
  type Language,
  type QueryRoute,
  type Refusal,
} from '#kernel';
import { AskQuery, type Clock, CLOCK, PersonKeys, type QueryAnswer, type Registry } from '#runtime';
import { contentOr422 } from './content.js';
import { callerOf, type Gate, GATE } from './gate.js';
import { entityTag } from './headers.js';
import { negotiate } from './language.js';
import { ListParameters, MomentParameters, readMoment, readPaging } from './parameters.js';
import { readPath } from './paths.js';
import { Refused } from './refused.js';
import { readParameters } from './validation.js';

/** The parameters that a kind of route takes beside its own. */
export const commonParameters = (route: QueryRoute): ContentClass<ListParameters> =>
  route.kind === 'list' ? ListParameters : MomentParameters;

function parameters<Content extends object>(
  type: ContentClass<Content>,
  raw: Record<string, unknown>,
  language: Language,
): Content {
  return contentOr422(type, readParameters(type, raw), language);
}

function ask(route: QueryRoute, request: FastifyRequest, clock: Clock, audience: Audience): AskQuery {
  const language = negotiate(request.headers['accept-language']);
  const own = fieldsOf(route.query);
  const entries = Object.entries(request.query as Record<string, unknown>);
  const query = parameters(
    route.query,
    Object.fromEntries(entries.filter(([name]) => own.has(name))),
    language,
  ) as object;
  const common = parameters(
    commonParameters(route),
    Object.fromEntries(entries.filter(([name]) => !own.has(name))),
    language,
  );
  const moment = readMoment(common, clock);
  if (isRefusal(moment)) throw new Refused(moment);
  return new AskQuery(route, {
    path: readPath(request),
    query,
    paging: readPaging(common),
    moment,
    waitFor: common.waitFor || undefined, // 0 is what an empty log answers: there is nothing to wait for
    language,
    audience,
  });
}

function tag(reply: FastifyReply, { body }: QueryAnswer, moment: AskQuery['options']['moment']): void {
  const { revision } = body as { revision?: unknown };
  const isPast = moment.asOf !== undefined || moment.knownAt !== undefined;
  if (typeof revision === 'number' && !isPast) void reply.header('etag', entityTag(revision));
}

/** Of JSON it goes without saying (RFC 8259, 8.1). */
const IS_TEXT = /^text\/|\+xml$/;

/** A file is saved under its name, or shown where it is opened (RFC 6266); none of them holds what is personal. */
function sent(
  { mediaType, isShown }: FileRoute,
  { name, content }: FileAnswer,
  reply: FastifyReply,
): string | Readable {
  const type = IS_TEXT.test(mediaType) ? `${mediaType}; charset=utf-8` : mediaType;
  const disposition = `${isShown ? 'inline' : 'attachment'}; filename="${name}"`;
  void reply.header('content-type', type).header('content-disposition', disposition);
  return typeof content === 'string' ? content : Readable.from(content, { objectMode: false });
}

/** A thin controller with one `GET` for each list and answer. */
export function queryController(registry: Registry): Type {
  @Controller()
  class QueryController {
    constructor(
      readonly queries: QueryBus,
      readonly clock: Clock,
      readonly gate: Gate,
      readonly persons: PersonKeys,
    ) {}
  }
  const prototype = QueryController.prototype as unknown as Record<string, unknown>;
  for (const route of registry.queries) {
    const name = `GET ${route.path}`;
    prototype[name] = async function (
      this: QueryController,
      request: FastifyRequest,
      reply: FastifyReply,
    ): Promise<object | string> {
      const question = ask(route, request, this.clock, await this.gate.audience(callerOf(request)));
      const answer = await this.queries.execute<AskQuery, QueryAnswer | Refusal>(question);
      if (isRefusal(answer)) throw new Refused(answer);
      void reply.header('tansiq-position', String(Math.max(0, answer.position))).header('tansiq-today', answer.today);
      void reply.header('content-language', question.options.language).header('vary', 'Accept-Language');
      if (route.kind === 'file') return sent(route, answer.body as FileAnswer, reply);
      tag(reply, answer, question.options.moment);
      void reply.header('content-type', 'application/json; charset=utf-8');
      return this.persons.revealJson(JSON.stringify(answer.body));
    };
    Req()(prototype, name, 0);
    Res({ passthrough: true })(prototype, name, 1);
    Get(route.path)(prototype, name, Object.getOwnPropertyDescriptor(prototype, name)!);
  }
  Reflect.defineMetadata('design:paramtypes', [QueryBus, Object, Object, PersonKeys], QueryController);
  Inject(CLOCK)(QueryController, undefined, 1);
  Inject(GATE)(QueryController, undefined, 2);
  return QueryController;
}
