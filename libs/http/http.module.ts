import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import type { EventStore, ReadStore } from '#kernel';
import { EVENT_STORE, LOGGER, type Logger, Projector, READ_STORE, Rebuilds, type Registry } from '#runtime';
import { commandController } from './command-controller.js';
import { Entrance } from './entrance.js';
import { Health } from './health.js';
import { type Limits, LIMITS } from './limits.js';
import { Metrics } from './metrics.js';
import { MORE_ROUTES, type MoreRoutes, NOTHING_MORE } from './more-routes.js';
import { ProblemFilter } from './problem-filter.js';
import { queryController } from './query-controller.js';
import { SystemController } from './system-controller.js';
import { uploadController } from './upload-controller.js';

/** The HTTP edge over the contexts: their commands and queries, and the system's own routes; `more` are served by other modules. */
@Global()
@Module({})
export class HttpModule {
  static with(registry: Registry, limits: Limits, more: MoreRoutes = NOTHING_MORE): DynamicModule {
    return {
      module: HttpModule,
      controllers: [
        SystemController,
        commandController(registry),
        queryController(registry),
        uploadController(registry),
      ],
      providers: [
        Health,
        Metrics,
        { provide: LIMITS, useValue: limits },
        { provide: MORE_ROUTES, useValue: more },
        {
          provide: Rebuilds,
          inject: [EVENT_STORE, READ_STORE, LOGGER, Projector],
          useFactory: (store: EventStore, readStore: ReadStore, logger: Logger, projector: Projector | null) =>
            projector?.rebuilds ?? new Rebuilds(store, readStore, [...registry.views.values()], logger),
        },
        ProblemFilter,
        { provide: APP_FILTER, useExisting: ProblemFilter },
        { provide: APP_GUARD, useClass: Entrance },
      ],
      exports: [Health, Metrics, LIMITS],
    };
  }
}
