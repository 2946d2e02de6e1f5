import { EventStoreDBClient } from '@eventstore/db-client';

/** The client, and what every call needs. */
export interface Connection {
  readonly client: EventStoreDBClient;
  /** For one attempt at one call, in milliseconds. */
  readonly timeLimit: number;
  /** Given with each append, so that the client sends it in a call of its own. */
  readonly credentials: { readonly username: string; readonly password: string };
}

/** Never sent: over an insecure connection the client leaves credentials out. */
const NOBODY = { username: 'nobody', password: 'nobody' };

/** Does not connect before the first call. Throws where the connection string is none. */
export const connect = (url: string, timeLimit: number): Connection => ({
  client: EventStoreDBClient.connectionString(url),
  timeLimit,
  credentials: credentialsIn(url) ?? NOBODY,
});

/** The client knows them, but does not give them back. */
function credentialsIn(url: string): Connection['credentials'] | undefined {
  const [, username, password] = /^[^:]+:\/\/([^:@/]+):([^@]+)@/.exec(url) ?? [];
  return username && password
    ? { username: decodeURIComponent(username), password: decodeURIComponent(password) }
    : undefined;
}
