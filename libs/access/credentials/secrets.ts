import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits that nobody can guess. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** By which a secret is kept and found: one that long needs no salt, and no slow hash. */
export const hashed = (secret: string): string => hash('sha256', secret, 'base64url');

/** Compares without telling by its time how much was right. */
export const equal = (one: string, other: string): boolean =>
  timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'));
