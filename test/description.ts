import Fastify from 'fastify';
import type { Answer } from './product.js';

type Schema = Readonly<Record<string, unknown>> & { readonly enum?: readonly string[] };

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
}
interface Link {
  readonly operationId: string;
  readonly parameters: Readonly<Record<string, string>>;
}
interface Described {
  readonly links?: Readonly<Record<string, Link>>;
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}
export interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly responses: Readonly<Record<string, Described | { readonly $ref: string }>>;
}
interface Api {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Omit<Operation, 'method' | 'path'>>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Described>> };
}

/** With references into the description, of which the schema is no longer a part. */
const within = <Part extends object>(part: Part): Part =>
  JSON.parse(JSON.stringify(part).replaceAll('"#/components/', '"api#/components/')) as Part;

/** The API's description (OpenAPI 3.1), held against answers: status, content type and every field of the body. */
export class Description {
  readonly operations: readonly Operation[];
  /** Validates what is posted to it, each schema at an address of its own. */
  private readonly validator = Fastify({
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, strict: false } },
  });
  private readonly schemas: Schema[] = [];
  private readonly components: Api['components'];

  constructor(api: object) {
    const { paths, components } = api as Api;
    this.components = components;
    this.operations = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({ method, path, ...operation })),
    );
  }

  async open(): Promise<void> {
    const contents = this.operations.flatMap((operation) =>
      Object.keys(operation.responses).flatMap((status) => Object.values(this.contentOf(operation, status) ?? {})),
    );
    for (const schema of new Set(contents.map((content) => content.schema))) {
      this.validator.post(`/${this.schemas.push(schema) - 1}`, { schema: { body: within(schema) } }, () => ({}));
    }
    this.validator.addSchema({ $id: 'api', components: within(this.components) });
    await this.validator.ready();
  }

  /** What is not as described in an answer; `undefined` where all is. */
  async faultOf(operation: Operation, { status, type, body, text }: Answer): Promise<string | undefined> {
    const content = this.contentOf(operation, String(status));
    if (!content) return `${status} is not described: ${text}`;
    const schema = content[type]?.schema;
    if (!schema) return `${status} is described as ${Object.keys(content).join(' or ')} and came as ${type}`;
    if (!type.endsWith('json')) return undefined;
    const url = `/${this.schemas.indexOf(schema)}`;
    const { statusCode, payload } = await this.validator.inject({ method: 'POST', url, payload: body as object });
    return statusCode === 200 ? undefined : `${payload} in ${text}`;
  }

  private contentOf({ responses }: Operation, status: string): Described['content'] {
    const response = responses[status];
    const described =
      response && '$ref' in response ? this.components.responses[response.$ref.split('/').at(-1)!] : response;
    return described?.content;
  }
}
