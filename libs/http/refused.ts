import type { ProblemKind, Refusal } from '#kernel';
import type { FieldProblem } from './validation.js';

/** Ends a request with a problem. The one exception of the edge: everything below answers with values. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly refusal: Refusal,
    readonly errors?: readonly FieldProblem[],
  ) {
    super(refusal.refused);
  }
}

/** Status codes of RFC 9110 by kind; a few problems have one of their own. */
const STATUS: Readonly<Record<ProblemKind, number>> = {
  invalid: 422,
  conflict: 409,
  missing: 404,
  stale: 412,
  unavailable: 503,
  unidentified: 401,
  forbidden: 403,
  'too-many': 429,
};
const OWN_STATUS: Readonly<Record<string, number>> = {
  'invalid-content': 422,
  'malformed-request': 400,
  'header-unreadable': 400,
  'cursor-unreadable': 400,
  'sort-unknown': 400,
  'moment-unreadable': 400,
  'method-not-allowed': 405,
  'too-large': 413,
  'file-too-large': 413,
  'form-unreadable': 400,
  'choices-unreadable': 400,
  'internal-error': 500,
};

export const statusOf = (code: string, kind: ProblemKind): number => OWN_STATUS[code] ?? STATUS[kind];
