import { SaxesParser } from 'saxes';
import { Unreadable } from './table.js';

/** What is done with the elements of an XML text, by their name without its prefix. */
export interface Elements {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads XML as it comes. Entities of a document's own are not expanded. */
export function xmlReader(elements: Elements): { write(piece: string): void; end(): void } {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw new Unreadable('damaged-workbook', {}, { cause: error });
  });
  if (elements.open) parser.on('opentag', ({ name, attributes }) => elements.open?.(local(name), attributes));
  if (elements.text) {
    parser.on('text', elements.text);
    parser.on('cdata', elements.text);
  }
  if (elements.close) parser.on('closetag', ({ name }) => elements.close?.(local(name)));
  return { write: (piece) => void parser.write(piece), end: () => void parser.close() };
}

/** All elements of a small XML text, in order. */
export function elementsOf(xml: string): { name: string; attributes: Readonly<Record<string, string>> }[] {
  const found: { name: string; attributes: Readonly<Record<string, string>> }[] = [];
  if (!xml) return found;
  const reader = xmlReader({ open: (name, attributes) => found.push({ name, attributes }) });
  reader.write(xml);
  reader.end();
  return found;
}

/** Signs that XML cannot hold, as workbooks write them: `_x000D_` (ECMA-376, 22.4.2.4). */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
