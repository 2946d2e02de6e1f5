/** Works on the kind `held`, ten at a time: says the id of each job that it begins, and finishes none. */
import 'reflect-metadata';
import { openQueue } from './open-queue.js';

const [, , url, prefix] = process.argv;
const queue = await openQueue(url!, prefix);
queue.work('held', ({ id }) => new Promise(() => process.stdout.write(`${id}\n`)), { concurrency: 10 });
