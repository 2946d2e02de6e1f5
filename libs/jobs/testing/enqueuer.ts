/** Enqueues jobs of the kind `told`, several calls at once, until it is killed: says the id of each that is safe. */
import 'reflect-metadata';
import { openQueue } from './open-queue.js';

const [, , url, prefix] = process.argv;
const queue = await openQueue(url!, prefix);
let n = 0;
async function enqueue(): Promise<never> {
  for (;;) {
    const id = `${process.pid}-${n++}`;
    await queue.enqueue([{ id, kind: 'told', payload: n }]);
    process.stdout.write(`${id}\n`);
  }
}
await Promise.all([enqueue(), enqueue(), enqueue(), enqueue()]);
