import { setTimeout as pause } from 'node:timers/promises';
import {
  type Appended,
  derivedUuid,
  type ExpectedRevision,
  ExpectedRevisionConflict,
  type RecordedEvent,
  type Revision,
  type StreamAppend,
} from '#kernel';
import { type AlreadyWritten, exactly, type Note, type Standing, type Streams, type Written } from './streams.js';

/** Keeps the intents. A system stream, so that nobody is shown it. */
export const INTENTS = '$tansiq-appends';
/** Finished intents are cut off when so many notes have gathered. */
const CUT_AFTER = 1_000;

/** What is to be written, leading stream first; every expected revision is exact. */
interface Intent {
  readonly writes: readonly StreamAppend[];
}

type Ending = 'AppendCompleted' | 'AppendAbandoned';

/** An intent, as it is noted. The same writes have the same id. */
export const intentNote = ({ writes }: Intent): Note => ({
  id: derivedUuid(
    ...writes.flatMap(({ stream, expected, events }) => [stream, String(expected), ...events.map(({ id }) => id)]),
  ),
  type: 'AppendIntended',
  data: { writes },
});

/** How an intent ended, as it is noted. */
const endNote = (intent: string, type: Ending): Note => ({
  id: derivedUuid(intent, type),
  type,
  data: { intent },
});

/**
 * Appends to several streams at once, which EventStoreDB cannot do.
 *
 * 1. Every stream is looked at: where one conflicts, nothing is written.
 * 2. The intent, with all events, is noted in `$tansiq-appends`.
 * 3. The leading stream (the first) is written at its exact revision. This is the commit: it takes place or conflicts, for everybody.
 * 4. The others are written at theirs; where somebody came in between, after whatever stands there now.
 * 5. The end is noted.
 *
 * Whoever finds an intent without an end twice, some seconds apart, carries on from where it stands; every step can be done twice, and by several
 * processes at once. What this guarantees: all streams are written or none, across crashes, as soon as one process runs again; each event
 * once; the leading stream exactly where it was expected. What it does not: readers may see the leading stream's events some milliseconds
 * before the others' (after a crash, until the recovery), and a write to another stream between 1 and 4 goes unnoticed.
 * An append whose outcome is unknown may still take place later, as long as the leading stream has not moved on.
 */
export class SeveralStreams {
  readonly #closed = new AbortController();
  readonly #recovering: Promise<void>;
  /** Of the notes: the last that the last round saw; the first that may be without an end; the first that was not cut off. */
  #seen: Revision = -1;
  #settled: Revision = 0;
  #cut: Revision = 0;

  /** @param patience How long an intent without an end is left to the process that noted it, at least; milliseconds. */
  constructor(
    private readonly streams: Streams,
    private readonly patience: number,
  ) {
    this.#recovering = this.#recoverForEver();
  }

  async append(writes: readonly StreamAppend[]): Promise<Appended> {
    for (;;) {
      const standings = await this.#standings(writes);
      if (isWritten(standings[0])) return answer([standings[0].written, ...(await this.#others(writes))]);
      const intent = {
        writes: writes.map((write, index) => ({ ...write, expected: placeOf(standings[index]!, write) })),
      };
      const note = intentNote(intent);
      await this.streams.note(INTENTS, note);
      try {
        return await this.#commit(note.id, intent);
      } catch (error) {
        const again = error instanceof ExpectedRevisionConflict && writes[0]!.expected !== intent.writes[0]!.expected;
        if (!again) throw error;
      }
    }
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#recovering;
  }

  /** Where the streams stand; only the leading one where that is written. Throws the first conflict. */
  async #standings(writes: readonly StreamAppend[]): Promise<Standing[]> {
    const looks = await Promise.allSettled(writes.map((write) => this.streams.standing(write)));
    const standings: Standing[] = [];
    for (const look of looks) {
      if (look.status === 'rejected') throw look.reason;
      standings.push(look.value);
      if (isWritten(standings[0])) break;
    }
    return standings;
  }

  /** Steps 3 to 5. */
  async #commit(id: string, { writes }: Intent): Promise<Appended> {
    const leading = await this.#lead(id, writes[0]!);
    const others = await this.#others(writes);
    await this.#note(endNote(id, 'AppendCompleted'));
    return answer([leading, ...others]);
  }

  async #lead(id: string, write: StreamAppend): Promise<Written> {
    try {
      return await this.streams.append(write);
    } catch (error) {
      if (error instanceof ExpectedRevisionConflict) await this.#note(endNote(id, 'AppendAbandoned'));
      throw error;
    }
  }

  /** Notes an end. What it says is true without: if it cannot be noted now, the recovery will do it. */
  async #note(end: Note): Promise<void> {
    await this.streams.note(INTENTS, end).catch(() => {});
  }

  #others([, ...others]: readonly StreamAppend[]): Promise<Written[]> {
    return Promise.all(
      others.map((write) =>
        this.streams.append(write).catch((error: unknown) => {
          if (error instanceof ExpectedRevisionConflict) return this.streams.append({ ...write, expected: 'any' });
          throw error;
        }),
      ),
    );
  }

  async #recoverForEver(): Promise<void> {
    const { signal } = this.#closed;
    while (!signal.aborted) {
      // A server that does not answer is what the next round is for.
      await this.#recover().catch(() => {});
      await pause(this.patience, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  /** One round: carries on with what was without an end in the last one, too. No clocks are compared. */
  async #recover(): Promise<void> {
    const notes = await this.streams.read(INTENTS, { from: this.#settled });
    const open = withoutEnd(notes);
    for (const note of open) if (note.revision <= this.#seen) await this.#settle(note);
    this.#seen = notes.at(-1)?.revision ?? this.#seen;
    this.#settled = Math.min(this.#seen + 1, ...open.map(({ revision }) => revision));
    if (this.#settled - this.#cut < CUT_AFTER) return;
    await this.streams.cut(INTENTS, this.#settled);
    this.#cut = this.#settled;
  }

  async #settle({ id, data }: RecordedEvent): Promise<void> {
    const intent = data as Intent;
    try {
      await this.#standings(intent.writes);
      await this.#commit(id, intent);
    } catch (error) {
      if (!(error instanceof ExpectedRevisionConflict)) throw error;
      // Only the leading stream decides. Where another one conflicts, whoever meant this may still be about to write the leading one.
      if (error.stream === intent.writes[0]!.stream) await this.#note(endNote(id, 'AppendAbandoned'));
    }
  }
}

function withoutEnd(notes: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const open = new Map<string, RecordedEvent>();
  for (const note of notes) {
    if (note.type === 'AppendIntended') open.set(note.id, note);
    else open.delete((note.data as { intent: string }).intent);
  }
  return [...open.values()];
}

const isWritten = (standing: Standing | undefined): standing is AlreadyWritten =>
  standing !== undefined && 'written' in standing;

/** The exact revision that an append goes after. */
function placeOf(standing: Standing, { expected, events }: StreamAppend): ExpectedRevision {
  if (expected !== 'any' && expected !== 'exists') return expected;
  return exactly(isWritten(standing) ? standing.written.revision - events.length : standing.after);
}

const answer = (written: readonly Written[]): Appended => ({
  revisions: written.map(({ revision }) => revision),
  position: Math.max(...written.map(({ position }) => position)),
});
