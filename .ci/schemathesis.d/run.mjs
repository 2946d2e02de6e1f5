// Asks everything that the API's description offers; fails where an answer is not as described, or where something changed that should not.
//   node run.mjs SCHEMATHESIS        the program
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Product } from './product.mjs';

const [schemathesis] = process.argv.slice(2);
const FEWEST = 10_000;
const settings = readFileSync(join(import.meta.dirname, 'schemathesis.toml'), 'utf8');
const BY_TOKEN = '\n[auth.openapi.token]\nbearer = "${TOKEN}"\n';

const faults = [];
let requests = 0;

/** One run, by somebody who may do much or by nobody. */
async function ask(name, { url, folder }, who, ...options) {
  writeFileSync(join(folder, 'schemathesis.toml'), who === 'nobody' ? settings : settings + BY_TOKEN);
  const report = join(folder, `${name}.json`);
  const output = ['--no-color', '--report', 'json', '--report-json-path', report];
  const run = spawn(
    schemathesis,
    ['--config-file', 'schemathesis.toml', 'run', `${url}/openapi.json`, ...output, ...options],
    {
      cwd: folder,
      env: {
        ...process.env,
        TOKEN: readFileSync(join(folder, 'token'), 'utf8'),
        PYTHONPATH: import.meta.dirname,
        PYTHONDONTWRITEBYTECODE: '1',
      },
    },
  );
  let said = '';
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (text) => (said += text));
  const [code] = await once(run, 'close');
  if (code !== 0) return void faults.push(`${name}:\n${said}`);
  const { test_cases, running_time } = JSON.parse(readFileSync(report, 'utf8'));
  requests += test_cases.generated;
  console.log(`${name}: ${test_cases.generated} requests in ${Math.round(running_time)} s`);
}

/** Runs against one product, one after the other. */
async function inTurn(mayChange, ...runs) {
  const product = await new Product().start();
  try {
    for (const [name, who, ...options] of runs) await ask(name, product, who, ...options);
    if (await product.hasLostItsCaller())
      faults.push('whoever asked has lost a role on the way: the rest was asked in vain');
    if (!mayChange && (await product.logPosition()) !== product.position)
      faults.push('something was recorded by reading, or by nobody');
  } finally {
    await product.end();
  }
}

await Promise.all([
  inTurn(true, ['commands, in breadth', 'coordinator', '--phases=examples,coverage']),
  inTurn(true, ['commands, in depth', 'coordinator', '--phases=examples,fuzzing,stateful']).then(() =>
    inTurn(
      false,
      ['reading', 'coordinator', '--include-method=GET', '--phases=examples,coverage,fuzzing'],
      ['nobody', 'nobody', '--phases=examples,fuzzing', '--max-examples=3'],
    ),
  ),
]);

console.log(`${requests} requests in all`);
if (requests < FEWEST) faults.push(`fewer than ${FEWEST} requests`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
