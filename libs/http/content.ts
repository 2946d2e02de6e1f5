import type { ContentClass, Language } from '#kernel';
import { refuse } from './problems.js';
import { Refused } from './refused.js';
import { validated } from './validation.js';

/** Valid content, or the end of the request. */
export function contentOr422<Content extends object>(
  type: ContentClass<Content>,
  json: unknown,
  language: Language,
): Content {
  const content = validated(type, json, language);
  if (Array.isArray(content)) throw new Refused(refuse('invalid-content'), content);
  return content as Content;
}
