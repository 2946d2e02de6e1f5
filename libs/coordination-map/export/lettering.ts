/** What a letter takes in width, as a share of the size of its type: a little more than most typefaces need, as none is brought along. */
const LETTER = 0.56;
const WIDE = 0.72;
const NARROW = 0.32;

const widthOf = (letter: string): number =>
  /[mwMW@%]|\p{Lu}/u.test(letter) ? WIDE : /[ilj.,:;'’|!()\s]|\p{M}/u.test(letter) ? NARROW : LETTER;

/** How wide a line is, about, in the unit of `size`. */
export const measured = (text: string, size: number): number =>
  size * [...text].reduce((width, letter) => width + widthOf(letter), 0);

/** A text cut with an ellipsis where it is wider than there is room. */
export function cut(text: string, room: number, size: number): string {
  if (measured(text, size) <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && measured(`${letters.join('')}…`, size) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** A text among others of another direction (Unicode, UAX 9): neither moves the other's signs. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

/** A text in as few lines as hold it, at most `most`, broken after blanks and hyphens; what does not fit is cut. */
export function lines(text: string, room: number, size: number, most: number): string[] {
  const broken: string[] = [];
  for (const word of text.split(/(?<=[\s-])/)) {
    const line = broken.at(-1);
    if (line !== undefined && (measured(line + word.trimEnd(), size) <= room || broken.length === most))
      broken[broken.length - 1] = line + word;
    else broken.push(word);
  }
  return broken.map((line) => cut(line.trim(), room, size));
}
