import { Inject, Injectable } from '@nestjs/common';
import { BEGINNING, type EventStore, type Position, type ReadStore } from '#kernel';
import { type Clock, CLOCK, EVENT_STORE, Projector, READ_STORE, Registry, type ViewStatus } from '#runtime';

/** How the system is doing. `position` and `logPosition` are the views' and the log's; equal when all is told. */
export interface HealthReport {
  readonly status: 'ok' | 'starting' | 'degraded' | 'down';
  /** Whether this process is the one that keeps the views. */
  readonly projecting: boolean;
  readonly position: Position;
  readonly logPosition: Position;
  readonly views: readonly ViewStatus[];
}

/** Looks at the stores and the views. */
@Injectable()
export class Health {
  private wasLevel = false;
  /** Where the log ended when it was first asked: it may never stand still. */
  private end?: Position;

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_STORE) private readonly readStore: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Projector) private readonly projector: Projector | null,
    private readonly registry: Registry,
  ) {}

  async report(): Promise<HealthReport> {
    try {
      const logPosition = await this.store.lastPosition();
      const views = this.projector?.leading ? this.projector.status() : await this.elsewhere(logPosition);
      const end = (this.end ??= logPosition);
      const stopped = views.some((each) => each.state === 'stopped');
      this.wasLevel ||= this.projector?.leading
        ? this.projector.ready
        : views.every((each) => each.state === 'stopped' || each.position >= end);
      const status = !this.wasLevel ? 'starting' : stopped ? 'degraded' : 'ok';
      const position = views.length === 0 ? BEGINNING : Math.min(...views.map((each) => each.position));
      return { status, projecting: this.projector?.leading ?? false, position, logPosition, views };
    } catch {
      return { status: 'down', projecting: false, position: BEGINNING, logPosition: BEGINNING, views: [] };
    }
  }

  /** The views as another process keeps them. */
  private async elsewhere(logPosition: Position): Promise<readonly ViewStatus[]> {
    const checkpoints = await this.readStore.checkpoints();
    const views = [...this.registry.views.values()].map(async ({ name, version }): Promise<ViewStatus> => {
      const checkpoint = checkpoints.find((each) => each.view === name && each.version === version);
      const { position = BEGINNING, stopped } = checkpoint ?? {};
      return {
        view: name,
        version,
        state: stopped ? 'stopped' : checkpoint ? 'following' : 'building',
        position,
        lag: position < logPosition ? await this.ageOfNext(position) : 0,
        ...(stopped ? { poison: stopped } : {}),
      };
    });
    return Promise.all(views);
  }

  /** How long ago the first event after a position was recorded; seconds. */
  private async ageOfNext(position: Position): Promise<number> {
    for await (const [next] of this.store.readLog({ after: position, limit: 1 }))
      if (next) return Math.max(0, Math.round((this.clock.now() - Date.parse(next.recordedAt)) / 100) / 10);
    return 0;
  }
}
