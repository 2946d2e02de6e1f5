import { existsSync } from 'node:fs';

/** Everything that an installation sets. */
export interface Configuration {
  readonly eventStoreUrl: string;
  readonly readStoreUrl: string;
  readonly jobQueueUrl: string;
  readonly noticeStoreUrl: string;
  readonly keyStoreUrl: string;
  /** Protects what the key store holds; where it is missing, it stands in a file beside the store. */
  readonly masterKey?: string;
  readonly host: string;
  readonly port: number;
  /** Where people reach it: in links, in cookies, and for whoever signs them in. */
  readonly publicUrl: string;
  /** Proxies whose word on a caller's address is taken. */
  readonly trustedProxies: readonly string[];
  /** How many requests one address, and one account, may send in a minute. */
  readonly requestsPerMinute: number;
  /** How mails leave, and from whom; where it is missing, none do. */
  readonly mail?: MailConfiguration;
  /** Whether webhooks may be at private addresses, and need no TLS. */
  readonly privateWebhooks: boolean;
  /** The provider that people may sign in with, instead of a password. */
  readonly openIdConnect?: OpenIdConnect;
  /** IANA name: decides which day it is. */
  readonly timeZone: string;
  readonly logLevel: string;
}

/** An OpenID Connect provider (https://openid.net/specs/openid-connect-core-1_0.html), and what it knows this installation by. */
export interface OpenIdConnect {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call it. */
  readonly name: string;
}

/** Where mails are handed over (`smtp:`, `smtps:`), or kept instead of being sent (`file:`), and who they are from: `Réseau <reseau@example.org>`. */
export interface MailConfiguration {
  readonly url: string;
  readonly from: string;
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

function wholeNumber(name: string, value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new ConfigurationError(`${name} is "${value}": it has to be a whole number from 1 on`);
}

/** An address: https, or http on one's own machine. */
function address(name: string, value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isOwn = url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url && (url.protocol === 'https:' || isOwn)) return url;
  throw new ConfigurationError(`${name} is "${value}": it has to be an address that begins with https:`);
}

function provider(read: (name: string, fallback: string) => string): OpenIdConnect | undefined {
  const [issuer, clientId, clientSecret] = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'].map((name) =>
    read(name, ''),
  ) as [string, string, string];
  if (!issuer && !clientId && !clientSecret) return undefined;
  if (!issuer || !clientId || !clientSecret)
    throw new ConfigurationError('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: one is missing');
  const { href } = address('OIDC_ISSUER', issuer); // to the letter: some end in a slash, and are told apart by it
  return { issuer: href, clientId, clientSecret, name: read('OIDC_NAME', 'OpenID Connect') };
}

function mail(read: (name: string, fallback: string) => string): MailConfiguration | undefined {
  const [url, from] = [read('MAIL_URL', ''), read('MAIL_FROM', '')];
  if (!url && !from) return undefined;
  if (!url) throw new ConfigurationError('MAIL_FROM belongs to MAIL_URL, which is missing');
  scheme('MAIL_URL', url, ['smtp', 'smtps', 'file']);
  if (!/^[^<>@]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/.test(from))
    throw new ConfigurationError(
      `MAIL_FROM is "${from}": with MAIL_URL it has to be an address such as Réseau <reseau@example.org>`,
    );
  return { url, from };
}

function yesOrNo(name: string, value: string): boolean {
  if (value === 'yes' || value === 'no') return value === 'yes';
  throw new ConfigurationError(`${name} is "${value}": it has to be yes or no`);
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
    noticeStoreUrl: scheme('NOTICE_STORE_URL', read('NOTICE_STORE_URL', 'sqlite:./data/notices.db'), [
      'sqlite',
      'mongodb',
      'mongodb+srv',
    ]),
    keyStoreUrl: scheme('KEY_STORE_URL', read('KEY_STORE_URL', 'sqlite:./keys/keys.db'), [
      'sqlite',
      'mongodb',
      'mongodb+srv',
    ]),
    masterKey: read('MASTER_KEY', '') || undefined,
    host: read('HOST', '127.0.0.1'),
    port: portNumber(read('PORT', '3000')),
    publicUrl: address('PUBLIC_URL', read('PUBLIC_URL', `http://localhost:${read('PORT', '3000')}`)).origin,
    trustedProxies: read('TRUSTED_PROXIES', '')
      .split(/[\s,]+/)
      .filter(Boolean),
    requestsPerMinute: wholeNumber('REQUESTS_PER_MINUTE', read('REQUESTS_PER_MINUTE', '3000')),
    mail: mail(read),
    privateWebhooks: yesOrNo('PRIVATE_WEBHOOKS', read('PRIVATE_WEBHOOKS', 'no')),
    openIdConnect: provider(read),
    timeZone: zone(read('TIME_ZONE', 'Africa/Casablanca')),
    logLevel,
  };
}

/** Whether the views live in the process that serves them, which then has to project them itself. */
export const hostsItsViews = (configuration: Configuration): boolean =>
  configuration.readStoreUrl.startsWith('memory:');
