import 'reflect-metadata';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  Validate,
  ValidateNested,
  type ValidationArguments,
  type ValidatorConstraintInterface,
  ValidatorConstraint,
} from 'class-validator';
import { ID, SLUG } from './id.js';
import { LANGUAGES, type Text } from './text.js';
import { DAY, inCalendar, PARTIAL_DATE } from './time.js';
import type { ContentClass } from './decider.js';

/**
 * The fields of commands, queries and documents, in the domain's words. Each decorator sets class-validator's rules and notes the
 * JSON Schema that says the same, so that a class is the one definition of what the API, the command line and imports accept.
 */

/** JSON Schema of a field (draft 2020-12, as in OpenAPI 3.1); `of` names a class instead. */
export interface FieldSchema {
  readonly json: Readonly<Record<string, unknown>>;
  readonly of?: () => ContentClass;
  readonly list: boolean;
  readonly optional: boolean;
  /** A person's own data. */
  readonly personal: boolean;
  /** Text in whoever's words. */
  readonly free: boolean;
}

/** What every field takes. */
export interface FieldOptions {
  /** May be left out. */
  readonly optional?: boolean;
  /** What it means, for the API's description, where the name does not say it. */
  readonly about?: string;
  /** A person's own data: see {@link Personal}. */
  readonly personal?: boolean;
}

const FIELDS = Symbol('fields');
const SHAPE = Symbol('shape');

/** The fields of a class and of those that it extends, in the order in which they are written. */
export const fieldsOf = (type: ContentClass): ReadonlyMap<string, FieldSchema> =>
  (Reflect.getMetadata(FIELDS, type.prototype as object) as Map<string, FieldSchema> | undefined) ?? new Map();

/** What JSON Schema has to say of a class beside its fields. */
export const shapeOf = (type: ContentClass): Readonly<Record<string, unknown>> =>
  (Reflect.getMetadata(SHAPE, type) as Record<string, unknown> | undefined) ?? {};

function field(
  json: Record<string, unknown>,
  rules: readonly PropertyDecorator[],
  options: FieldOptions = {},
  shape: { of?: () => ContentClass; list?: boolean; free?: boolean } = {},
): PropertyDecorator {
  return (target, key) => {
    const inherited = Reflect.getMetadata(FIELDS, target) as Map<string, FieldSchema> | undefined;
    const described = options.about === undefined ? json : { ...json, description: options.about };
    const schema: FieldSchema = {
      json: options.personal ? { ...described, 'x-personal': true } : described,
      of: shape.of,
      list: shape.list ?? false,
      optional: options.optional ?? false,
      personal: options.personal ?? false,
      free: shape.free ?? false,
    };
    Reflect.defineMetadata(FIELDS, new Map([...(inherited ?? []), [String(key), schema]]), target);
    if (options.optional) IsOptional()(target, key);
    for (const rule of rules) rule(target, key);
  };
}

@ValidatorConstraint({ name: 'inCalendar' })
class InCalendar implements ValidatorConstraintInterface {
  validate(value: unknown, { constraints }: ValidationArguments): boolean {
    return typeof value === 'string' && (constraints[0] as RegExp).test(value) && inCalendar(value);
  }
}

@ValidatorConstraint({ name: 'onEarth' })
class OnEarth implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    if (!Array.isArray(value) || value.length !== 2 || !value.every(Number.isFinite)) return false;
    const [longitude, latitude] = value as [number, number];
    return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  }
}

@ValidatorConstraint({ name: 'notBlank' })
class NotBlank implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value !== 'string' || value.trim() !== '';
  }
}

@ValidatorConstraint({ name: 'inSomeLanguage' })
class InSomeLanguage implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return LANGUAGES.some((language) => (value as Text | null | undefined)?.[language] !== undefined);
  }
}

/** JSON Schemas of moments: dates as precise as their source, and instants. */
export const PARTIAL_DATES = [{ format: 'date' }, { pattern: '^\\d{4}(-(0[1-9]|1[0-2]))?$' }];
export const INSTANTS = [{ format: 'date-time' }];

