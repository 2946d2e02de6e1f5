import { type Filter, folded } from '#kernel';

/** What a field of folded text has to hold, word by word; such words hold letters and digits only: nothing is special in a pattern. */
export const wordsIn = (text: string | undefined, field: string): readonly Filter[] =>
  folded(text ?? '')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ [field]: { $regex: word } }));
