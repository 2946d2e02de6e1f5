#!/usr/bin/env node
import { Command } from 'commander';
import { ApiClient, ApiProblem, byToken } from './client.js';
import { exportFile } from './export.js';
import { importList, type ImportOptions } from './import.js';
import { jobs, type JobsOptions } from './jobs.js';
import { showMap } from './map.js';
import { rebuild } from './rebuild.js';
import { Terminal, terminalLanguage } from './terminal.js';
import { WORDS } from './words.js';

const terminal = new Terminal(terminalLanguage(process.env));
const print = (body: unknown): void => console.log(JSON.stringify(body, null, 2));

const program = new Command('tansiq')
  .description('Coordination of civil-society networks')
  .option('--url <url>', 'where Tansiq runs', process.env.TANSIQ_URL ?? 'http://localhost:3000')
  .option('--token <token>', 'an API token of yours; better in the variable TANSIQ_TOKEN', process.env.TANSIQ_TOKEN);

function client(): ApiClient {
  const { url, token } = program.opts<{ url: string; token?: string }>();
  return new ApiClient(url, terminal.language, byToken(token));
}

const isOfConfiguration = (error: unknown): error is Error =>
  error instanceof Error && error.name === 'ConfigurationError';

/** What was not done as asked is told to whoever runs this in a script, too. */
const settle = (isDone: boolean): void => {
  if (!isDone) process.exitCode = 1;
};

program
  .command('serve')
  .description('run the API, and in the default the whole product')
  .option('--demonstration', 'load the demonstration once it runs; again changes nothing')
  .action(async ({ demonstration }: { demonstration?: boolean }) => {
    const { serve } = await import('./serve.js'); // the other commands start without the product
    await serve(demonstration ?? false, terminal);
  });

program
  .command('rebuild')
  .description('rebuild views beside the live ones and swap them in')
  .argument('[views...]', 'their names; all of them where none is given')
  .action(async (names: string[]) => {
    settle(await rebuild(client(), names, terminal));
  });

program
  .command('jobs')
  .description('what is to be sent, and what was given up; the token is an operator’s')
  .option('--revive <id>', 'try again what was given up')
  .option('--drop <id>', 'leave it for good')
  .action((options: JobsOptions) => jobs(client(), options, terminal));

program
  .command('map')
  .description('who does what, where, and where nobody does')
  .argument('<network>', 'e.g. rivages')
  .option('--as-of <day>', 'on a day in the past')
  .option('--since <day>', 'and what came since another')
  .action((network: string, options: { asOf?: string; since?: string }) =>
    showMap(client(), network, options, terminal),
  );

program
  .command('import')
  .description('take in a list of activities (3W, 4W, 5W): CSV or XLSX; records nothing unless told to')
  .argument('<network>', 'e.g. rivages')
  .argument('<file>')
  .requiredOption('--list <name>', 'what the network calls this list; the same for its next edition')
  .option('--commit <what>', 'all: every row, or none if one is wrong; right: the rows that are right')
  .option('--bring <what>', 'what the list may bring that is not known: organisations,fields,areas')
  .option('--choices <file>', 'what was decided on what the list leaves open, as JSON')
  .option('--occurred-on <day>', 'when what the list says was so; today where it is not given')
  .option('--confirms', 'what is in the list as it was counts as confirmed')
  .option('--ends', 'what came from this list before and is not in it any more has ended')
  .option('--sheet <name>', 'the sheet of a workbook')
  .option('--rows', 'show every row')
  .action(async (network: string, file: string, options: ImportOptions) =>
    settle(await importList(client(), network, file, options, terminal)),
  );

program
  .command('export')
  .description('activities.csv, activities.xlsx, presences.json, map.geojson or map.svg of a network, kept in a file')
  .argument('<network>', 'e.g. rivages')
  .argument('<what>', "with what is asked of it, as in the API: 'activities.xlsx?hxl=true&asOf=2025'")
  .option('--to <file>', 'where to; by default under the name of the network and the day')
  .action(async (network: string, what: string, { to }: { to?: string }) =>
    settle(await exportFile(client(), `/networks/${network}/${what}`, to, terminal)),
  );

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
  const { code, path, cause } = error as { code?: string; path?: string; cause?: { code?: string } };
  if (cause?.code === 'ECONNREFUSED')
    terminal.complain(WORDS.unreachable, { url: program.opts<{ url: string }>().url });
  else if (path !== undefined) terminal.complain(WORDS.fileUnreadable, { file: path, error: code });
  else console.error(error instanceof ApiProblem || isOfConfiguration(error) ? error.message : error);
  process.exit(1);
}
