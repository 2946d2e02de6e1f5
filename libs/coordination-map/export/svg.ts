import { escapeXml, sayable } from './xml.js';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A length in millimetres, to the hundredth. */
const short = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;

/** An SVG element; `content` is markup already. Styles are attributes, as a page's content security policy may forbid others. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(short(value!))}"`)
    .join('');
  return content ? `<${name}${written}>${content}</${name}>` : `<${name}${written}/>`;
}

/** A text as content of an element, whatever is in it. */
export const said = (text: string): string => escapeXml(sayable(text));

/** What is said of an element when somebody points at it. */
export const tooltip = (text: string): string => `<title>${said(text)}</title>`;

/** The path of many boxes of one size, by their upper left corners. */
export const boxes = (
  places: readonly { readonly x: number; readonly y: number }[],
  width: number,
  height: number,
): string =>
  places.map(({ x, y }) => `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`).join('');
