import { readConfiguration } from '#runtime';
import { makeLogger } from '../logging.js';
import { starting } from '../starting.js';
import { serve } from './server.js';

await starting(async () => {
  const configuration = readConfiguration(process.env);
  await serve(configuration, makeLogger(configuration.logLevel, 'api'));
});
