import type { PartialDate } from './time.js';

/** A fact of the domain: one member of an aggregate's discriminated union. */
export interface Event<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** Who told the system: the account, and the organisation that it acts for. `null` where it is the installation itself. */
export interface Actor {
  readonly account: string | null;
  readonly organisation: string | null;
  /** The organisation or working group whose word it is, where somebody else told it: a coordinator, after a telephone call. */
  readonly onBehalfOf?: string;
}

/** What is written beside an event's data, and never changes afterwards. */
export interface Metadata {
  readonly schemaVersion: number;
  /** The command that led here; every event of one command carries the same. */
  readonly commandId: string;
  /** Hash of the command's content: tells a repeat from another command under the same id. */
  readonly fingerprint: string;
  readonly correlationId: string;
  /** What led to the command: itself, or the list that it is a row of. */
  readonly causationId: string;
  readonly actor: Actor;
  /** `commons` for what belongs to no single network. */
  readonly network: string;
  /** When it was true, only as precise as the source: `2015`, `2015-12` or `2015-12-03`. */
  readonly occurredOn: PartialDate;
  /** The document that says so, where there is one. */
  readonly source?: string;
  /** Why a text stands although it looks like a beneficiary's record. */
  readonly noBeneficiary?: string;
}

/** An event on its way to the store. `id` is a UUID; a retry carries the same one. */
export interface NewEvent<E extends Event = Event> {
  readonly id: string;
  readonly type: E['type'];
  readonly data: E['data'];
  readonly metadata: Metadata;
}

/**
 * Where an event stands in the whole log: ordered, and comparable within one store. Opaque to clients.
 * A safe integer: EventStoreDB's commit positions are byte offsets, far below 2^53.
 */
export type Position = number;

/** Place of an event in its stream, from 0. */
export type Revision = number;

/** Before the first event of any log. */
export const BEGINNING: Position = -1;

/** An event as the store gives it back. */
export interface RecordedEvent<E extends Event = Event> {
  readonly id: string;
  readonly type: E['type'];
  readonly data: E['data'];
  readonly metadata: Metadata;
  readonly stream: string;
  readonly revision: Revision;
  readonly position: Position;
  /** When the store learnt it, ISO 8601 in UTC; never decreases along the log. */
  readonly recordedAt: string;
}

/** The member of the union `E` whose type is `T`, as recorded. */
export type RecordedAs<E extends Event, T extends E['type']> = RecordedEvent<Extract<E, { type: T }>> & { type: T };
