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

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_STORE) private readonly readStore: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Projector) private readonly projector: Projector | null,
    private readonly registry: Registry,
  ) {}

  async report(): Promise<HealthReport> {
    try {
      const [logPosition, views] = await Promise.all([this.store.lastPosition(), this.views()]);
      const position = views.length === 0 ? BEGINNING : Math.min(...views.map((each) => each.position));
      this.wasLevel ||= this.projector?.leading ? this.projector.ready : position >= logPosition;
      const status = !this.wasLevel ? 'starting' : views.some((each) => each.state === 'stopped') ? 'degraded' : 'ok';
      return { status, projecting: this.projector?.leading ?? false, position, logPosition, views };
    } catch {
      return { status: 'down', projecting: false, position: BEGINNING, logPosition: BEGINNING, views: [] };
    }
  }

  private async views(): Promise<readonly ViewStatus[]> {
    if (this.projector?.leading) return this.projector.status(this.clock.now());
    const checkpoints = await this.readStore.checkpoints();
    return [...this.registry.views.values()].map(({ name, version }) => {
      const reached = checkpoints.find((each) => each.view === name && each.version === version);
      return {
        view: name,
        version,
        state: reached ? 'following' : 'building',
        position: reached?.position ?? BEGINNING,
        lag: 0,
      };
    });
  }
}
