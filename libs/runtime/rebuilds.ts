import {
  BEGINNING,
  type EventStore,
  type Position,
  type ReadStore,
  ReadStoreUnavailable,
  type RebuildState,
  type RecordedEvent,
  StoreUnavailable,
  type View,
} from '#kernel';
import { LiveView } from './live-view.js';
import type { Logger } from './logger.js';

/** What the projector lends to a rebuild. */
export interface RebuildHost {
  /** Runs one piece of work while no batch is being projected. */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result>;
  /** The position that the projector has handed to every view. */
  readonly position: Position;
  /** The rebuilt documents are live: the view goes on from this position. */
  swapped(view: View, position: Position): Promise<void>;
}

const SAVE_EVERY = 20;

/**
 * Rebuilds views beside the live ones and swaps them in. A rebuild is asked for by writing it down in the read store, so that any process
 * may ask, the projecting one does it, and a crash only interrupts it. It writes documents and nothing else: no reactor sees it.
 */
export class Rebuilds {
  private running?: Promise<void>;
  private paused = false;

  constructor(
    private readonly store: EventStore,
    private readonly readStore: ReadStore,
    private readonly views: readonly View[],
    private readonly logger: Logger,
  ) {}

  async request(view: View, now: string): Promise<RebuildState> {
    const open = (await this.readStore.rebuilds()).find((each) => each.view === view.name && isOpen(each));
    if (open) return open;
    const rebuild: RebuildState = { view: view.name, state: 'waiting', position: 0, target: 0, requestedAt: now };
    await this.readStore.saveRebuild(rebuild);
    return rebuild;
  }

  /** Takes up what was asked for, or was interrupted; called now and then by the process that projects. */
  async tend(host: RebuildHost): Promise<void> {
    if (this.running) return;
    this.paused = false;
    const open = (await this.readStore.rebuilds()).filter(isOpen);
    if (open.length === 0) return;
    this.running = this.runAll(open, host)
      .catch((error: unknown) =>
        this.logger.warn({ error }, 'a rebuild was interrupted, and goes on when the stores answer'),
      )
      .finally(() => (this.running = undefined));
  }

  /** Stops after the batch at hand; what was done is kept where the read store keeps it. */
  async pause(): Promise<void> {
    this.paused = true;
    await this.running;
  }

  private async runAll(open: readonly RebuildState[], host: RebuildHost): Promise<void> {
    for (const rebuild of open) {
      const view = this.views.find((each) => each.name === rebuild.view);
      try {
        if (!view) throw new Error(`there is no view ${rebuild.view}`);
        await this.run(view, rebuild, host);
      } catch (error) {
        if (error instanceof StoreUnavailable || error instanceof ReadStoreUnavailable) throw error;
        this.logger.error({ view: rebuild.view, error }, 'a rebuild failed');
        await this.save({ ...rebuild, state: 'failed', error: String(error), finishedAt: new Date().toISOString() });
        if (view) await this.readStore.discardShadow(view).catch(() => undefined);
      }
      if (this.paused) return;
    }
  }

  private async run(view: View, rebuild: RebuildState, host: RebuildHost): Promise<void> {
    // What an earlier one may have left behind was made by who knows which function.
    if (rebuild.state === 'waiting') await this.readStore.discardShadow(view);
    const shadow = new LiveView(view, this.readStore.shadow(view));
    await shadow.open();
    const target = await this.store.lastPosition();
    let batches = 0;
    for await (const events of this.read(shadow, target)) {
      if (this.paused) return;
      await shadow.handle(events, events.at(-1)!.position);
      if (batches++ % SAVE_EVERY === 0)
        await this.save({ ...rebuild, state: 'running', position: shadow.position, target });
      await new Promise((resolve) => setImmediate(resolve));
    }
    const isLive = await host.exclusively(() => this.swapIn(view, shadow, target, host));
    if (!isLive) return;
    await this.save({
      ...rebuild,
      state: 'done',
      position: shadow.position,
      target: shadow.position,
      finishedAt: new Date().toISOString(),
    });
  }

  /**
   * The last step. False where this process may not take it any more: another one projects, and may have swapped the shadow in already;
   * what this one then wrote is a torso without a checkpoint.
   */
  private async swapIn(view: View, shadow: LiveView, target: Position, host: RebuildHost): Promise<boolean> {
    const end = Math.max(host.position, target);
    for await (const events of this.read(shadow, end)) await shadow.handle(events, events.at(-1)!.position);
    await shadow.handle([], end);
    await shadow.open();
    if (this.paused || shadow.position < end) return false;
    if (end > BEGINNING) await this.readStore.swap(view);
    await host.swapped(view, end);
    return true;
  }

  private read(shadow: LiveView, upTo: Position): AsyncIterable<readonly RecordedEvent[]> {
    return this.store.readLog({ after: shadow.position, upTo, types: shadow.types });
  }

  private save(rebuild: RebuildState): Promise<void> {
    return this.readStore.saveRebuild(rebuild);
  }
}

const isOpen = ({ state }: RebuildState): boolean => state === 'waiting' || state === 'running';
