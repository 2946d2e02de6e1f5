const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// eslint-disable-next-line no-control-regex -- these are what XML 1.0 cannot say (section 2.2)
const UNSAYABLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** A text between tags or in a quoted attribute. It may hold only what XML can say. */
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);

/** A text with what XML 1.0 cannot say replaced: by U+FFFD, unless told otherwise. */
export const sayable = (text: string, instead: (character: string) => string = () => '\ufffd'): string =>
  text.toWellFormed().replace(UNSAYABLE, instead);
