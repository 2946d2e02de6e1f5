import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Attempt, type Job, type JobQueue, JobQueueUnavailable, MOST_LOSSES, REMEMBERED_DAYS } from '#kernel';
import { jobQueueContract, type JobQueueHarness } from '../job-queue.contract.js';
import { following } from '../recurrence.js';
import { startEnqueuer, startHolder } from '../testing/processes.js';
import { until } from '../testing/until.js';
import { SqliteJobQueue } from './sqlite-job-queue.js';

function harnessOn(path: string, rest: Pick<JobQueueHarness, 'startHolder' | 'dispose'>): JobQueueHarness {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  return {
    open: async () => new SqliteJobQueue(path, { now, warn: (message) => process.stderr.write(`${message}\n`) }),
    async untilDue(recurrence) {
      ahead += following(recurrence, now()) - now();
    },
    ...rest,
  };
}

jobQueueContract('SQLite file', { lasts: true }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tansiq-jobs-'));
  const path = join(folder, 'jobs.db');
  return harnessOn(path, {
    startHolder: () => startHolder(`sqlite:${path}`),
    dispose: () => rm(folder, { recursive: true }),
  });
});

jobQueueContract('SQLite memory', { lasts: false }, async () => harnessOn(':memory:', { dispose: async () => {} }));

const START = Date.parse('2026-03-01T09:00:00.000Z');
const DAY = 86_400_000;
let now: number;
let folder: string;
let path: string;
let warnings: string[];
beforeEach(async () => {
  [now, warnings] = [START, []];
  folder = await mkdtemp(join(tmpdir(), 'tansiq-jobs-'));
  path = join(folder, 'jobs.db');
});
afterEach(() => rm(folder, { recursive: true }));

const openQueue = () => new SqliteJobQueue(path, { now: () => now, warn: (message) => warnings.push(message) });

/** Does something with the queue on `path`, and closes it. */
async function open<Result>(use: (queue: JobQueue) => Promise<Result>): Promise<Result> {
  const queue = openQueue();
  try {
    return await use(queue);
  } finally {
    await queue.close();
  }
}

/** Does something with the file, as another program would. */
function inFile<Result>(use: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(path);
  try {
    return use(database);
  } finally {
    database.close();
  }
}

const job = (id: string, more: Partial<Job> = {}): Job => ({ id, kind: 'mail', payload: 'secret', ...more });
const at = (milliseconds: number) => new Date(START + milliseconds).toISOString();
const isEmpty = async (queue: JobQueue) => (await queue.counts()).size === 0;

describe('the clock', () => {
  it('may jump: what is due then is found without a word', async () => {
    await open(async (queue) => {
      const ran: string[] = [];
      queue.work('mail', async ({ id }) => void ran.push(id));
      await queue.enqueue([job('m1', { runAt: at(DAY) }), job('m2', { runAt: at(2 * DAY) })]);
      now += DAY - 1;
      await queue.enqueue([job('m3')]);
      await until(() => ran.length === 1);
      now += 1;
      await until(() => ran.length === 2);
      expect(ran).toEqual(['m3', 'm1']);
    });
  });

  it('may jump by days, which come once, late, of a recurrence', async () => {
    await open(async (queue) => {
      const ran: Attempt[] = [];
      const daily = { id: 'daily', kind: 'mail', cron: '0 6 * * *', timeZone: 'Africa/Casablanca' };
      await queue.recur(daily);
      now += 5 * DAY;
      await queue.recur(daily);
      queue.work('mail', async (each) => void ran.push(each));
      await until(() => isWaiting(queue));
      expect(ran.map(({ id, runAt }) => [id, runAt])).toEqual([['daily.20260302T060000Z', '2026-03-02T06:00:00.000Z']]);
      now += DAY;
      await until(() => ran.length === 2);
      expect(ran[1]!.runAt).toBe('2026-03-07T06:00:00.000Z');
    });
  });

  it('may be put back: a recurrence goes on', async () => {
    await open(async (queue) => {
      const ran: string[] = [];
      queue.work('mail', async ({ id }) => void ran.push(id));
      const hourly = { id: 'hourly', kind: 'mail', cron: '0 * * * *', timeZone: 'UTC' };
      await queue.recur(hourly);
      now += 3_600_000;
      await until(() => ran.length === 1);
      now -= 3_600_000;
      await queue.endRecurrence('hourly');
      await queue.recur(hourly);
      now += 2 * 3_600_000;
      await until(() => ran.length === 2);
      expect(ran).toEqual(['hourly.20260301T100000Z', 'hourly.20260301T110000Z']);
    });
  });

  const isWaiting = async (queue: JobQueue) => (await queue.counts()).get('mail')?.later === 1;
});

