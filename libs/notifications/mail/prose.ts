const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp} ]+/gu;
/** Embeddings, overrides and isolates: one that is not ended would turn what comes after it. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g;
const LINE_ENDS = /\r\n|[\n\r\u0085\u2028\u2029]/;

/** Without signs for directions. */
export const undirected = (text: string): string => text.replace(DIRECTIONS, '');

/** On one line, without control characters; no-break spaces stay. */
export const spaced = (text: string): string => text.replace(CONTROLS, ' ').trim();

export const oneLine = (text: string): string => spaced(undirected(text));

/** One a line; empty ones are left out. */
export const paragraphs = (text: string): readonly string[] => text.split(LINE_ENDS).map(spaced).filter(Boolean);
