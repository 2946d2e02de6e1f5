import { hash, randomFillSync } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** A ULID's form: 26 characters of Crockford's base 32. */
export const ID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
/** The key of a network: what its streams begin with. */
export const SLUG = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** 128 bits in 26 characters of five, the first of three. */
function base32(bytes: Uint8Array): string {
  let text = CROCKFORD[bytes[0]! >> 5]!;
  let [held, count] = [bytes[0]! & 31, 5];
  for (let i = 1; count > 0; i++) {
    for (; count >= 5; count -= 5) text += CROCKFORD[(held >> (count - 5)) & 31]!;
    if (i > 15) break;
    held = ((held & 31) << 8) | bytes[i]!;
    count += 8;
  }
  return text;
}

/** Chance is fetched for many ids at once: each fetch costs more than an id. */
const chance = Buffer.alloc(10 * 256);
let used = chance.length;

/** A new ULID (https://github.com/ulid/spec): sorts by the time it was made. */
export function newId(now: number): string {
  if (used === chance.length) {
    randomFillSync(chance);
    used = 0;
  }
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(now, 0, 6);
  chance.copy(bytes, 6, used, (used += 10));
  return base32(bytes);
}

/** An id of a ULID's form that always follows from the same parts, so that a repeated command names the same thing. */
export const derivedId = (...parts: string[]): string => base32(hash('sha256', parts.join('\n'), 'buffer'));

/** A UUID (version 8, RFC 9562) that always follows from the same parts: an event's id. */
export function derivedUuid(...parts: string[]): string {
  const bytes = hash('sha256', parts.join('\n'), 'buffer').subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
