import { setTimeout } from 'node:timers/promises';

/** Resolves when a condition holds; for as long as the test may last. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await setTimeout(10);
}
