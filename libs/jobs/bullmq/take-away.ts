import type { Redis } from 'ioredis';

/**
 * Removes a job (KEYS[1], by its id ARGV[1]) if it stands in one of a queue's lists or sorted sets (the other keys); BullMQ's own removal
 * takes a job from wherever it is by then.
 */
const SCRIPT = `
  local found = 0
  for index = 2, #KEYS do
    local type = redis.call('TYPE', KEYS[index]).ok
    if type == 'list' then found = found + redis.call('LREM', KEYS[index], 1, ARGV[1]) end
    if type == 'zset' then found = found + redis.call('ZREM', KEYS[index], ARGV[1]) end
  end
  if found > 0 then redis.call('DEL', KEYS[1]) end
  return found
`;

/** Whether there was one. `places` are `wait`, `delayed`, `failed`. */
export async function takeAway(
  redis: Redis,
  keyOf: (name: string) => string,
  id: string,
  places: readonly ('wait' | 'delayed' | 'failed')[],
): Promise<boolean> {
  const keys = [keyOf(id), ...places.map(keyOf)];
  return (await redis.eval(SCRIPT, keys.length, ...keys, id)) !== 0;
}
