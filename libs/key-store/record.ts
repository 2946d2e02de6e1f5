import type { KeyRecord } from '#kernel';

/** Refuses, with a RangeError, what no reader could find again or what would never expire. Called by every adapter before it writes. */
export function checkRecord({ kind, id, owner, value, expiresAt }: KeyRecord): void {
  if (kind === '' || id === '' || owner === '')
    throw new RangeError('a record needs a kind and an id, and no empty owner');
  if (value === undefined) throw new RangeError(`${kind}/${id}: undefined is no JSON value`);
  if (expiresAt !== undefined && new Date(expiresAt).toISOString() !== expiresAt)
    throw new RangeError(`${kind}/${id}: it cannot expire at "${expiresAt}", which is no instant in UTC`);
}

/** The present as records are compared with it: instants sort as text. */
export const instantOf = (now: () => number): string => new Date(now()).toISOString();