/** A line or paragraphs of text, in one language; `forms`: JSON Schemas of what it may look like, where whoever reads it is particular. */
export const Line = (
  options: FieldOptions & { max?: number; forms?: readonly Readonly<Record<string, unknown>>[] } = {},
): PropertyDecorator =>
  field(
    {
      ...{ type: 'string', minLength: 1, maxLength: options.max ?? 300 },
      ...(options.forms ? { anyOf: options.forms } : { pattern: '\\S' }),
    },
    [IsString(), MinLength(1), MaxLength(options.max ?? 300), Validate(NotBlank)],
    options,
    { free: true },
  );

/** A text as searches compare it ({@link folded}); nothing may be left of one. Documents only. */
export const Searched = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'string' }, [IsString()], options);

/** Several texts as searches compare them. Documents only. */
export const SearchedList = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'array', items: { type: 'string' } }, [IsArray(), IsString({ each: true })], options);

/** A key that follows a pattern of its own. */
export const Code = (pattern: RegExp, options: FieldOptions & { max?: number } = {}): PropertyDecorator =>
  field(
    { type: 'string', pattern: pattern.source, maxLength: options.max ?? 100 },
    [IsString(), MaxLength(options.max ?? 100), Matches(pattern)],
    options,
  );

/** The id of an aggregate, or of a part of one. */
export const Id = (options: FieldOptions = {}): PropertyDecorator => Code(ID, { ...options, max: 26 });

/** The key of a network, such as `pnpm`. */
export const NetworkKey = (options: FieldOptions = {}): PropertyDecorator => Code(SLUG, { ...options, max: 40 });

const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;
/** Six to fifteen digits, as in ITU-T E.164, with the separators that people write between them. */
const TELEPHONE = /^\+?\(?\d(?:[ ()./-]*\d){5,14}$/;

/** An e-mail address. */
export const Email = (options: FieldOptions = {}): PropertyDecorator => Code(EMAIL, { ...options, max: 254 });

/** A telephone number, with or without the code of its country: `+212 5 37 00 00 00`, `0537-00-00-00`. */
export const Telephone = (options: FieldOptions = {}): PropertyDecorator => Code(TELEPHONE, { ...options, max: 40 });

/** A whole day, `YYYY-MM-DD`. */
export const OnDay = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'string', format: 'date' }, [Validate(InCalendar, [DAY])], options);

/** A day, a month or a year. */
export const OnPartialDate = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'string', anyOf: PARTIAL_DATES }, [Validate(InCalendar, [PARTIAL_DATE])], options);

/** An instant in UTC. Documents only. */
export const AtInstant = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'string', format: 'date-time' }, [IsString()], options);

/** A whole number. */
export const Whole = (options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator => {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = options;
  return field({ type: 'integer', minimum: min, maximum: max }, [IsInt(), Min(min), Max(max)], options);
};

/** Any number. */
export const Quantity = (options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator => {
  const { min = -1e15, max = 1e15 } = options;
  return field(
    { type: 'number', minimum: min, maximum: max },
    [IsNumber({ allowNaN: false, allowInfinity: false }), Min(min), Max(max)],
    options,
  );
};

const degrees = (most: number): object => ({ type: 'number', minimum: -most, maximum: most });

/** A point on earth: longitude and latitude in degrees (WGS 84), in this order, as in GeoJSON (RFC 7946, 3.1.1). */
export const LonLat = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    { type: 'array', prefixItems: [degrees(180), degrees(90)], minItems: 2, maxItems: 2 },
    [Validate(OnEarth)],
    options,
  );

/** Yes or no. */
export const Flag = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'boolean' }, [IsBoolean()], options);

/** One of a few words. */
export const OneOf = (values: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'string', enum: values }, [IsIn(values)], options);

/** A part with fields of its own. */
export const Part = (of: () => ContentClass, options: FieldOptions = {}): PropertyDecorator =>
  field({}, [IsObject(), ValidateNested()], options, { of });

/** Several parts with fields of their own. */
export const PartList = (
  of: () => ContentClass,
  options: FieldOptions & { min?: number; max?: number } = {},
): PropertyDecorator => {
  const { min = 0, max = 500 } = options;
  return field(
    { type: 'array', minItems: min, maxItems: max },
    [IsArray(), ArrayMinSize(min), ArrayMaxSize(max), IsObject({ each: true }), ValidateNested({ each: true })],
    options,
    { of, list: true },
  );
};

