import { BEGINNING, type Checkpoint, type Position, type ReadStore, type View } from '#kernel';
import type { Projector } from './projector.js';

const POLL_MS = 20;

/** How far each view has come, whether this process projects it or another does. */
export class ViewProgress {
  private read: { checkpoints: readonly Checkpoint[]; at: number } = { checkpoints: [], at: 0 };

  constructor(
    private readonly readStore: ReadStore,
    private readonly projector: Projector | undefined,
  ) {}

  /** The position that a view has reached, at least. */
  async of(view: View): Promise<Position> {
    if (this.projector?.leading) return this.projector.positionOf(view);
    if (Date.now() - this.read.at >= POLL_MS)
      this.read = { checkpoints: await this.readStore.checkpoints(), at: Date.now() };
    const mine = ({ view: name, version }: Checkpoint): boolean => name === view.name && version === view.version;
    return this.read.checkpoints.find(mine)?.position ?? BEGINNING;
  }

  /** Resolves true once a view has reached a position, false when it has not in time, or has stopped. Milliseconds. */
  async reached(view: View, position: Position, timeout: number): Promise<boolean> {
    if ((await this.of(view)) >= position) return true;
    if (this.projector?.leading) {
      await this.projector.reached(position, timeout);
      return (await this.of(view)) >= position;
    }
    for (const end = Date.now() + timeout; Date.now() < end;) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      if ((await this.of(view)) >= position) return true;
    }
    return false;
  }
}
