import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Lines after which garbage is collected. */
const OFTEN = 5_000;
/** Bytes. In a larger heap this would stop everything else for longer than it is worth. */
const SMALL = 400 * 2 ** 20;

/**
 * Lets work go on line by line with little memory beside what stays. Left to itself, V8 collects garbage once there is as much of it as of
 * all else, and does not give back all of the room that it took.
 */
export async function* frugally<Line>(lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  let count = 0;
  for await (const line of lines) {
    if (++count % OFTEN === 0 && getHeapStatistics().used_heap_size < SMALL) collectGarbage();
    yield line;
  }
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