/** Several keys that follow one pattern, each once. */
export const CodeList = (
  pattern: RegExp,
  options: FieldOptions & { min?: number; max?: number } = {},
): PropertyDecorator => {
  const { min = 0, max = 500 } = options;
  return field(
    {
      type: 'array',
      items: { type: 'string', pattern: pattern.source },
      minItems: min,
      maxItems: max,
      uniqueItems: true,
    },
    [IsArray(), ArrayMinSize(min), ArrayMaxSize(max), ArrayUnique(), Matches(pattern, { each: true })],
    options,
  );
};

/** Several ids, each once. */
export const IdList = (options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator =>
  CodeList(ID, options);

/** Several short texts in one language, each once. */
export const LineList = (options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator => {
  const { min = 0, max = 100 } = options;
  return field(
    {
      type: 'array',
      items: { type: 'string', minLength: 1, maxLength: 300, pattern: '\\S' },
      minItems: min,
      maxItems: max,
      uniqueItems: true,
    },
    [
      IsArray(),
      ArrayMinSize(min),
      ArrayMaxSize(max),
      ArrayUnique(),
      IsString({ each: true }),
      MinLength(1, { each: true }),
      MaxLength(300, { each: true }),
      Validate(NotBlank, { each: true }),
    ],
    options,
    { free: true },
  );
};

const inOneOf = LANGUAGES.map((language) => ({ required: [language], properties: { [language]: { type: 'string' } } }));

/** A text in one to three languages. */
@Reflect.metadata(SHAPE, { anyOf: inOneOf })
export class TextContent {
  @Line({ optional: true, max: 10_000 }) fr?: string;
  @Line({ optional: true, max: 10_000 }) ar?: string;
  @Line({ optional: true, max: 10_000 }) en?: string;
}

/** A text in at least one of French, Arabic and English. */
export const InLanguages = (options: FieldOptions = {}): PropertyDecorator =>
  field({}, [IsObject(), ValidateNested(), Validate(InSomeLanguage)], options, {
    of: () => TextContent,
  });

/** Several texts, each in at least one language. */
export const InLanguagesList = (options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator => {
  const { min = 0, max = 100 } = options;
  return field(
    { type: 'array', minItems: min, maxItems: max },
    [
      IsArray(),
      ArrayMinSize(min),
      ArrayMaxSize(max),
      IsObject({ each: true }),
      ValidateNested({ each: true }),
      Validate(InSomeLanguage, { each: true }),
    ],
    options,
    { of: () => TextContent, list: true },
  );
};

/** A document's counts or sums by key, such as items by status. Documents only. */
export const Tally = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'object', additionalProperties: { type: 'number' } }, [], options);

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Makes an instance of a class out of parsed JSON, parts included. Only fields of the class are taken; `null` in an optional one is none. */
export function contentOf<Content extends object>(type: ContentClass<Content>, json: unknown): Content {
  const content = new type() as Record<string, unknown>;
  if (!isPlain(json)) return content as Content;
  for (const [name, { of, optional }] of fieldsOf(type)) {
    if (!Object.hasOwn(json, name) || (optional && json[name] === null)) continue;
    const value = json[name];
    const made = (each: unknown): unknown => (of && isPlain(each) ? contentOf(of(), each) : each);
    // A list inside a list of parts is no part, however deep it goes.
    const item = (each: unknown): unknown => (of && Array.isArray(each) ? null : made(each));
    content[name] = Array.isArray(value) ? value.map(item) : made(value);
  }
  return content as Content;
}

/** Fields in parsed JSON that a class does not have, as JSON pointers (RFC 6901). */
export function unknownFields(type: ContentClass, json: unknown, at = ''): readonly string[] {
  if (!isPlain(json)) return [];
  const fields = fieldsOf(type);
  return Object.entries(json).flatMap(([name, value]) => {
    const pointer = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const field = fields.get(name);
    if (!field) return [pointer];
    const part = field.of?.();
    if (!part) return [];
    return Array.isArray(value)
      ? value.flatMap((each, index) => unknownFields(part, each, `${pointer}/${index}`))
      : unknownFields(part, value, pointer);
  });
}
