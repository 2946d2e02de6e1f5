import {
  type Batch,
  BEGINNING,
  type EventStore,
  type Lease,
  type Position,
  type ReadStore,
  type StoppedAt,
  type Subscription,
  type View,
} from '#kernel';
import { LiveView, PoisonEvent, type ViewStatus } from './live-view.js';
import type { Logger } from './logger.js';
import { type RebuildHost, Rebuilds } from './rebuilds.js';

const LEASE_MS = 5_000;
const TEND_MS = 1_000;

interface Followed {
  readonly live: LiveView;
  poison?: StoppedAt;
  /** Milliseconds since 1970. */
  behindSince?: number;
  /** Whether it has been level with the log since this process began to project. */
  wasLevel?: boolean;
}

/**
 * Follows the log and keeps the views. Any number of processes may run one: the one that holds the lease projects, the others wait and
 * take over within seconds when it dies. A view that meets an event it cannot digest stops there, and only it.
 */
export class Projector implements RebuildHost {
  readonly rebuilds: Rebuilds;
  private followed: Followed[] = [];
  private lease?: Lease;
  private subscription?: Subscription;
  private timer?: NodeJS.Timeout;
  private tending = Promise.resolve();
  private writing: Promise<unknown> = Promise.resolve();
  private handled: Position = BEGINNING;
  private caughtUpOnce = false;
  private closed = false;
  private waiting: { position: Position; resolve: () => void }[] = [];

  constructor(
    private readonly store: EventStore,
    private readonly readStore: ReadStore,
    private readonly views: readonly View[],
    private readonly logger: Logger,
    private readonly owner: string,
  ) {
    this.rebuilds = new Rebuilds(store, readStore, views, logger);
  }

  /** Begins to follow as soon as nobody else does. */
  async start(): Promise<void> {
    await this.tend();
    this.timer = setInterval(() => void (this.tending = this.tending.then(() => this.tend())), TEND_MS);
  }

  /** Whether this process is the one that projects. */
  get leading(): boolean {
    return this.subscription !== undefined;
  }

  /** Whether the views have been level with the log since this process began to project. */
  get ready(): boolean {
    return this.caughtUpOnce;
  }

  /** The position that every running view has reached. */
  get position(): Position {
    return this.handled;
  }

  /** The position that one view has reached: less where it stopped. */
  positionOf(view: View): Position {
    return this.followed.find(({ live }) => live.view === view)?.live.position ?? BEGINNING;
  }

  status(): readonly ViewStatus[] {
    return this.followed.map(({ live, poison, behindSince, wasLevel }) => ({
      view: live.view.name,
      version: live.view.version,
      state: poison ? 'stopped' : wasLevel ? 'following' : 'building',
      position: live.position,
      lag: behindSince === undefined ? 0 : Math.round((Date.now() - behindSince) / 100) / 10,
      ...(poison ? { poison } : {}),
    }));
  }

  /** Resolves true once the views have reached a position, false when they have not in time. Milliseconds. */
  reached(position: Position, timeout: number): Promise<boolean> {
    if (this.handled >= position) return Promise.resolve(true);
    return new Promise((resolve) => {
      const waiter = { position, resolve: () => (clearTimeout(timer), resolve(true)) };
      const timer = setTimeout(() => {
        this.waiting = this.waiting.filter((each) => each !== waiter);
        resolve(false);
      }, timeout);
      this.waiting.push(waiter);
    });
  }

  /** Finishes the batch at hand and lets another take over. */
  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    await this.tending;
    await this.rebuilds.pause();
    await this.stopFollowing();
    await this.lease?.release().catch(() => undefined); // it also runs out by itself
  }

  private async tend(): Promise<void> {
    if (this.closed) return;
    try {
      if (this.lease && !(await this.lease.renew())) await this.lost();
      if (!this.lease) this.lease = await this.readStore.acquireLease(this.owner, LEASE_MS);
      if (this.lease && !this.subscription) await this.follow();
      if (this.lease) await this.rebuilds.tend(this);
    } catch (error) {
      this.logger.warn({ error }, 'the projector cannot work at present');
    }
  }

  private async lost(): Promise<void> {
    this.logger.warn({ owner: this.owner }, 'another process projects now');
    this.lease = undefined;
    await this.rebuilds.pause();
    await this.stopFollowing();
  }

  private async follow(): Promise<void> {
    await this.readStore.prepare(this.views);
    this.followed = this.views.map((view) => ({ live: new LiveView(view, this.readStore.projection(view)) }));
    await Promise.all(this.followed.map(({ live }) => live.open()));
    const after = Math.min(...this.followed.map(({ live }) => live.position));
    this.handled = after;
    this.logger.info({ after, views: this.views.length }, 'following the log');
    this.subscription = this.store.subscribe({ after, handle: (batch) => this.exclusively(() => this.handle(batch)) });
  }

  private async stopFollowing(): Promise<void> {
    const subscription = this.subscription;
    this.subscription = undefined;
    await subscription?.close();
    this.caughtUpOnce = false;
  }

  /** Batches and the last step of a rebuild take turns. */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.writing.then(work, work);
    this.writing = turn.catch(() => undefined);
    return turn;
  }

  private async handle({ events, position, caughtUp }: Batch): Promise<void> {
    const advanced = await Promise.allSettled(
      this.followed.map((each) => this.advance(each, events, position, caughtUp)),
    );
    const failed = advanced.find((each) => each.status === 'rejected');
    if (failed) {
      this.logger.warn(
        { error: failed.reason as unknown, position },
        'events could not be projected; they are tried again',
      );
      throw failed.reason;
    }
    this.handled = Math.max(this.handled, position);
    if (caughtUp && !this.caughtUpOnce) {
      this.caughtUpOnce = true;
      this.logger.info({ position }, 'the views are level with the log');
    }
    const due = this.waiting.filter((each) => each.position <= this.handled);
    this.waiting = this.waiting.filter((each) => each.position > this.handled);
    for (const waiter of due) waiter.resolve();
  }

  private async advance(
    followed: Followed,
    events: Batch['events'],
    position: Position,
    caughtUp: boolean,
  ): Promise<void> {
    if (followed.poison) return;
    try {
      await followed.live.handle(events, position);
      const isLevel = caughtUp || followed.live.position > position;
      followed.behindSince = isLevel ? undefined : (followed.behindSince ?? Date.now());
      followed.wasLevel ||= isLevel;
    } catch (error) {
      followed.behindSince ??= Date.now();
      if (!(error instanceof PoisonEvent)) throw error;
      followed.poison = await followed.live.stop(error);
      const { stream, type, position: at, id } = error.event;
      this.logger.error(
        { view: error.view, event: { id, stream, type, position: at }, error },
        'a view stopped at an event it cannot digest',
      );
    }
  }

  /** A rebuilt view goes on from where its rebuild ended, cured if it had stopped. */
  async swapped(view: View, position: Position): Promise<void> {
    const followed = this.followed.find(({ live }) => live.view === view);
    if (!followed) return;
    followed.poison = undefined;
    followed.behindSince = undefined;
    await followed.live.open();
    this.logger.info({ view: view.name, position }, 'the rebuilt view is live');
  }
}
