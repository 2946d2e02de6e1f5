import { BEGINNING, type Instant, type KeptNotice, type NewNotice, type Notice, type Position } from '#kernel';

/** A notice as both adapters store it. */
export interface StoredNotice extends Omit<Notice, 'digest' | 'content'> {
  readonly digest: Instant | null;
  /** As JSON, which keeps every name and text as it is. */
  readonly content: string;
  /** How many events it counts; 0 for a reminder. */
  readonly events: number;
  /** The position of the last of them; before all others for a reminder. */
  readonly last: Position;
  readonly readAt: Instant | null;
}

/** A notice as it is stored where there is none of its id. */
export function toStored(notice: NewNotice): StoredNotice {
  const { id, account, network, kind, object, at, digest = null, content, positions } = notice;
  return {
    ...{ id, account, network, kind, object, at, digest },
    content: JSON.stringify(content ?? null),
    events: new Set(positions).size,
    last: positions.reduce((last, position) => Math.max(last, position), BEGINNING),
    readAt: null,
  };
}

export function fromStored(stored: StoredNotice): KeptNotice {
  const { id, account, network, kind, object, at, digest, content, events, readAt } = stored;
  return {
    ...{ id, account, network, kind, object, at },
    ...(digest === null ? {} : { digest }),
    content: JSON.parse(content) as unknown,
    count: Math.max(1, events),
    ...(readAt === null ? {} : { readAt }),
  };
}
