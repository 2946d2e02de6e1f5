import type { INestApplicationContext } from '@nestjs/common';
import { Operators } from '#access';
import { readConfiguration } from '#runtime';
import { serve as serveApi } from '../api/server.js';
import { makeLogger } from '../logging.js';
import { accounts, PASSWORD } from './demonstration/accounts.js';
import { castOf } from './demonstration/cast.js';
import { tellDemonstration } from './demonstration/tell-demonstration.js';
import type { Terminal } from './terminal.js';
import { WORDS } from './words.js';

/** What the demonstration is set to, unless it is told otherwise: a line for each of its requests would bury what it says, and no mail leaves it. */
const DEMONSTRATED = {
  LOG_LEVEL: 'warn',
  MAIL_URL: 'file:./data/mails',
  MAIL_FROM: 'Tansiq (démonstration) <tansiq@demonstration.example>',
};

/** Runs the API, and in the default the whole product; loads the demonstration where it is wanted. */
export async function serve(isDemonstrated: boolean, terminal: Terminal): Promise<void> {
  if (isDemonstrated) Object.assign(process.env, { ...DEMONSTRATED, ...process.env });
  const configuration = readConfiguration(process.env);
  const app = await serveApi(configuration, makeLogger(configuration.logLevel, 'api'));
  const url = (await app.getUrl()).replace('127.0.0.1', 'localhost');
  if (isDemonstrated) await loadDemonstration(app, url, terminal);
  const first = await app.get(Operators).firstLink();
  if (first) terminal.say(WORDS.first, { ...first });
  terminal.say(WORDS.open, { url });
}

async function loadDemonstration(app: INestApplicationContext, url: string, terminal: Terminal): Promise<void> {
  const cast = await castOf(app, url, terminal.language);
  const count = await tellDemonstration(app, cast, terminal.progress(WORDS.loading));
  terminal.say(WORDS.loaded, { count });
  terminal.say(WORDS.accounts, { password: PASSWORD });
  for (const { email, role } of accounts()) console.log(`  ${email.padEnd(36)} ${role}`);
  if (process.env.MAIL_URL === DEMONSTRATED.MAIL_URL) terminal.say(WORDS.mails, { url });
}
