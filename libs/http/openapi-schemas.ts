import { type ContentClass, type FieldSchema, fieldsOf, shapeOf } from '#kernel';

type Json = Record<string, unknown>;

/** Of what is sent, an optional field may be `null` as well as left out. */
type Way = 'told' | 'sent';

const orNull = ({ type, enum: values, $ref, ...rest }: Json): Json => ({
  ...($ref === undefined ? { type: [type, 'null'] } : { anyOf: [{ $ref }, { type: 'null' }] }),
  ...(Array.isArray(values) ? { enum: [...(values as unknown[]), null] } : {}),
  ...rest,
});

const nameTaken = (name: string): Error =>
  new Error(`two classes are called ${name}: the API's description needs different names`);

/** Gathers the schemas of classes under their names, each once: parts of what is sent apart from those of what is told. */
export class Schemas {
  readonly components: Json = {};
  private readonly types = new Map<string, ContentClass>();

  refer(type: ContentClass, way: Way = 'told'): Json {
    const name = way === 'sent' ? `${type.name}Sent` : type.name;
    const known = this.types.get(name);
    if (known ? known !== type : name in this.components) throw nameTaken(name);
    if (!known) {
      this.types.set(name, type);
      this.components[name] = {};
      this.components[name] = { ...this.describe(fieldsOf(type), way), ...shapeOf(type) };
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  /** The body of a request, under a name of its own. */
  body(name: string, fields: ReadonlyMap<string, FieldSchema>): Json {
    if (name in this.components) throw nameTaken(name);
    this.components[name] = this.describe(fields, 'sent');
    const required = [...fields.values()].some((field) => !field.optional);
    return { required, content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } };
  }

  field({ json, of, list }: FieldSchema, way: Way = 'told'): Json {
    if (!of) return json;
    const part = this.refer(of(), way);
    return list ? { ...json, items: part } : { ...json, ...part };
  }

  describe(fields: ReadonlyMap<string, FieldSchema>, way: Way = 'told'): Json {
    const required = [...fields].filter(([, field]) => !field.optional).map(([name]) => name);
    const properties = [...fields].map(([name, field]) => {
      const schema = this.field(field, way);
      return [name, way === 'sent' && field.optional ? orNull(schema) : schema] as const;
    });
    return {
      type: 'object',
      properties: Object.fromEntries(properties),
      ...(required.length > 0 ? { required } : {}),
      additionalProperties: false,
    };
  }
}
