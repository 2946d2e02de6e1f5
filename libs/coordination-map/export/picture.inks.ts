import { element } from './svg.js';

/** What a box of the picture says, by how it is filled. */
export type Shade = 'none' | 'light' | 'middle' | 'dark';

/** Told apart by everybody's eyes and, as each is darker than the one before, on a grey print, too; nothing is said by colour alone. */
export const FILLS: Readonly<Record<Shade, string>> = {
  none: 'url(#nobody)',
  light: '#fdeebb',
  middle: '#93c1de',
  dark: '#1d5687',
};
export const SHADES = Object.keys(FILLS) as Shade[];

/** The colour of what is written on a shade. */
export const inkOn = (shade: Shade): string => (shade === 'dark' ? '#ffffff' : INK);

export const INK = '#1a1a1a';
export const FAINT = '#5c5c5c';
export const LINE = '#8a8a8a';

/** The hatching of what nobody covers. */
export const HATCHING = element(
  'defs',
  {},
  element(
    'pattern',
    { id: 'nobody', width: 1.6, height: 1.6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('rect', { width: 1.6, height: 1.6, fill: '#ffffff' }) +
      element('path', { d: 'M0 0v1.6', stroke: '#a0a0a0', 'stroke-width': 0.35 }),
  ),
);
