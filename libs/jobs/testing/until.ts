import { setTimeout } from 'node:timers/promises';

/** Longer than any test waits; milliseconds. */
const LIMIT = 60_000;

/** Resolves when a condition holds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + LIMIT;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('it never came');
    await setTimeout(10);
  }
}
