import { type ContentClass, fieldsOf, type Phrase } from '#kernel';
import type { MoreRoutes } from './more-routes.js';
import { pathParameters, queryParameters, words } from './openapi.js';
import { refer } from './openapi-responses.js';
import { Schemas } from './openapi-schemas.js';

type Json = Record<string, unknown>;

/** What a request may be refused for that cannot be read, whose content does not do, or that leads to nothing. */
export const UNREADABLE = refer({ 400: 'BadRequest', 413: 'TooLarge', 503: 'Unavailable' });
export const INVALID = refer({ 422: 'Invalid' });
export const MISSING = refer({ 404: 'NotFound', 503: 'Unavailable' });

export const jsonAnswer = (description: string, schema: Json, headers: Json = {}): Json => ({
  description,
  headers,
  content: { 'application/json': { schema } },
});

/** An answer that says nothing but that it was done. */
export const NOTHING = { type: 'object', properties: {}, additionalProperties: false };

/** Describes operations of routes that are no context's, called as the permissions call them. */
export class OwnOperations {
  readonly schemas = new Schemas();

  constructor(
    private readonly tag: string,
    private readonly titles: Readonly<Record<string, { readonly title: Phrase }>>,
  ) {}

  describe(
    route: string,
    operationId: string,
    responses: Json,
    { content, query }: { readonly content?: ContentClass; readonly query?: ContentClass } = {},
  ): Json {
    return {
      ...{ operationId, tags: [this.tag], ...words(this.titles[route]!.title) },
      parameters: [...pathParameters(route), ...(query ? queryParameters(this.schemas, query) : [])],
      ...(content && { requestBody: this.schemas.body(content.name, fieldsOf(content)) }),
      responses,
    };
  }
}

/** Routes with those of another module, to which the first knows who may come in, too. */
export const together = (one: MoreRoutes, other: Pick<MoreRoutes, 'paths' | 'schemas'>): MoreRoutes => ({
  ...one,
  paths: { ...one.paths, ...other.paths },
  schemas: { ...one.schemas, ...other.schemas },
});
