import { HttpException } from '@nestjs/common';
import { KeyStoreUnavailable, ReadStoreUnavailable, type Refusal, StoreUnavailable } from '#kernel';
import { refuse as refuseAtRuntime } from '#runtime';
import { refuse } from './problems.js';
import { Refused } from './refused.js';

/** What an error says to whoever asked; `undefined` where nobody expected it. `isPath`: whether anything answers at the address, by another method. */
export function refusalOf(error: unknown, isPath: boolean): Refusal | undefined {
  if (error instanceof Refused) return error.refusal;
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number } | null)?.statusCode;
  if (status === 404 || status === 403) return refuse(isPath ? 'method-not-allowed' : 'no-such-page');
  if (status === 413) return refuseAtRuntime('too-large');
  if (status !== undefined && status >= 400 && status < 500) return refuse('malformed-request');
  return undefined;
}

/** Which store does not answer, where that is what an error says. */
export function silenceOf(error: unknown): Refusal | undefined {
  if (error instanceof StoreUnavailable) return refuseAtRuntime('store-unavailable');
  if (error instanceof ReadStoreUnavailable) return refuseAtRuntime('views-unavailable');
  if (error instanceof KeyStoreUnavailable) return refuseAtRuntime('keys-unavailable');
  return undefined;
}
