import type { JobQueue } from '#kernel';

/** The queue at a URL, on the machine's clock; keys in Redis begin with `prefix`. */
export async function openQueue(url: string, prefix?: string): Promise<JobQueue> {
  const options = { now: Date.now, warn: () => {}, prefix };
  const sqlite = /^sqlite:(.+)$/.exec(url)?.[1];
  if (!sqlite) return (await import('../bullmq/bullmq-job-queue.js')).BullmqJobQueue.open(url, options);
  return new (await import('../sqlite/sqlite-job-queue.js')).SqliteJobQueue(sqlite, options);
}
