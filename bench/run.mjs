/**
 * `npm run bench [-- <folder> [name ...]]`: measures, prints a table and writes bench/results.json. The folder keeps the store of 1,000,000
 * events between runs; by default it is in the system's folder for temporary files. Names choose measurements.
 */
import 'reflect-metadata';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { append } from './append.mjs';
import { appendEmmett } from './append-emmett.mjs';
import { asOf } from './as-of.mjs';
import { http } from './http.mjs';
import { lists, map } from './lists.mjs';
import { notices } from './notices.mjs';
import { rebuild } from './rebuild.mjs';
import { restart } from './restart.mjs';

const MEASUREMENTS = {
  append,
  'append-emmett': appendEmmett,
  rebuild,
  'as-of': asOf,
  restart,
  http,
  lists,
  map,
  notices,
};

const [place = join(tmpdir(), 'tansiq-bench'), ...names] = process.argv.slice(2);
const kept = resolve(place);
mkdirSync(kept, { recursive: true });
const folder = mkdtempSync(join(kept, 'run-'));

const results = [];
try {
  for (const name of names.length > 0 ? names : Object.keys(MEASUREMENTS)) {
    if (!MEASUREMENTS[name])
      throw new Error(`no measurement is called ${name}: ${Object.keys(MEASUREMENTS).join(', ')}`);
    console.log(`${name} ...`);
    const measured = await MEASUREMENTS[name]({ folder, kept });
    if (typeof measured === 'string') console.log(`  ${measured}`);
    else results.push(...measured);
  }
} finally {
  rmSync(folder, { recursive: true });
}

console.table(
  Object.fromEntries(
    results.map(({ name, what, value, unit, goal, met }) => [
      name,
      { what, value: `${value} ${unit}`, goal, met: met === undefined ? '' : met ? 'yes' : 'NO' },
    ]),
  ),
);
for (const { name, figures } of results) console.log(name, JSON.stringify(figures));
const machine = {
  node: process.version,
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  memoryMB: Math.round(totalmem() / 1e6),
};
writeFileSync(
  join(import.meta.dirname, 'results.json'),
  `${JSON.stringify({ at: new Date(), machine, results }, null, 2)}\n`,
);
