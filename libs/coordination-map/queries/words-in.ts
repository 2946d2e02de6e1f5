import { type Filter, folded } from '#kernel';

/** What one of some fields of folded text has to hold, word by word; such words hold letters and digits only: nothing is special in a pattern. */
export const wordsIn = (text: string | undefined, ...fields: readonly string[]): readonly Filter[] =>
  folded(text ?? '')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ $or: fields.map((field) => ({ [field]: { $regex: word } })) }));
