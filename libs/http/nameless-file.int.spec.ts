import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { piecesOf } from '#kernel';
import { NamelessFile } from './nameless-file.js';

let folder: string;
const before = process.env.TMPDIR;
beforeAll(async () => {
  process.env.TMPDIR = folder = await mkdtemp(join(tmpdir(), 'nameless-'));
});
afterAll(async () => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  await rm(folder, { recursive: true });
});

describe('a file without a name', () => {
  it('gives back what was put into it, in any range, and is in no folder', async () => {
    const holds = async (pieces: readonly Uint8Array[], from: number, to: number): Promise<void> => {
      const file = await NamelessFile.open();
      for (const piece of pieces) await file.append(piece);
      const whole = Buffer.concat(pieces);
      expect(file.size).toBe(whole.length);
      expect(Buffer.from(await file.read(from, to))).toEqual(whole.subarray(from, Math.max(from, to)));
      expect(Buffer.concat(await Array.fromAsync(piecesOf(file)))).toEqual(whole);
      expect(await readdir(folder)).toEqual([]);
      await file.close();
    };
    await fc.assert(fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 500 })), fc.nat(600), fc.nat(3_000), holds));
  });

  it('is read a piece at a time, however large it is', async () => {
    const file = await NamelessFile.open();
    const bytes = Buffer.alloc(200_000, 'Rabat');
    await file.append(bytes);
    const pieces = await Array.fromAsync(piecesOf(file, 7));
    expect(pieces.map(({ length }) => length)).toEqual([65_536, 65_536, 65_536, 3_385]);
    expect(Buffer.concat(pieces)).toEqual(bytes.subarray(7));
    await file.close();
  });
});
