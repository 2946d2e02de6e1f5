/** Follows a log from its beginning into the notice store at `argv[2]`, until it is killed. Prints `<n>` for each call that was answered. */
import 'reflect-metadata';
import { openNoticeStore } from '../index.js';
import { batch } from './batches.js';

const store = await openNoticeStore(process.argv[2]!);
for (let n = 0; ; n++) {
  await store.add(batch(n));
  process.stdout.write(`${n}\n`);
}
