const LENGTH = 1_000;

/** What an attempt said that failed, in at most 1,000 characters. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message || error.name : String(error)).slice(0, LENGTH);
