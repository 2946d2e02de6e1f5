import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { historyFile } from './history.mjs';
import { memoryOf } from './installation.mjs';
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
