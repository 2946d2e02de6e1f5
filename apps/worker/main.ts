import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigurationError, hostsItsViews, readConfiguration, Registry, RuntimeModule } from '#runtime';
import { NotificationsModule } from '#notifications';
import { contexts } from '../contexts.js';
import { frameworkLogger, makeLogger } from '../logging.js';
import { starting } from '../starting.js';

@Module({})
class WorkerModule {}

await starting(async () => {
  const configuration = readConfiguration(process.env);
  if (hostsItsViews(configuration)) {
    throw new ConfigurationError(
      'READ_STORE_URL is in memory, where the API keeps the views itself: a worker of its own needs mongodb:',
    );
  }
  const logger = makeLogger(configuration.logLevel, 'worker');
  const runtime = RuntimeModule.with({ configuration, registry: new Registry(contexts), logger, projects: true });
  const app = await NestFactory.createApplicationContext(
    { module: WorkerModule, imports: [runtime, NotificationsModule.working()] },
    { logger: frameworkLogger(logger), abortOnError: false },
  );
  app.enableShutdownHooks(undefined, { useProcessExit: true });
  logger.info({}, 'working');
});
