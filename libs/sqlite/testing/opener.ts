/** Says `ready`, waits for a word, then opens the files that `argv[2]` and so on name, one after the other. */
import { once } from 'node:events';
import { openDatabaseFile } from '../index.js';
import { noteBook } from './file.js';

process.stdout.write('ready\n');
await once(process.stdin, 'data');
for (const path of process.argv.slice(2)) openDatabaseFile(path, noteBook).close();
process.exit();
