import type { Redis } from 'ioredis';

/**
 * What in the settings of a Redis would lose jobs, as a sentence for its operator; undefined where there is nothing, or where it does not
 * tell (https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/).
 */
export async function dangerOf(redis: Redis): Promise<string | undefined> {
  const [policy, appendOnly, save] = await Promise.all(
    ['maxmemory-policy', 'appendonly', 'save'].map((name) => setting(redis, name)),
  );
  const dangers = [
    policy !== undefined &&
      policy !== 'noeviction' &&
      `it evicts keys when its memory is full: set maxmemory-policy noeviction, not ${policy}`,
    appendOnly === 'no' &&
      save === '' &&
      'it writes nothing to its disk, and a restart loses all jobs: set appendonly yes',
  ].filter((danger) => danger !== false);
  return dangers.length === 0 ? undefined : `this Redis may lose jobs: ${dangers.join('; ')}`;
}

/** Servers that others run often refuse to tell their settings. */
async function setting(redis: Redis, name: string): Promise<string | undefined> {
  const answer = await redis.config('GET', name).catch(() => []);
  return (answer as string[])[1];
}
