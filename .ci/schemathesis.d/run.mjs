// Asks everything that the API's description offers; fails where an answer is not as described, or where something changed that should not.
//   node run.mjs SCHEMATHESIS        the program
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Product } from './product.mjs';

const [schemathesis] = process.argv.slice(2);
const FEWEST = 10_000;
const SETTINGS = readFileSync(join(import.meta.dirname, 'schemathesis.toml'), 'utf8');
const BY_TOKEN = '\n[auth.openapi.token]\nbearer = "${TOKEN}"\n';

const faults = [];
let requests = 0;

/** What Schemathesis finds; throws what it says where it finds fault. Answers its report. */
async function tried({ url, folder }, { by, options }) {
  writeFileSync(join(folder, 'schemathesis.toml'), by === 'nobody' ? SETTINGS : SETTINGS + BY_TOKEN);
  const output = ['--no-color', '--report', 'json', '--report-json-path', 'report.json'];
  const args = ['--config-file', 'schemathesis.toml', 'run', `${url}/openapi.json`, ...output, ...options];
  const TOKEN = readFileSync(join(folder, 'token'), 'utf8');
  const env = { ...process.env, TOKEN, PYTHONPATH: import.meta.dirname, PYTHONDONTWRITEBYTECODE: '1' };
  const run = spawn(schemathesis, args, { cwd: folder, env });
  let said = '';
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (text) => (said += text));
  const [code] = await once(run, 'close');
  if (code !== 0) throw new Error(said);
  return JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
}

/** One run, against a product of its own. */
async function run(name, plan) {
  const product = new Product();
  try {
    await product.start();
    const { test_cases, running_time } = await tried(product, plan);
    requests += test_cases.generated;
    console.log(`${name}: ${test_cases.generated} requests in ${Math.round(running_time)} s`);
    if (await product.hasLostItsCaller()) throw new Error('whoever asked has lost a role: the rest was asked in vain');
    if (!plan.changes && (await product.logPosition()) !== product.position)
      throw new Error('something was recorded by reading, or by nobody');
  } catch (error) {
    faults.push(`${name}: ${error}`);
  } finally {
    await product.end();
  }
}

const breadth = { by: 'coordinator', changes: true, options: ['--phases=examples,coverage', '--include-method=POST'] };
const depth = { by: 'coordinator', changes: true, options: ['--phases=examples,fuzzing,stateful'] };
const reading = { by: 'coordinator', options: ['--phases=examples,coverage,fuzzing', '--include-method=GET'] };
const nobody = { by: 'nobody', options: ['--phases=examples,fuzzing', '--max-examples=3'] };

// Two at a time: either takes as long as the other.
await Promise.all([
  run('commands, in breadth', breadth).then(() => run('reading', reading)),
  run('commands, in depth', depth).then(() => run('nobody', nobody)),
]);

console.log(`${requests} requests in all`);
if (requests < FEWEST) faults.push(`fewer than ${FEWEST} requests`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
