/** Arabic and Persian digits as Latin ones: `٢٠٢١` -> `2021`. */
export const latinDigits = (text: string): string =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));

const NOTHING = new Set([
  '',
  '-',
  '–',
  '—',
  '--',
  '.',
  '/',
  '?',
  'n/a',
  'na',
  'n.a.',
  'nd',
  'n/d',
  'n.d.',
  's/o',
  'tbd',
  'tbc',
  'null',
  'غ م',
  'لا شيء',
]);

/** Whether people wrote that there is nothing to write: `-`, `n/a`, `s/o`. For dates, numbers and choices; a name may be "NA". */
export const saysNothing = (text: string): boolean => NOTHING.has(text.trim().toLowerCase());
