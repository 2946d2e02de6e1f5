/** The bytes of a file, to be read a piece at a time: it need not be in memory. */
export interface Bytes {
  readonly size: number;
  /** From one position up to, but without, another or the end. */
  read(from: number, to: number): Promise<Uint8Array>;
}

/** Bytes that are in memory anyway. */
export const bytesOf = (bytes: Uint8Array): Bytes => ({
  size: bytes.length,
  read: async (from, to) => bytes.subarray(from, to),
});

const PIECE = 64 * 1024;

/** One piece after the other, in a range or to the end. */
export async function* piecesOf(bytes: Bytes, from = 0, to = bytes.size): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; at += PIECE) yield bytes.read(at, Math.min(to, at + PIECE));
}
