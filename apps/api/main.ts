import { Operators } from '#access';
import { readConfiguration } from '#runtime';
import { makeLogger } from '../logging.js';
import { starting } from '../starting.js';
import { serve } from './server.js';

await starting(async () => {
  const configuration = readConfiguration(process.env);
  const logger = makeLogger(configuration.logLevel, 'api');
  const app = await serve(configuration, logger);
  const first = await app.get(Operators).firstLink();
  if (first) logger.warn({ open: first.link, until: first.expiresAt }, 'nobody administers this installation yet');
});
