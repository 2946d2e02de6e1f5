import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** What is never written, wherever it stands in what is logged. */
const SECRETS = ['authorization', 'cookie', 'set-cookie', 'password', 'token', 'link'].flatMap((name) =>
  ['', '*', '*.*'].map((above) => `${above}["${name}"]`),
);

/** JSON lines on standard output; errors with their stacks. Written off the request's path, and to the last one when the process ends. */
export const makeLogger = (level: string, name: string): Logger =>
  pino(
    { name, level, redact: SECRETS, serializers: { error: pino.stdSerializers.err } },
    pino.destination({ sync: false }),
  );

/** Where the framework logs an error and throws it, too. */
const TOLD_BY_THE_START: ReadonlySet<unknown> = new Set(['ExceptionHandler', 'NestApplication']);

/** What the framework has to say, kept down to what an operator needs. */
export const frameworkLogger = (logger: Logger): LoggerService => ({
  log: (message: unknown) => logger.debug(String(message)),
  debug: (message: unknown) => logger.trace(String(message)),
  verbose: (message: unknown) => logger.trace(String(message)),
  warn: (message: unknown) => logger.warn(String(message)),
  error: (message: unknown, ...details: unknown[]) => {
    if (!TOLD_BY_THE_START.has(details.at(-1))) logger.error({ details }, String(message));
  },
});