it('runs the earliest due first', async () => {
  await open(async (queue) => {
    const ran: string[] = [];
    await queue.enqueue([job('m3', { runAt: at(3) }), job('m1', { runAt: at(1) }), job('m4', { runAt: at(3) })]);
    await queue.enqueue([job('m0'), job('m2', { runAt: at(2) })]);
    now += 10;
    queue.work('mail', async ({ id }) => void ran.push(id));
    await until(() => ran.length === 5);
    expect(ran).toEqual(['m0', 'm1', 'm2', 'm3', 'm4']);
  });
});

describe('a job that is done', () => {
  const run = (queue: JobQueue) => {
    const ran: string[] = [];
    queue.work('mail', async ({ id }) => void ran.push(id));
    return ran;
  };

  it('is known by its id alone', async () => {
    await open(async (queue) => {
      run(queue);
      await queue.enqueue([job('m1')]);
      await until(() => isEmpty(queue));
    });
    expect(inFile((database) => database.prepare('SELECT count(*) AS jobs FROM jobs').get())).toEqual({ jobs: 0 });
    expect(inFile((database) => database.prepare('SELECT * FROM done').all())).toEqual([{ id: 'm1', at: START }]);
  });

  it('is remembered for so many days, and then swept', async () => {
    await open(async (queue) => {
      const ran = run(queue);
      await queue.enqueue([job('m1'), job('m2')]);
      await until(() => isEmpty(queue));
      now += REMEMBERED_DAYS * DAY - 1;
      await queue.enqueue([job('m1')]);
      expect(await isEmpty(queue)).toBe(true);
      now += 1;
      await queue.enqueue([job('m1')]);
      await until(() => ran.length === 3);
    });
    await open(isEmpty);
    expect(inFile((database) => database.prepare('SELECT id FROM done').all())).toEqual([{ id: 'm1' }]);
  });
});

describe('a job whose process dies', () => {
  /** As if the process that has it had died long ago, the last of so many times. */
  const loseAll = (losses: number) =>
    inFile((database) => database.exec(`UPDATE jobs SET at = 0, holder = 'nobody', losses = ${losses}`));

  it.each([
    [MOST_LOSSES - 2, false],
    [MOST_LOSSES - 1, true],
  ])('is dead when it does so often (%i times before, %j)', async (losses, isDead) => {
    const queue = openQueue();
    const { promise: opened, resolve: letGo } = Promise.withResolvers<void>();
    let isRunning = false;
    queue.work('mail', () => ((isRunning = true), opened));
    await queue.enqueue([job('m1')]);
    await until(() => isRunning);
    loseAll(losses);
    await open(async (other) => {
      const ran: Attempt[] = [];
      other.work('mail', async (each) => void ran.push(each));
      if (isDead) {
        await until(async () => (await other.dead()).length === 1);
        expect(await other.dead()).toEqual([
          expect.objectContaining({ id: 'm1', attempts: 1, reason: expect.stringContaining('its process died') }),
        ]);
        expect(await other.revive('m1')).toBe(true);
      }
      await until(() => ran.length === 1);
      expect(ran[0]!.attempt).toBe(1);
      await until(() => isEmpty(other));
    });
    letGo();
    await queue.close();
    expect(await open(isEmpty)).toBe(true);
  });
});

