import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { ApiClient } from './client.js';
import type { Terminal } from './terminal.js';
import { WORDS } from './words.js';

/** Keeps a file that a network's API answers, piece by piece. What is there under the name that it proposes is left alone. Answers whether it was kept. */
export async function exportFile(
  client: ApiClient,
  path: string,
  to: string | undefined,
  terminal: Terminal,
): Promise<boolean> {
  const { name, content } = await client.download(path);
  const file = to ?? name;
  try {
    await pipeline(content, createWriteStream(file, { flags: to === undefined ? 'wx' : 'w' }));
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') {
      await rm(file, { force: true });
      throw error;
    }
    terminal.complain(WORDS.fileThere, { file });
    return false;
  }
  terminal.say(WORDS.kept, { file });
  return true;
}
