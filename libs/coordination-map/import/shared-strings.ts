import { Unreadable } from './table.js';
import { unescaped, xmlReader } from './xml.js';

/** The texts of a workbook that its cells refer to by number, kept as bytes: a million and a half of them are 30 MB, not 150. */
export interface SharedStrings {
  at(index: number): string;
}

const LARGEST = 128 * 2 ** 20;

/** Reads `sharedStrings.xml`: plain and rich texts, without their phonetic hints. */
export async function readSharedStrings(pieces: AsyncIterable<string> | undefined): Promise<SharedStrings> {
  const store = byteStore();
  let [text, inText, inHint] = ['', false, false];
  const reader = xmlReader({
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') inHint = true;
    },
    text(piece) {
      if (inText && !inHint) text += piece;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inHint = false;
      else if (name === 'si') store.add(unescaped(text));
    },
  });
  if (pieces) {
    for await (const piece of pieces) reader.write(piece);
    reader.end();
  }
  return store;
}

function byteStore(): SharedStrings & { add(text: string): void } {
  let bytes = Buffer.alloc(1024);
  let ends = new Uint32Array(256);
  let count = 0;
  const end = (index: number): number => (index < 0 ? 0 : (ends[index] ?? 0));
  return {
    add(text) {
      const from = end(count - 1);
      const size = Buffer.byteLength(text);
      if (from + size > LARGEST) throw new Unreadable('workbook-too-large');
      if (from + size > bytes.length) bytes = Buffer.concat([bytes], Math.max(bytes.length * 2, from + size));
      if (count === ends.length) ends = grown(ends);
      bytes.write(text, from);
      ends[count++] = from + size;
    },
    at(index) {
      if (!(index >= 0 && index < count)) throw new Unreadable('damaged-workbook');
      return bytes.toString('utf8', end(index - 1), end(index));
    },
  };
}

function grown(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
