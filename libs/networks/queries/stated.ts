import type { Filter } from '#kernel';

/** The parameters that were given, as a filter for exactly these values. */
export const stated = (parameters: object): Filter =>
  Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
