/**
 * `npm run bench [-- <folder> [name ...]]`: measures, prints a table and writes bench/results.json. The folder keeps the store of 1,000,000
 * events between runs; by default it is in the system's folder for temporary files. Names choose measurements.
 */
import 'reflect-metadata';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';

/** Each in its file, and loaded when it is taken: what another one needs would only disturb it. */
const MEASUREMENTS = {
  append: async () => (await import('./append.mjs')).append,
  'append-emmett': async () => (await import('./append-emmett.mjs')).appendEmmett,
  rebuild: async () => (await import('./rebuild.mjs')).rebuild,
  'as-of': async () => (await import('./as-of.mjs')).asOf,
  restart: async () => (await import('./restart.mjs')).restart,
  http: async () => (await import('./http.mjs')).http,
  lists: async () => (await import('./lists.mjs')).lists,
  map: async () => (await import('./lists.mjs')).map,
  notices: async () => (await import('./notices.mjs')).notices,
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
    const measure = await MEASUREMENTS[name]();
    const measured = await measure({ folder, kept });
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
