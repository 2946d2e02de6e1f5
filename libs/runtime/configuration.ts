import { existsSync } from 'node:fs';

/** Everything that an installation sets. */
export interface Configuration {
  readonly eventStoreUrl: string;
  readonly readStoreUrl: string;
  readonly jobQueueUrl: string;
  readonly host: string;
  readonly port: number;
  /** IANA name: decides which day it is. */
  readonly timeZone: string;
  readonly logLevel: string;
}

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];

/** A variable of the environment cannot be used. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

function scheme(name: string, value: string, allowed: readonly string[]): string {
  if (allowed.some((each) => value.startsWith(`${each}:`))) return value;
  throw new ConfigurationError(
    `${name} is "${value}": it has to begin with ${allowed.map((each) => `${each}:`).join(' or ')}`,
  );
}

function portNumber(value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new ConfigurationError(`PORT is "${value}": it has to be a number from 0 to 65535`);
}

function zone(value: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    throw new ConfigurationError(`TIME_ZONE is "${value}": it has to be a name such as Africa/Casablanca`);
  }
}

/** The one reader of the environment. Throws {@link ConfigurationError}, which names the variable. */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  if (environment === process.env && existsSync('.env')) process.loadEnvFile('.env');
  const read = (name: string, fallback: string): string => environment[name]?.trim() || fallback;
  const logLevel = read('LOG_LEVEL', 'info');
  if (!LOG_LEVELS.includes(logLevel))
    throw new ConfigurationError(`LOG_LEVEL is "${logLevel}": it has to be one of ${LOG_LEVELS.join(', ')}`);
  return {
    eventStoreUrl: scheme('EVENT_STORE_URL', read('EVENT_STORE_URL', 'sqlite:./data/events.db'), [
      'sqlite',
      'esdb',
      'esdb+discover',
    ]),
    readStoreUrl: scheme('READ_STORE_URL', read('READ_STORE_URL', 'memory:./data/views'), [
      'memory',
      'mongodb',
      'mongodb+srv',
    ]),
    jobQueueUrl: scheme('JOB_QUEUE_URL', read('JOB_QUEUE_URL', 'sqlite:./data/jobs.db'), ['sqlite', 'redis', 'rediss']),
    host: read('HOST', '127.0.0.1'),
    port: portNumber(read('PORT', '3000')),
    timeZone: zone(read('TIME_ZONE', 'Africa/Casablanca')),
    logLevel,
  };
}

/** Whether the views live in the process that serves them, which then has to project them itself. */
export const hostsItsViews = (configuration: Configuration): boolean =>
  configuration.readStoreUrl.startsWith('memory:');
