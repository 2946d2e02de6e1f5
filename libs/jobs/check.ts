import type { Job, Recurrence } from '#kernel';
import { following } from './recurrence.js';

const NAME = /^[A-Za-z0-9_.-]+$/;
const DIGITS = /^\d+$/;

/** Refuses what is no job, with a RangeError. */
export function checkJob({ id, kind, payload, runAt }: Job): void {
  checkId(id, 200);
  checkKind(id, kind);
  if (JSON.stringify(payload) === undefined) throw new RangeError(`${id}: its payload is no JSON`);
  if (runAt !== undefined && !isInstant(runAt)) throw new RangeError(`${id}: "${runAt}" is no instant in UTC`);
}

/** Refuses what is no recurrence, with a RangeError. */
export function checkRecurrence(recurrence: Recurrence): void {
  const { id, kind, cron } = recurrence;
  checkId(id, 180);
  checkKind(id, kind);
  if (cron.trim().split(/\s+/).length !== 5) throw new RangeError(`${id}: "${cron}" has not the five fields of cron`);
  try {
    following(recurrence, 0);
  } catch (error) {
    throw new RangeError(`${id}: ${(error as Error).message}`, { cause: error });
  }
}

function checkId(id: string, most: number): void {
  if (!NAME.test(id) || DIGITS.test(id) || id.length > most)
    throw new RangeError(`"${id}" is no id: letters, digits, -, _ and ., at most ${most}, not digits alone`);
}

function checkKind(id: string, kind: string): void {
  if (!NAME.test(kind) || kind.length > 100)
    throw new RangeError(`${id}: "${kind}" is no kind: letters, digits, -, _ and ., at most 100`);
}

function isInstant(text: string): boolean {
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === text;
}
