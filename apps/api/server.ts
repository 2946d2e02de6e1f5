import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { HttpModule, Metrics, ProblemFilter, takeJsonOnly } from '#http';
import { type Clock, type Configuration, ConfigurationError, Registry, RuntimeModule } from '#runtime';
import { contexts } from '../contexts.js';
import { frameworkLogger } from '../logging.js';

const BODY_LIMIT = 1_000_000;

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

/** The HTTP edge with everything behind it, not yet listening. In the default it projects the views too: one process is the product. */
export async function createServer(
  configuration: Configuration,
  logger: Logger,
  clock?: Clock,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      app.get(ProblemFilter).answer(error, request, reply),
  });
  const registry = new Registry(contexts);
  const module = {
    module: ApiModule,
    imports: [
      RuntimeModule.with({ configuration, registry, logger, projects: false, clock }),
      HttpModule.with(registry),
    ],
  };
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: frameworkLogger(logger),
    abortOnError: false,
    bodyParser: false,
  });
  takeJsonOnly(adapter.getInstance());
  partOnClosing(adapter.getInstance());
  const metrics = app.get(Metrics);
  adapter.getInstance().addHook('onResponse', (request, reply, done) => {
    const { method, url, routeOptions } = request;
    const { statusCode: status, elapsedTime } = reply;
    metrics.requests.observe({ method, route: routeOptions.url ?? 'none', status }, elapsedTime / 1_000);
    logger[status >= 500 ? 'error' : method === 'POST' ? 'info' : 'debug'](
      { id: request.id, method, url, status, ms: Math.round(elapsedTime) },
      'request',
    );
    done();
  });
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
