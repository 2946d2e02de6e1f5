/**
 * One command of the demonstration. In `path` and anywhere in `content`, `@key` stands for the id that the step of that key answered, and
 * `@key.0` for the first part that came to be in it (a recommendation, an objective).
 */
export interface Step {
  /** Unique; becomes the `Idempotency-Key`, so that loading again changes nothing. */
  readonly key: string;
  /** Where it is posted: `/networks/pnpm/members/@amane/join`. */
  readonly path: string;
  readonly content?: object;
  /** As precise as the source. */
  readonly occurredOn?: string;
  /** The document that says so. */
  readonly source?: string;
}
