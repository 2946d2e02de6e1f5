export const LANGUAGES = ['fr', 'ar', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in one to three languages. */
export interface Text {
  readonly fr?: string;
  readonly ar?: string;
  readonly en?: string;
}

/** A text in all three languages: what the product itself says. */
export type Phrase = Readonly<Record<Language, string>>;

/** The text in the reader's language, or else in the first there is: French, Arabic, English. */
export const inLanguage = (text: Text | undefined, language: Language): string =>
  text?.[language] ?? text?.fr ?? text?.ar ?? text?.en ?? '';

/** Fills `{name}` in a phrase; what has no value is left as it is. */
export const fill = (template: string, values: Readonly<Record<string, unknown>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => (values[name] === undefined ? whole : String(values[name])));

const ASCII = /^[\x20-\x7e]*$/;

/** Case, accents, Arabic vowel signs and spacing aside: how names are compared and sorted. */
export function folded(text: string): string {
  const plain = text.toLowerCase();
  if (ASCII.test(plain)) return plain.replace(/[^a-z0-9]+/g, ' ').trim(); // the same, several times faster
  return plain
    .normalize('NFKD')
    .replace(/[\p{M}ـ]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
