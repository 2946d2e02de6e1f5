import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { AccessModule, accessRoutes, FORM_PATHS } from '#access';
import {
  defend,
  HttpModule,
  leadNowhere,
  Metrics,
  pathOf,
  takeForms,
  takeJsonOnly,
  takeUploads,
  together,
} from '#http';
import {
  NOTIFICATION_FORM_PATHS,
  notificationRoutes,
  NotificationsModule,
  ONE_CLICK_PATHS,
  WebhookAccompaniments,
} from '#notifications';
import { type Clock, type Configuration, ConfigurationError, hostsItsViews, Registry, RuntimeModule } from '#runtime';
import { contexts } from '../contexts.js';
import { frameworkLogger } from '../logging.js';

/** How much is taken at once (bytes), and how long it may take (milliseconds). */
const BOUNDS = {
  bodyLimit: 1_000_000,
  /** For a whole request to arrive: who sends a byte now and then holds no connection for long. */
  requestTimeout: 60_000,
  /** For a connection on which nothing moves, longer than any answer takes. */
  connectionTimeout: 120_000,
  /** Between two requests: longer than proxies keep a connection, so that they end it first. */
  keepAliveTimeout: 72_000,
};

@Module({})
class ApiModule {}

/** Ends the connections of requests that are still under way when it closes: kept alive, they would keep the process, too. */
function partOnClosing(server: FastifyInstance): void {
  let isClosing = false;
  server.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (isClosing) void reply.header('connection', 'close');
    done(null, payload);
  });
}

function newAdapter({ trustedProxies }: Configuration): FastifyAdapter {
  try {
    return new FastifyAdapter({
      ...BOUNDS,
      trustProxy: trustedProxies.length > 0 && [...trustedProxies],
      genReqId: () => randomUUID(),
      forceCloseConnections: 'idle',
      frameworkErrors: leadNowhere,
    });
  } catch (cause) {
    throw new ConfigurationError(`TRUSTED_PROXIES is "${trustedProxies.join(', ')}": ${(cause as Error).message}`, {
      cause,
    });
  }
}

/** Measures and logs what was answered: never a query, a header or a body, which may hold a name or a secret. */
function observe(server: FastifyInstance, { requests }: Metrics, logger: Logger): void {
  server.addHook('onResponse', (request, reply, done) => {
    const { id, method, routeOptions } = request;
    const { statusCode: status, elapsedTime } = reply;
    requests.observe({ method, route: routeOptions.url ?? 'none', status }, elapsedTime / 1_000);
    logger[status >= 500 ? 'error' : method === 'POST' ? 'info' : 'debug'](
      { id, method, path: pathOf(request), status, ms: Math.round(elapsedTime) },
      'request',
    );
    done();
  });
}

/** The HTTP edge with everything behind it, not yet listening. In the default it projects the views too: one process is the product. */
export async function createServer(
  configuration: Configuration,
  logger: Logger,
  clock?: Clock,
): Promise<NestFastifyApplication> {
  const adapter = newAdapter(configuration);
  const server = adapter.getInstance();
  const limits = await defend(server, configuration);
  const registry = new Registry(contexts);
  const module = {
    module: ApiModule,
    imports: [
      RuntimeModule.with({ configuration, registry, logger, projects: false, clock }),
      HttpModule.with(registry, limits, together(accessRoutes, notificationRoutes)),
      AccessModule.with([WebhookAccompaniments]),
      NotificationsModule.served(hostsItsViews(configuration)),
    ],
  };
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: frameworkLogger(logger),
    abortOnError: false,
    bodyParser: false,
  });
  takeJsonOnly(server);
  takeForms(server, [...FORM_PATHS, ...NOTIFICATION_FORM_PATHS]);
  takeUploads(server, [...registry.uploads.map(({ path }) => path), ...ONE_CLICK_PATHS]);
  partOnClosing(server);
  observe(server, app.get(Metrics), logger);
  return app;
}

/** The variable that is to blame where a socket cannot listen. */
const TO_BLAME: Readonly<Record<string, 'HOST' | 'PORT'>> = {
  EADDRINUSE: 'PORT',
  EACCES: 'PORT',
  EADDRNOTAVAIL: 'HOST',
  ENOTFOUND: 'HOST',
};

const notListening =
  ({ host, port }: Configuration) =>
  (cause: NodeJS.ErrnoException) => {
    const variable = TO_BLAME[cause.code ?? ''];
    if (!variable) throw cause;
    throw new ConfigurationError(`${variable} is "${{ HOST: host, PORT: port }[variable]}": ${cause.message}`, {
      cause,
    });
  };

/** Starts to listen, and finishes what it has begun when the process is asked to end. */
export async function serve(configuration: Configuration, logger: Logger): Promise<NestFastifyApplication> {
  const app = await createServer(configuration, logger);
  app.enableShutdownHooks(undefined, { useProcessExit: true });
  await app.listen({ port: configuration.port, host: configuration.host }).catch(notListening(configuration));
  logger.info({ url: await app.getUrl() }, 'listening');
  return app;
}
