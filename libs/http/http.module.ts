import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import type { EventStore, ReadStore } from '#kernel';
import { EVENT_STORE, LOGGER, type Logger, Projector, READ_STORE, Rebuilds, Registry } from '#runtime';
import { commandController } from './command-controller.js';
import { Entrance } from './entrance.js';
import { Health } from './health.js';
import { Metrics } from './metrics.js';
import { ProblemFilter } from './problem-filter.js';
import { queryController } from './query-controller.js';
import { SystemController } from './system-controller.js';

/** The HTTP edge over the contexts: their commands and queries, and the system's own routes. */
@Module({})
export class HttpModule {
  static with(registry: Registry): DynamicModule {
    return {
      module: HttpModule,
      controllers: [SystemController, commandController(registry), queryController(registry)],
      providers: [
        Health,
        Metrics,
        {
          provide: Rebuilds,
          inject: [EVENT_STORE, READ_STORE, Registry, LOGGER, Projector],
          useFactory: (
            store: EventStore,
            readStore: ReadStore,
            known: Registry,
            logger: Logger,
            projector: Projector | null,
          ) => projector?.rebuilds ?? new Rebuilds(store, readStore, [...known.views.values()], logger),
        },
        ProblemFilter,
        { provide: APP_FILTER, useExisting: ProblemFilter },
        { provide: APP_GUARD, useClass: Entrance },
      ],
      exports: [Health, Metrics, ProblemFilter],
    };
  }
}
