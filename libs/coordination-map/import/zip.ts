import { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { type Bytes, piecesOf } from '#kernel';
import { LIMITS, Unreadable } from './table.js';

/** The parts of a workbook by their path, each read as text, a piece at a time. */
export type Parts = ReadonlyMap<string, () => AsyncIterable<string>>;

/**
 * Opens a zip by its central directory. Its XML may unpack to no more than {@link LIMITS}`.unpacked` bytes: what it declares is checked here,
 * and while it is read, that it keeps to what it declares (yauzl's `validateEntrySizes`).
 */
export async function openZip(file: Bytes): Promise<Parts> {
  const options = { lazyEntries: true, autoClose: false };
  const zip = await yauzl.fromRandomAccessReaderPromise(new Ranges(file), file.size, options).catch(damaged);
  if (zip.entryCount > LIMITS.entries) throw new Unreadable('workbook-too-large');
  const parts = new Map<string, () => AsyncIterable<string>>();
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (!/\.(xml|rels)$/i.test(entry.fileName)) continue;
      if ((unpacked += entry.uncompressedSize) > LIMITS.unpacked) throw new Unreadable('workbook-too-large');
      parts.set(entry.fileName, () => textOf(zip, entry));
    }
  } catch (error) {
    damaged(error);
  }
  return parts;
}

/** As yauzl reads from what is no file of its own. */
class Ranges extends yauzl.RandomAccessReader {
  constructor(private readonly file: Bytes) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(piecesOf(this.file, start, end), { objectMode: false });
  }
}

async function* textOf(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const piece of stream as AsyncIterable<Buffer>) yield decoder.decode(piece, { stream: true });
  } catch (error) {
    damaged(error);
  }
}

function damaged(error: unknown): never {
  if (error instanceof Unreadable) throw error;
  throw new Unreadable('damaged-workbook', {}, { cause: error });
}

/** The whole text of a small part; empty where there is none. */
export async function wholeText(parts: Parts, path: string): Promise<string> {
  let text = '';
  for await (const piece of parts.get(path)?.() ?? []) {
    text += piece;
    if (text.length > LIMITS.unpacked / 16) throw new Unreadable('workbook-too-large');
  }
  return text;
}
