import type { INestApplicationContext } from '@nestjs/common';
import { derivedId, type EventStore, isRefusal, type RecordedEvent, type Refusal } from '#kernel';
import { cookieName, Links, Operators, Passwords, SignIn, type SignedIn } from '#access';
import { CONFIGURATION, type Configuration, ConfigurationError, EVENT_STORE } from '#runtime';
import { ApiClient } from '../client.js';
import { OPERATOR, PASSWORD } from './accounts.js';
import type { Cast } from './load.js';

const KEY = 'demonstration:operator';

const done = <Outcome>(outcome: Outcome | Refusal): Outcome => {
  if (isRefusal(outcome)) throw new Error(`refused: ${outcome.refused}`);
  return outcome;
};

async function firstEvent(store: EventStore): Promise<RecordedEvent | undefined> {
  for await (const [event] of store.readLog({ limit: 1 })) return event;
  return undefined;
}

/**
 * Lets the demonstration's people in, as the process itself. Throws {@link ConfigurationError} where the store begins with anything else:
 * accounts whose password everybody knows have no business beside real ones.
 */
export async function castOf(app: INestApplicationContext, url: string, language: string): Promise<Cast> {
  const first = await firstEvent(app.get<EventStore>(EVENT_STORE));
  if (first && first.metadata.commandId !== derivedId('command', '', KEY))
    throw new ConfigurationError(
      'EVENT_STORE_URL: this store holds something else than the demonstration, which is only loaded into one of its own',
    );
  const [configuration, signIn, links] = [app.get<Configuration>(CONFIGURATION), app.get(SignIn), app.get(Links)];
  const client = ({ secret }: SignedIn): ApiClient =>
    new ApiClient(url, language, { cookie: `${cookieName(configuration)}=${secret}` });
  const enter = async (account: string, link?: string): Promise<ApiClient> => {
    const secret = link && new URL(link).searchParams.get('link');
    return client(
      done(await (secret ? signIn.byLink({ link: secret, password: PASSWORD }) : signIn.withAccount(account))),
    );
  };
  const { name, email } = OPERATOR;
  const operator = done(await app.get(Operators).invite(name, email, KEY));
  const isIn = await app.get(Passwords).has(operator);
  const link = isIn ? undefined : (await links.issue('invitation', operator)).link;
  return { operator: await enter(operator, link), enter };
}
