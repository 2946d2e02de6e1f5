/**
 * A text that a spreadsheet takes for a formula (OWASP, "CSV Injection": `=`, `+`, `-`, `@`, also full-width, after blanks too; a tab or
 * the end of a line) is written to a CSV with an apostrophe before it. So is one that already begins with apostrophes before such a sign:
 * what one end adds the other takes away, and every text comes back as it was.
 */
const RISKY = /^'*(\s*[=+\-@＝＋－＠]|[\t\r\n])/;
const GUARDED = /^'+(\s*[=+\-@＝＋－＠]|[\t\r\n])/;

/** The text as a CSV may hold it: nothing that begins a formula. */
export const guardFormula = (text: string): string => (RISKY.test(text) ? `'${text}` : text);

/** The text as it was before {@link guardFormula}. */
export const unguardFormula = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);
