import { jsonEvent, type AllStreamResolvedEvent, type JSONType, type ResolvedEvent } from '@eventstore/db-client';
import type { Metadata, NewEvent, Position, RecordedEvent } from '#kernel';

/** An event as the client sends it; this adapter's own notes have no metadata. */
export const proposed = ({ id, type, data, metadata }: Omit<NewEvent, 'metadata'> & { metadata?: Metadata }) =>
  jsonEvent({ id, type, data: data as JSONType, metadata: metadata as unknown as Record<string, JSONType> });

/** An event of the client's, as the port has it. */
export function recorded({ event }: ResolvedEvent | AllStreamResolvedEvent): RecordedEvent {
  const { id, type, data, metadata, streamId, revision, position, created } = event!;
  return {
    id,
    type,
    data,
    metadata: metadata as unknown as Metadata,
    stream: streamId,
    revision: Number(revision),
    position: Number(position!.commit),
    recordedAt: created.toISOString(),
  };
}

/** Where an event stands, whatever it is. An event that is gone leaves a link without one. */
export const positionOf = ({ commitPosition }: AllStreamResolvedEvent): Position => Number(commitPosition!);

/** Whether an event is the product's: not the server's own, nor this adapter's. */
export const isVisible = ({ event }: AllStreamResolvedEvent): boolean =>
  event !== undefined && !event.streamId.startsWith('$') && !event.type.startsWith('$');

/** A position, as the client has it: what it calls commit and prepare are the same since explicit transactions are gone. */
export const clientPosition = (position: Position) => ({ commit: BigInt(position), prepare: BigInt(position) });
