import type { JobQueue } from '#kernel';

export interface JobQueueOptions {
  /** The clock of a queue in SQLite, in milliseconds since 1970; the machine's where it is missing. Redis goes by the machine's in any case. */
  readonly now?: () => number;
  /** Told what an operator should know: that Redis may lose jobs, that the queue does not answer. */
  readonly warn: (message: string) => void;
}

/**
 * Opens the job queue that a URL names: `sqlite:./data/jobs.db`, `sqlite::memory:`, `redis://host` or `rediss://host`. Only the adapter that
 * is asked for is loaded.
 *
 * Throws an Error on any other URL, and where the file is something else's; `JobQueueUnavailable` where Redis does not answer.
 */
export async function openJobQueue(url: string, { now = Date.now, warn }: JobQueueOptions): Promise<JobQueue> {
  const sqlite = /^sqlite:(.+)$/.exec(url)?.[1];
  if (sqlite) {
    const { SqliteJobQueue } = await import('./sqlite/sqlite-job-queue.js');
    return new SqliteJobQueue(sqlite, { now, warn });
  }
  if (!/^rediss?:\/\/./.test(url))
    throw new Error(
      `no job queue is called ${url.split(':')[0]}: give sqlite:<file>, sqlite::memory:, redis://... or rediss://...`,
    );
  const { BullmqJobQueue } = await import('./bullmq/bullmq-job-queue.js');
  return BullmqJobQueue.open(url, { warn });
}
