import { type Day, dayOf } from '#kernel';

/** Injection tokens of what has no class of its own. */
export const EVENT_STORE = Symbol('EventStore');
export const READ_STORE = Symbol('ReadStore');
export const NOTICE_STORE = Symbol('NoticeStore');
export const JOB_QUEUE = Symbol('JobQueue');
export const KEY_STORE = Symbol('KeyStore');
export const CLOCK = Symbol('Clock');
export const CONFIGURATION = Symbol('Configuration');
export const LOGGER = Symbol('Logger');

/** The present moment, from one place, so that tests can move it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** The day it is, in the installation's time zone. */
  today(): Day;
  readonly timeZone: string;
}

/** The machine's clock. */
export const systemClock = (timeZone: string): Clock => ({
  timeZone,
  now: () => Date.now(),
  today: () => dayOf(new Date().toISOString(), timeZone),
});
