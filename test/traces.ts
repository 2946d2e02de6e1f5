import { createHash } from 'node:crypto';

/** A text as it may be typed, folded and escaped. */
const spellings = (text: string): ReadonlySet<string> =>
  new Set(
    [text, text.toLowerCase(), text.normalize('NFD'), text.replace(/[\s()./-]/g, '')].flatMap((each) => [
      each,
      JSON.stringify(each).slice(1, -1),
      JSON.stringify(each)
        .slice(1, -1)
        .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
      encodeURIComponent(each),
    ]),
  );

/** How bytes look in base64 wherever they begin among others: without the characters that depend on what stands beside them. */
function withinBase64(bytes: Buffer, encoding: 'base64' | 'base64url'): readonly string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes])
      .toString(encoding)
      .replace(/=+$/, '');
    return encoded.slice(Math.ceil((before * 8) / 6), (before + bytes.length) % 3 === 0 ? undefined : -1);
  });
}

/** Hashes that anybody could make to look for a text: as good as the text itself. */
const digests = (text: string): readonly string[] =>
  (['hex', 'base64', 'base64url'] as const).map((encoding) =>
    createHash('sha256').update(text).digest(encoding).replace(/=+$/, ''),
  );

/** A text in several spellings and encodings. */
export const written = (text: string): readonly Buffer[] =>
  [...spellings(text)].flatMap((each) => {
    const bytes = Buffer.from(each);
    const encoded = (['base64', 'base64url'] as const).flatMap((encoding) => withinBase64(bytes, encoding));
    return [
      bytes,
      Buffer.from(each, 'utf16le'),
      ...[...encoded, bytes.toString('hex')].map((form) => Buffer.from(form)),
    ];
  });

/** The same of a text that can be guessed, with the hashes by which anybody could look for it. */
export const guessable = (text: string): readonly Buffer[] => [
  ...written(text),
  ...[...spellings(text)].flatMap(digests).map((digest) => Buffer.from(digest)),
];

/** What is kept, by where: a file, a collection, a stream. */
export type AtRest = ReadonlyMap<string, Buffer>;

/** Where a trace of the texts is found, and of which. */
export const found = (kept: AtRest, texts: readonly string[], tracesOf = guessable): readonly string[] =>
  texts.flatMap((text) => {
    const traces = tracesOf(text);
    const places = [...kept].filter(([, bytes]) => traces.some((trace) => bytes.includes(trace)));
    return places.map(([place]) => `${place}: ${text}`);
  });
