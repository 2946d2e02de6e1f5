import type { Language } from '#kernel';
import { htmlPart } from './letter-html.js';
import { textPart } from './letter-text.js';
import { oneLine } from './prose.js';

export interface LetterEntry {
  /** A name, which may be in another language than the letter. */
  readonly title: string;
  /** One paragraph a line. */
  readonly text: string;
  /** When, already in words. */
  readonly at?: string;
  readonly link?: string;
}

export interface LetterLink {
  readonly label: string;
  readonly url: string;
}

/**
 * What somebody is written, before it becomes a mail. Plain text throughout; a name of any language inside a sentence may stand between
 * U+2068 and U+2069 (`⁨…⁩`), so that its direction does not disturb the sentence's.
 */
export interface Letter {
  readonly language: Language;
  readonly subject: string;
  /** `Bonjour Salma,`. */
  readonly greeting: string;
  /** One paragraph a line. */
  readonly intro?: string;
  /** Grouped, by network for instance, whose name is the heading. A single notice is one section without a heading. */
  readonly sections: readonly { readonly heading?: string; readonly entries: readonly LetterEntry[] }[];
  /** Buttons, the first being the main one. */
  readonly actions: readonly LetterLink[];
  /** Why they are written to, in words. */
  readonly reason: string;
  /** Links below: choices, stop. */
  readonly footer: readonly LetterLink[];
}

/** A letter as it is sent: a subject of one line, and the same told as plain text and as HTML that asks for nothing from elsewhere. */
export const written = (letter: Letter): { subject: string; text: string; html: string } => ({
  subject: oneLine(letter.subject),
  text: textPart(letter),
  html: htmlPart(letter),
});
