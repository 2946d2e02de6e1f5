import type { Event, Position, RecordedAs, RecordedEvent } from './event.js';
import type { ContentClass } from './decider.js';
import { idOf } from './stream.js';

/** A document of a view. `id` is its key. */
export interface Document {
  readonly id: string;
}

/** How events of one type begin a document. */
export type Start<Doc extends Document, E extends Event, T extends E['type']> = (
  event: RecordedAs<E, T>,
  id: string,
) => Doc;
/** How events of one type change a document that there is. Returns a new one; the old is shared and never modified. */
export type Change<Doc extends Document, E extends Event, T extends E['type']> = (
  document: Doc,
  event: RecordedAs<E, T>,
) => Doc;

/**
 * A read model, as a pure function per document.
 *
 * `starts` wins where the document does not exist yet, `changes` where it does; an event with neither for the case at hand leaves
 * things as they are. Documents are never removed, so that a replay always finds the place it had reached.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the registry holds views of every document and event
export interface View<Doc extends Document = any, E extends Event = any> {
  /** Also its collection's name. */
  readonly name: string;
  /** Raised when the function changes: the view is then built anew. */
  readonly version: number;
  /** Whether its documents come from one network's streams, or from those that all share. */
  readonly scope: 'network' | 'commons';
  /** The document's fields, for the API's description. */
  readonly document: ContentClass<Doc>;
  /** Fields that queries look up or sort by; each entry is one index, of one or several fields. */
  readonly indexes: readonly (readonly string[])[];
  /** Which documents an event touches; by default the one with the id of the event's aggregate. */
  touches?(event: RecordedEvent<E>): readonly string[];
  readonly starts: { readonly [T in E['type']]?: Start<Doc, E, T> };
  readonly changes: { readonly [T in E['type']]?: Change<Doc, E, T> };
}

/** Declares a view with its types checked. */
export const view = <Doc extends Document, E extends Event>(definition: View<Doc, E>): View<Doc, E> => definition;

/** The documents that an event touches. */
export const touchedBy = (view: View, event: RecordedEvent): readonly string[] =>
  view.touches ? view.touches(event) : [idOf(event.stream)];

/** The event types that a view listens to. */
export const typesOf = (view: View): ReadonlySet<string> =>
  new Set([...Object.keys(view.starts), ...Object.keys(view.changes)]);

/** What a document becomes with an event: `undefined` where there is none and this event begins none. */
export function evolveDocument<Doc extends Document>(
  view: View<Doc>,
  document: Doc | undefined,
  event: RecordedEvent,
  id: string,
): Doc | undefined {
  if (document === undefined) return view.starts[event.type]?.(event as never, id);
  return view.changes[event.type]?.(document, event as never) ?? document;
}

/** The event that a view could not digest. */
export interface StoppedAt {
  readonly stream: string;
  readonly type: string;
  readonly position: Position;
  readonly error: string;
}

/** How far a view has come. */
export interface Checkpoint {
  readonly view: string;
  readonly version: number;
  readonly position: Position;
  /** Where it stopped, and does not go on until its function is mended. */
  readonly stopped?: StoppedAt;
}
