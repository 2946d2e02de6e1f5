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
  /** Whose word it is, where it is an organisation's or a working group's: `@key`. */
  readonly by?: string;
  /** As precise as the source. */
  readonly occurredOn?: string;
  /** The document that says so. */
  readonly source?: string;
}

/** What is said by a member, or by the organisation that its content names. */
const BY_MEMBER = /\/(?:members|organisations)\/(@[\w-]+)\/(?:request|sign-charter|leave|focal-points.*)$/;
const BY_CONTENT =
  /\/(?:working-groups\/[^/]+\/(?:join|leave)|invitations\/answer|opinions|endorsements(?:\/withdraw)?)$/;

/** Whose word a step is: as it says itself, or as its path and content do. */
export const voiceOf = ({ by, path, content }: Step): string | undefined =>
  by ??
  BY_MEMBER.exec(path)?.[1] ??
  (BY_CONTENT.test(path) ? (content as { organisation: string }).organisation : undefined);
