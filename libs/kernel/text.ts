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

/** Case, accents, Arabic vowel signs and spacing aside: how names are compared and sorted. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ـ/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
