import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { EVENTS, historyFile } from './history.mjs';
import { check, median, result } from './measure.mjs';
import { snapshots } from './product.mjs';

const main = join(import.meta.dirname, '../dist/apps/api/main.js');
const PORT = 41_873;
const ROUNDS = 3;

/** The API started over 1,000,000 events whose views have a snapshot, until it says that it is ready. */
export async function restart({ kept }) {
  const file = await historyFile(kept);
  const folder = await snapshots(kept, file);
  const rounds = [];
  for (let n = 0; n < ROUNDS; n++) rounds.push(await start(file, folder));
  const memory = Math.max(...rounds.map(({ peakMB }) => peakMB));
  const figures = { rounds };
  return [
    result({
      name: 'restart',
      what: 'ready after a restart over 1,000,000 events',
      value: median(rounds.map(({ ready }) => ready)),
      unit: 's',
      most: 3,
      figures,
    }),
    result({
      name: 'restart-memory',
      what: 'its memory, at the highest',
      value: memory,
      unit: 'MB',
      most: 700,
      figures,
    }),
  ];
}

async function start(file, folder) {
  const began = performance.now();
  const child = spawn(process.execPath, [main], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      EVENT_STORE_URL: `sqlite:${file}`,
      READ_STORE_URL: `memory:${folder}`,
      JOB_QUEUE_URL: 'sqlite::memory:',
      PORT: String(PORT),
      LOG_LEVEL: 'warn',
    },
  });
  try {
    while (!(await isReady())) {
      check(child.exitCode === null, 'the API starts');
      await setTimeout(20);
    }
    const ready = (performance.now() - began) / 1_000;
    const { position, logPosition } = await (await fetch(`http://127.0.0.1:${PORT}/health`)).json();
    check(position === EVENTS && logPosition === EVENTS, 'the views are level with the log');
    return { ready, ...memoryOf(child.pid) };
  } finally {
    child.kill();
    if (child.exitCode === null) await once(child, 'exit');
  }
}

const isReady = () =>
  fetch(`http://127.0.0.1:${PORT}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

/** Where /proc tells: resident memory now, and at the highest. */
function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name) => Math.round(Number(status.match(new RegExp(`${name}:\\s+(\\d+)`))[1]) / 1_000);
  return { residentMB: megabytes('VmRSS'), peakMB: megabytes('VmHWM') };
}