describe('a file', () => {
  const modeOf = async (name: string) => (await stat(name)).mode & 0o777;

  it('is made with its folder, for its owner alone to read', async () => {
    path = join(folder, 'deep/er/jobs.db');
    await open(async (queue) => {
      await queue.enqueue([job('m1')]);
      const names = await readdir(join(folder, 'deep/er'));
      const modes = await Promise.all(names.map((name) => modeOf(join(folder, 'deep/er', name))));
      expect(new Set(modes)).toEqual(new Set([0o600]));
    });
    await chmod(path, 0o644);
    expect(await open(isEmpty)).toBe(false);
    expect(await modeOf(path)).toBe(0o600);
  });

  it('of something else is refused by name and left as it is', async () => {
    inFile((database) => database.exec('CREATE TABLE recipes (name TEXT)'));
    const before = [await readFile(path), await modeOf(path)];
    expect(openQueue).toThrow(`${path} is not a job queue`);
    expect([await readFile(path), await modeOf(path)]).toEqual(before);
  });

  it('that is no database is refused by name', async () => {
    await writeFile(path, 'kind,id,payload\n'.repeat(100));
    expect(openQueue).toThrow(path);
    path = folder;
    expect(openQueue).toThrow(path);
  });

  it('of a later version is refused', async () => {
    await open(isEmpty);
    inFile((database) => database.exec('PRAGMA user_version = 2'));
    expect(openQueue).toThrow('this version reads format 1');
  });

  it('is waited for while another process has it', async () => {
    await open(async (queue) => {
      const other = new DatabaseSync(path);
      other.exec('BEGIN IMMEDIATE');
      let released = false;
      setTimeout(() => {
        other.exec('COMMIT');
        other.close();
        released = true;
      }, 150);
      await queue.enqueue([job('m1')]);
      expect(released).toBe(true);
    });
  });

  it('that cannot be written makes the queue unavailable; what was run by then is not run again', async () => {
    const [hide, show] = [
      'ALTER TABLE jobs RENAME TO elsewhere; ALTER TABLE recurrences RENAME TO away',
      'ALTER TABLE elsewhere RENAME TO jobs; ALTER TABLE away RENAME TO recurrences',
    ];
    await open(async (queue) => {
      const { promise: opened, resolve: letGo } = Promise.withResolvers<void>();
      const ran: string[] = [];
      queue.work('mail', async ({ id }) => {
        ran.push(id);
        await opened;
      });
      await queue.enqueue([job('m1')]);
      await until(() => ran.length === 1);
      inFile((database) => database.exec(hide));
      letGo();
      await expect(queue.enqueue([job('m2')])).rejects.toThrow(JobQueueUnavailable);
      await expect(queue.counts()).rejects.toThrow(JobQueueUnavailable);
      await until(() => warnings.length > 0);
      inFile((database) => database.exec(show));
      await queue.enqueue([job('m2')]);
      await until(() => isEmpty(queue));
      expect(ran).toEqual(['m1', 'm2']);
      expect(warnings.every((warning) => warning.includes('jobs wait until the queue answers again'))).toBe(true);
    });
  });
});

it('keeps all that it was told when many processes enqueue and are killed', async () => {
  const told = await Promise.all(
    [1, 2, 3].map(async () => {
      const enqueuer = startEnqueuer(`sqlite:${path}`);
      await until(() => enqueuer.said.length >= 100);
      await enqueuer.kill();
      return enqueuer.said;
    }),
  );
  now = Date.now();
  await open(async (queue) => {
    const ran = new Map<string, number>();
    queue.work('told', async ({ id }) => void ran.set(id, (ran.get(id) ?? 0) + 1), { concurrency: 10 });
    await until(() => isEmpty(queue));
    expect(told.flat().filter((id) => !ran.has(id))).toEqual([]);
    expect([...ran.values()].filter((times) => times !== 1)).toEqual([]);
  });
});
