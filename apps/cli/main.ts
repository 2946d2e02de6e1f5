#!/usr/bin/env node
import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { fill } from '#kernel';
import { Operators } from '#access';
import { ConfigurationError, readConfiguration } from '#runtime';
import { ApiClient, ApiProblem, byToken } from './client.js';
import { accounts, PASSWORD } from './demonstration/accounts.js';
import { castOf } from './demonstration/cast.js';
import { demonstration } from './demonstration/demonstration.js';
import { load } from './demonstration/load.js';
import { rebuild } from './rebuild.js';
import { terminalLanguage, WORDS } from './words.js';

const language = terminalLanguage(process.env);
const say = (word: keyof typeof WORDS, values: Record<string, unknown> = {}): void =>
  console.log(fill(WORDS[word][language], values));
const print = (body: unknown): void => console.log(JSON.stringify(body, null, 2));

/** A line that is written over where somebody is watching, and now and then where nobody is. */
function progressOf(
  word: keyof typeof WORDS,
  values: Record<string, unknown> = {},
): (done: number, all: number) => void {
  const label = fill(WORDS[word][language], values);
  let shown = -1;
  return (done, all) => {
    const percent = all === 0 ? 100 : Math.floor((done / all) * 100);
    if (process.stdout.isTTY) process.stdout.write(`\r${label} ${percent} %${done === all ? '\n' : ''}`);
    else if (percent >= shown + 25 || (done === all && percent !== shown))
      console.log(`${label} ${(shown = percent)} %`);
  };
}

async function loadDemonstration(app: INestApplicationContext, url: string): Promise<void> {
  const steps = demonstration();
  const cast = await castOf(app, url, language);
  const position = await load(steps, cast, progressOf('loading'));
  await cast.operator.get(`/networks?waitFor=${position}`);
  say('loaded', { count: steps.length });
  say('accounts', { password: PASSWORD });
  for (const { email, role } of accounts()) console.log(`  ${email.padEnd(36)} ${role}`);
}

const program = new Command('tansiq')
  .description('Coordination of civil-society networks')
  .option('--url <url>', 'where Tansiq runs', process.env.TANSIQ_URL ?? 'http://localhost:3000')
  .option('--token <token>', 'an API token of yours; better in the variable TANSIQ_TOKEN', process.env.TANSIQ_TOKEN);

function client(): ApiClient {
  const { url, token } = program.opts<{ url: string; token?: string }>();
  return new ApiClient(url, language, byToken(token));
}

program
  .command('serve')
  .description('run the API, and in the default the whole product')
  .option('--demonstration', 'load the demonstration once it runs; again changes nothing')
  .action(async ({ demonstration: wanted }: { demonstration?: boolean }) => {
    if (wanted) process.env.LOG_LEVEL ??= 'warn'; // a line for each of its requests would bury what it says
    const [{ serve }, { makeLogger }] = await Promise.all([import('../api/server.js'), import('../logging.js')]);
    const configuration = readConfiguration(process.env);
    const app = await serve(configuration, makeLogger(configuration.logLevel, 'api'));
    const url = (await app.getUrl()).replace('127.0.0.1', 'localhost');
    if (wanted) await loadDemonstration(app, url);
    const first = await app.get(Operators).firstLink();
    if (first) say('first', { ...first });
    say('open', { url });
  });

program
  .command('rebuild')
  .description('rebuild views beside the live ones and swap them in')
  .argument('[views...]', 'their names; all of them where none is given')
  .action(async (names: string[]) => {
    const failed = await rebuild(client(), names, (view) => progressOf('rebuilding', { view }), say);
    if (failed) process.exitCode = 1;
  });

program
  .command('as-of')
  .description('any answer of the API as it was true on a day')
  .argument('<day>', 'a year, month, day or instant')
  .argument('<path>', 'e.g. /networks/pnpm/members')
  .option('--known-at <moment>', 'and as it was known then: an instant or a position')
  .action(async (day: string, path: string, { knownAt }: { knownAt?: string }) => {
    const url = new URL(path, 'http://tansiq');
    url.searchParams.set('asOf', day);
    if (knownAt) url.searchParams.set('knownAt', knownAt);
    print(await client().get(`${url.pathname}${url.search}`));
  });

program
  .command('health')
  .description('how the system and each view are doing')
  .action(async () => {
    const { status, body } = await client().look('/health');
    print(body);
    if (status !== 200) process.exitCode = 1;
  });

try {
  await program.parseAsync();
} catch (error) {
  const cause = (error as { cause?: { code?: string } }).cause;
  if (cause?.code === 'ECONNREFUSED')
    console.error(fill(WORDS.unreachable[language], { url: program.opts<{ url: string }>().url }));
  else console.error(error instanceof ApiProblem || error instanceof ConfigurationError ? error.message : error);
  process.exit(1);
}
