import { Code, type FieldOptions } from '#kernel';

/** The address of a document on the web. */
export const Uri = (options: FieldOptions = {}): PropertyDecorator =>
  Code(/^https?:\/\/\S+$/, { ...options, max: 2_000 });
