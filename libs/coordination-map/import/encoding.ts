import { type Bytes, piecesOf } from '#kernel';
import { type Encoding, Unreadable } from './table.js';

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Windows-1252 where it differs from Latin-1 (https://encoding.spec.whatwg.org/index-windows-1252.txt); node's own decoder does not. */
const ABOVE_LATIN_1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** How a text file is encoded: by its byte order mark, or else UTF-8 where it is valid as such, Windows-1252 (which includes Latin-1) where not. */
export async function encodingOf(file: Bytes): Promise<Encoding> {
  const begin = await file.read(0, 3);
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => begin[at] === byte));
  if (marked) return marked[0];
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  for await (const piece of piecesOf(file)) {
    if (piece.includes(0)) throw new Unreadable('not-a-table');
    isUtf8 &&= isValid(() => decoder.decode(piece, { stream: true }));
  }
  return isUtf8 && isValid(() => decoder.decode()) ? 'utf-8' : 'windows-1252';
}

function isValid(decode: () => string): boolean {
  try {
    decode();
    return true;
  } catch {
    return false;
  }
}

/** The text of a file, a piece at a time, without its byte order mark. */
export async function* decoded(file: Bytes, encoding: Encoding): AsyncGenerator<string> {
  if (encoding === 'windows-1252') {
    for await (const piece of piecesOf(file)) yield fromWindows1252(piece);
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const piece of piecesOf(file)) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

const fromWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (sign) => ABOVE_LATIN_1.charAt(sign.charCodeAt(0) - 0x80));
