import { HttpException } from '@nestjs/common';
import { KeyStoreUnavailable, ReadStoreUnavailable, type Refusal, StoreUnavailable } from '#kernel';
import { refuse as refuseAtRuntime } from '#runtime';
import { refuse } from './problems.js';
import { Refused } from './refused.js';

/** Whether a request met a route, and whether anything answers at its address, by whatever method. */
interface Met {
  readonly isRoute: boolean;
  readonly isPath: boolean;
}

/** What an error says to whoever asked; `undefined` where nobody expected it. Where nothing answers, what was sent there does not matter. */
export function refusalOf(error: unknown, { isRoute, isPath }: Met): Refusal | undefined {
  if (error instanceof Refused) return error.refusal;
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number } | null)?.statusCode;
  if (status === undefined || status < 400 || status >= 500) return undefined;
  if (!isRoute || status === 404 || status === 403) return refuse(isPath ? 'method-not-allowed' : 'no-such-page');
  return status === 413 ? refuseAtRuntime('too-large') : refuse('malformed-request');
}

/** Which store does not answer, where that is what an error says. */
export function silenceOf(error: unknown): Refusal | undefined {
  if (error instanceof StoreUnavailable) return refuseAtRuntime('store-unavailable');
  if (error instanceof ReadStoreUnavailable) return refuseAtRuntime('views-unavailable');
  if (error instanceof KeyStoreUnavailable) return refuseAtRuntime('keys-unavailable');
  return undefined;
}
