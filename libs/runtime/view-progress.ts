import { BEGINNING, type Position, type ReadStore } from '#kernel';
import type { Projector } from './projector.js';

const POLL_MS = 20;

/** How far the views have come, whether this process projects them or another does. */
export class ViewProgress {
  private read: { position: Position; at: number } = { position: BEGINNING, at: 0 };

  constructor(
    private readonly readStore: ReadStore,
    private readonly projector: Projector | undefined,
    private readonly views: number,
  ) {}

  /** The position that every view has reached, at least. */
  async position(): Promise<Position> {
    if (this.projector?.leading) return this.projector.position;
    if (Date.now() - this.read.at >= POLL_MS) {
      const checkpoints = await this.readStore.checkpoints();
      const position =
        checkpoints.length < this.views ? BEGINNING : Math.min(...checkpoints.map((each) => each.position));
      this.read = { position, at: Date.now() };
    }
    return this.read.position;
  }

  /** Resolves true once the views have reached a position, false when they have not in time. Milliseconds. */
  async reached(position: Position, timeout: number): Promise<boolean> {
    if (this.projector?.leading) return this.projector.reached(position, timeout);
    for (
      const end = Date.now() + timeout;
      Date.now() < end;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    )
      if ((await this.position()) >= position) return true;
    return false;
  }
}
