/**
 * Writes to the key file in `argv[2]`: tries to create the records 0 to 99 one after the other, then puts 100, 101, ... under a name of its
 * own until it is killed. Prints `created <n>` for each that it was the one to create, and `put <n>` for each that was acknowledged.
 */
import 'reflect-metadata';
import { SqliteKeyStore } from '../sqlite-key-store.js';

const RACED = 100;

async function write(path: string): Promise<void> {
  const store = new SqliteKeyStore(path, Date.now);
  const print = (line: string) => process.stdout.write(`${line}\n`);
  for (let n = 0; n < RACED; n++) {
    if (await store.create({ kind: 'raced', id: String(n), value: process.pid })) print(`created ${n}`);
  }
  for (let n = RACED; ; n++) {
    await store.put({ kind: 'own', id: String(process.pid), value: n });
    print(`put ${n}`);
  }
}

await write(process.argv[2]!);
