import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const BYTES = 32;
const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^[A-Za-z0-9+/]{43}=?$/;

/** The master key that an operator gives: 32 bytes in base64 or hexadecimal. Throws an Error, which does not repeat it. */
export function parseMasterKey(text: string): Buffer {
  const key = text.trim();
  if (HEX.test(key)) return Buffer.from(key, 'hex');
  if (BASE64.test(key)) return Buffer.from(key, 'base64');
  throw new Error('a master key is 32 bytes in base64 or hexadecimal; "openssl rand -base64 32" makes one');
}

/**
 * The master key of the store in `file`: what stands in `master.key` beside it. Made, and `warn` told so, where neither is there yet; one
 * for this process alone where the file is `:memory:`. Throws an Error where the store is there without its key.
 */
export function masterKeyBeside(file: string, warn: (message: string) => void): Buffer {
  if (file === ':memory:') return randomBytes(BYTES);
  const path = join(dirname(file), 'master.key');
  if (!existsSync(path)) {
    if (existsSync(file))
      throw new Error(`${file} is sealed with a master key that is missing: put ${path} back, or set MASTER_KEY`);
    if (makeKeyFile(path))
      warn(`made a master key in ${path}: back it up apart from the data, which nobody can read without it`);
  }
  return readKeyFile(path);
}

function readKeyFile(path: string): Buffer {
  try {
    return parseMasterKey(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}

/** Whole or not at all, by one of the processes that start at once. Its name in the folder is made durable by the store's first commit. */
function makeKeyFile(path: string): boolean {
  const draft = `${path}.${randomUUID()}`;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(draft, `${randomBytes(BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (existsSync(path)) return false;
    throw new Error(`${path} cannot be made, set MASTER_KEY instead: ${(error as Error).message}`, { cause: error });
  } finally {
    rmSync(draft, { force: true });
  }
}
