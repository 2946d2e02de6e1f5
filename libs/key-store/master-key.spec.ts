import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { masterKeyBeside, parseMasterKey } from './master-key.js';

const bytes = Buffer.from(Array.from({ length: 32 }, (_, i) => 255 - i));

describe('a master key that is given', () => {
  const forms = [bytes.toString('base64'), bytes.toString('base64').replace('=', ''), bytes.toString('hex')];
  it.each([...forms, bytes.toString('hex').toUpperCase(), `  ${forms[0]}\n`])('is read from %j', (text) => {
    expect(parseMasterKey(text)).toEqual(bytes);
  });

  const faults = [
    '',
    'correct horse battery staple',
    bytes.subarray(1).toString('base64'),
    `${bytes.toString('hex')}00`,
  ];
  it.each([...faults, bytes.toString('base64url').replace('_', '!')])('is refused as %j, and not repeated', (text) => {
    expect(() => parseMasterKey(text)).toThrow('32 bytes in base64 or hexadecimal');
    expect(() => parseMasterKey(text)).not.toThrow(text || 'nothing');
  });
});

describe('a master key beside its store', () => {
  let folder: string;
  let warnings: string[];
  const beside = (file: string) => masterKeyBeside(join(folder, file), (message) => warnings.push(message));
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tansiq-keys-'));
    warnings = [];
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is made once, for its owner alone to read, and announced without being told', async () => {
    const key = beside('new/keys.db');
    const path = join(folder, 'new/master.key');
    expect(key).toHaveLength(32);
    expect(beside('new/keys.db')).toEqual(key);
    expect(parseMasterKey(await readFile(path, 'utf8'))).toEqual(key);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'new'))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(folder, 'new'))).toEqual(['master.key']);
    expect(warnings).toEqual([expect.stringContaining(path)]);
    expect(warnings[0]).not.toContain(key.toString('base64'));
  });

  it('is another for every store', () => {
    expect(beside('one/keys.db')).not.toEqual(beside('other/keys.db'));
  });

  it('is missed where the store is there', async () => {
    await writeFile(join(folder, 'keys.db'), '');
    expect(() => beside('keys.db')).toThrow(`put ${join(folder, 'master.key')} back, or set MASTER_KEY`);
    expect(await readdir(folder)).toEqual(['keys.db']);
  });

  it('is refused by the name of its file where it is none', async () => {
    await writeFile(join(folder, 'master.key'), 'half a k');
    expect(() => beside('keys.db')).toThrow(`${join(folder, 'master.key')}: a master key is 32 bytes`);
  });

  it('is neither made nor followed where its file leads nowhere', async () => {
    await symlink(join(folder, 'elsewhere'), join(folder, 'master.key'));
    expect(() => beside('keys.db')).toThrow('set MASTER_KEY instead');
    expect(await readdir(folder)).toEqual(['master.key']);
  });

  it('is a new one each time for a store in memory, and on no disk', async () => {
    const memory = () => masterKeyBeside(':memory:', (message) => warnings.push(message));
    expect(memory()).not.toEqual(memory());
    expect(warnings).toEqual([]);
  });
});
