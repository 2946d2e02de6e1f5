import { type ContentClass, fieldsOf } from '#kernel';

/** What a text holds that belongs in no record here: something by which a person can be reached or known. */
export type Resemblance = 'telephone' | 'email' | 'identity-card';

/** A free text of a command, and where it stands (JSON pointer, RFC 6901). */
export interface FreeText {
  readonly pointer: string;
  readonly text: string;
}

/** Signs that change how a text runs or joins, and nothing that is read. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const ARABIC_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g;
const DASH = /[\u2010-\u2015\u2212]/g;

/** In the digits, letters and dashes of ASCII, whatever keyboard they come from. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(ARABIC_DIGIT, (digit) => String(digit.codePointAt(0)! % 16))
    .replace(DASH, '-');

const EMAIL = /[\p{L}\p{N}_%+-]@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/u;

/** What people put between the digits of a telephone number. */
const GAP = '[ .()/_-]{0,3}';
/** Not within a number, nor behind its decimal point or the colon of an hour. */
const ALONE = '(?<!\\d|\\d[.,:h])';

/** Digits that reach nobody: addresses of pages, days of the calendar, ids, and the lines of services, 0800 to 0802. */
const NOBODYS = [
  /(?:https?:\/\/|www\.)\S+/gi,
  /(?<!\d)(?:0?[1-9]|[12]\d|3[01])([-/. ])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?![-./]?\d)/g,
  /\b[0-9A-HJKMNP-TV-Z]{26}\b/g,
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi,
  new RegExp(`${ALONE}(?:(?:\\+|00)212${GAP}|0)8${GAP}0${GAP}[0-2](?:${GAP}\\d){6}(?!\\d)`, 'g'),
];

const TELEPHONES = [
  // Within Morocco: 0 and nine digits (numbering plan of the ANRT).
  new RegExp(`${ALONE}0(?:\\)${GAP})?[5-8](?:${GAP}\\d){8}(?!\\d)`),
  new RegExp(`${ALONE}(?:00${GAP})?212${GAP}(?:0${GAP})?[5-8](?:${GAP}\\d){8}(?!\\d)`),
  // From anywhere: + or 00, and up to fifteen digits (ITU-T E.164). Fewer than ten may be an amount.
  new RegExp(`(?:\\+\\(?|${ALONE}00${GAP})[1-9](?:${GAP}\\d){9,14}(?!\\d)`),
];

/** One or two letters and five to seven digits: a national identity card or, with a letter at its end, a residence permit. */
const CARD = /(?<![\p{L}\p{N}])([A-Z]{1,2})([ -]?)(\d{5,7})[A-Z]?(?![\p{L}\p{N}])/giu;

/** Before a number these mean dirhams, a post-office box, a postal code, a register or a count. */
const ABBREVIATIONS = new Set('bp cp dh if nb no rc tp'.split(' '));

/** French and English words of one or two letters. */
const WORDS = new Set(
  (
    'a ai am an as at au be by ce da de do du el en es et eu go he il in is it je la le lu ma me mu my na ne ni nu of on or ou ' +
    'pu sa se si so su ta te to tu un up us va vu we y'
  ).split(' '),
);

/** Apart from its digits a word is none, and five digits are too few: they follow capitals in amounts and postal codes (`F-75011`), too. */
function isCard([, letters, gap, digits]: RegExpExecArray): boolean {
  const word = letters!.toLowerCase();
  if (ABBREVIATIONS.has(word)) return false;
  if (gap === '') return true;
  const inCapitals = letters === letters!.toUpperCase();
  if (digits!.length > 5) return inCapitals || !WORDS.has(word);
  return inCapitals && gap === ' ' && !WORDS.has(word);
}

/**
 * Whether a text looks like the record of a person, of whom nothing may be held here: what it holds first. It finds what people write
 * without a second thought, in French, Arabic and English; amounts, dates, laws and documents of the United Nations are left alone.
 */
export function resembles(text: string): Resemblance | undefined {
  const read = plain(text);
  if (EMAIL.test(read)) return 'email';
  const left = NOBODYS.reduce((rest, nobodys) => rest.replace(nobodys, ' · '), read);
  if (TELEPHONES.some((telephone) => telephone.test(left))) return 'telephone';
  return left.matchAll(CARD).some(isCard) ? 'identity-card' : undefined;
}

/** Every free text in a command's content, as its class declares it: no codes, ids or addresses, and nobody's own data. */
export function freeTextIn(type: ContentClass, content: unknown, at = ''): readonly FreeText[] {
  if (typeof content !== 'object' || content === null) return [];
  const told = content as Readonly<Record<string, unknown>>;
  return [...fieldsOf(type)].flatMap(([name, { of, free, personal }]) => {
    if (personal || told[name] === undefined) return [];
    const within = (value: unknown, pointer: string): readonly FreeText[] => {
      if (Array.isArray(value)) return value.flatMap((each, index) => within(each, `${pointer}/${index}`));
      if (of) return freeTextIn(of(), value, pointer);
      return free && typeof value === 'string' ? [{ pointer, text: value }] : [];
    };
    return within(told[name], `${at}/${name}`);
  });
}
