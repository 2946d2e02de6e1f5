import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import {
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { EventStore, JobQueue, KeyStore, NoticeStore, ReadStore } from '#kernel';
import { openEventStore } from '#event-store';
import { openJobQueue } from '#jobs';
import { openKeyStore } from '#key-store';
import { openNoticeStore } from '#notice-store';
import { openReadStore } from '#read-store';
import { AskQueryHandler } from './ask-query.js';
import { CaughtUp } from './caught-up.js';
import { type Configuration, ConfigurationError, hostsItsViews } from './configuration.js';
import { ExecuteCommandHandler } from './execute-command.js';
import { History } from './history.js';
import type { Logger } from './logger.js';
import { PersonKeys } from './person-keys.js';
import { Projector } from './projector.js';
import { Registry } from './registry.js';
import { StreamStates } from './stream-states.js';
import {
  type Clock,
  CLOCK,
  CONFIGURATION,
  EVENT_STORE,
  JOB_QUEUE,
  KEY_STORE,
  LOGGER,
  NOTICE_STORE,
  READ_STORE,
  systemClock,
} from './tokens.js';
import { upcasting } from './upcasting.js';
import { ViewProgress } from './view-progress.js';

/** What a process is made of. */
export interface RuntimeOptions {
  readonly configuration: Configuration;
  readonly registry: Registry;
  readonly logger: Logger;
  /** A worker projects; so does any process that holds its own views in memory. */
  readonly projects: boolean;
  readonly clock?: Clock;
}

/** Says which variable it is that names a store which cannot be used. */
function named<Result>(variable: string, opening: Promise<Result>): Promise<Result> {
  return opening.catch((cause: Error) => {
    throw new ConfigurationError(`${variable}: ${cause.message}`, { cause });
  });
}

/** Opens the stores, runs the projector, and closes in the opposite order: first who writes, then what is written to. */
@Global()
@Module({})
export class RuntimeModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_STORE) private readonly readStore: ReadStore,
    @Inject(KEY_STORE) private readonly keyStore: KeyStore,
    @Inject(NOTICE_STORE) private readonly notices: NoticeStore,
    @Inject(JOB_QUEUE) private readonly jobs: JobQueue,
    @Inject(Projector) private readonly projector: Projector | null,
    private readonly registry: Registry,
  ) {}

  static with({
    configuration,
    registry,
    logger,
    projects,
    clock = systemClock(configuration.timeZone),
  }: RuntimeOptions): DynamicModule {
    const warn = (message: string): void => logger.warn({}, message);
    const views = [...registry.views.values()];
    const providers = [
      { provide: CONFIGURATION, useValue: configuration },
      { provide: LOGGER, useValue: logger },
      { provide: CLOCK, useValue: clock },
      { provide: Registry, useValue: registry },
      {
        provide: EVENT_STORE,
        useFactory: async (): Promise<EventStore> =>
          upcasting(
            await named('EVENT_STORE_URL', openEventStore(configuration.eventStoreUrl, { now: () => clock.now() })),
            registry,
          ),
      },
      {
        provide: READ_STORE,
        useFactory: (): Promise<ReadStore> =>
          named('READ_STORE_URL', openReadStore(configuration.readStoreUrl, { warn })),
      },
      {
        provide: KEY_STORE,
        useFactory: (): Promise<KeyStore> => {
          const { keyStoreUrl, masterKey } = configuration;
          return named('KEY_STORE_URL', openKeyStore(keyStoreUrl, { masterKey, now: () => clock.now(), warn }));
        },
      },
      {
        provide: NOTICE_STORE,
        useFactory: (): Promise<NoticeStore> =>
          named('NOTICE_STORE_URL', openNoticeStore(configuration.noticeStoreUrl)),
      },
      {
        provide: JOB_QUEUE,
        useFactory: (): Promise<JobQueue> =>
          named('JOB_QUEUE_URL', openJobQueue(configuration.jobQueueUrl, { now: () => clock.now(), warn })),
      },
      PersonKeys,
      {
        provide: StreamStates,
        inject: [EVENT_STORE],
        useFactory: (store: EventStore) => new StreamStates(store),
      },
      {
        provide: Projector,
        inject: [EVENT_STORE, READ_STORE],
        useFactory: (store: EventStore, readStore: ReadStore) =>
          projects || hostsItsViews(configuration)
            ? new Projector(store, readStore, views, logger, `${hostname()} ${process.pid} ${randomUUID()}`)
            : null,
      },
      {
        provide: ViewProgress,
        inject: [READ_STORE, Projector],
        useFactory: (readStore: ReadStore, projector: Projector | null) =>
          new ViewProgress(readStore, projector ?? undefined),
      },
      { provide: History, inject: [EVENT_STORE], useFactory: (store: EventStore) => new History(store, clock) },
      CaughtUp,
      ExecuteCommandHandler,
      AskQueryHandler,
    ];
    return { module: RuntimeModule, imports: [CqrsModule.forRoot()], providers, exports: [...providers, CqrsModule] };
  }

  async onModuleInit(): Promise<void> {
    await named('READ_STORE_URL', this.readStore.prepare([...this.registry.views.values()]));
    await this.projector?.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.jobs.close();
    await this.projector?.close();
    await this.store.close();
    await this.notices.close();
    await this.readStore.close();
    await this.keyStore.close();
  }
}
