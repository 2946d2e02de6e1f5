import { Inject, Injectable } from '@nestjs/common';
import type { EventStore, Position, Reader, ReadStore, Refusal, View } from '#kernel';
import { PerViewReader } from './per-view-reader.js';
import { refuse } from './problems.js';
import { EVENT_STORE, READ_STORE } from './tokens.js';
import { ViewProgress } from './view-progress.js';

/** A view takes so long for what was just recorded, at most: what follows on a large import waits for it. Milliseconds. */
const PATIENCE = 60_000;

/** A view that was to be read did not come as far as what is recorded. */
export class ViewLate extends Error implements Refusal {
  override readonly name = 'ViewLate';
  readonly refused: string;
  readonly values: Refusal['values'];

  constructor(position: number) {
    super(`a view has not reached ${position}`);
    ({ refused: this.refused, values: this.values } = refuse('view-behind', { position }));
  }
}

/** Reads views that know all that is recorded: for work that decides by them what to record. */
@Injectable()
export class CaughtUp {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_STORE) private readonly readStore: ReadStore,
    private readonly progress: ViewProgress,
  ) {}

  async reader(): Promise<Reader> {
    return this.readerAt(await this.store.lastPosition());
  }

  /** Reads views that know all that was recorded up to a position. */
  readerAt(position: Position): Reader {
    return new PerViewReader(async (view: View) => {
      if (!(await this.progress.reached(view, position, PATIENCE))) throw new ViewLate(position);
      return this.readStore;
    });
  }
}
