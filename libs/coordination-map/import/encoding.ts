import { isUtf8 } from 'node:buffer';
import { type Encoding, Unreadable } from './table.js';

const BYTES_AT_ONCE = 64 * 1024;

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Windows-1252 where it differs from Latin-1 (https://encoding.spec.whatwg.org/index-windows-1252.txt); node's own decoder does not. */
const ABOVE_LATIN_1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** How a text file is encoded: by its byte order mark, or else UTF-8 where it is valid as such, Windows-1252 (which includes Latin-1) where not. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return marked[0];
  if (bytes.includes(0)) throw new Unreadable('not-a-table');
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** The text of a file, a piece at a time, without its byte order mark. */
export function* decoded(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decode = encoding === 'windows-1252' ? fromWindows1252 : streaming(new TextDecoder(encoding));
  for (let from = 0; from < bytes.length; from += BYTES_AT_ONCE)
    yield decode(bytes.subarray(from, from + BYTES_AT_ONCE), from + BYTES_AT_ONCE < bytes.length);
}

const streaming =
  (decoder: InstanceType<typeof TextDecoder>) =>
  (bytes: Uint8Array, stream: boolean): string =>
    decoder.decode(bytes, { stream });

const fromWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (sign) => ABOVE_LATIN_1.charAt(sign.charCodeAt(0) - 0x80));
