import { fill, inLanguage } from '#kernel';
import { cut, measured } from './lettering.js';
import { FAINT, HATCHING, INK } from './picture.inks.js';
import { across, layoutOf, type Layout, MARGIN, type PictureOptions } from './picture.layout.js';
import { legend } from './picture.legend.js';
import { matrix } from './picture.matrix.js';
import { tileMap } from './picture.tiles.js';
import { dayIn, WORDS } from './picture.words.js';
import type { PrintedMap } from './printed-map.js';
import { element, said, tooltip } from './svg.js';

const FONTS = "'Noto Sans', 'Noto Naskh Arabic', 'Segoe UI', 'DejaVu Sans', Tahoma, Arial, sans-serif";

const sumOf = ({ totals, fields, areas }: PrintedMap, { language }: PictureOptions): string =>
  fill(WORDS.sum[language], { ...totals, fields: fields.length, areas: areas.length });

/** Bold type is wider. */
const BOLD = 1.2;
const LARGEST_TITLE = 5.6;
const SMALLEST_TITLE = 3.8;

const titleOf = ({ network, language }: PictureOptions): string =>
  [WORDS.title[language], inLanguage(network, language)].join(' — ');

function heading(map: PrintedMap, page: Layout): string {
  const { language, asOf } = page;
  const room = page.width - 2 * MARGIN;
  const x = across(page, MARGIN);
  const title = titleOf(page);
  const size = Math.max(SMALLEST_TITLE, Math.min(LARGEST_TITLE, room / measured(title, BOLD)));
  const date = fill(WORDS.asOf[language], { date: dayIn(asOf, language) });
  return (
    element(
      'text',
      { x, y: MARGIN + 5, 'font-size': size, 'font-weight': 'bold', fill: INK },
      said(cut(title, room, size * BOLD)),
    ) +
    element('text', { x, y: MARGIN + 10.5, 'font-size': 3.4, fill: FAINT }, said(date)) +
    element('text', { x, y: MARGIN + 15, 'font-size': 3.4, fill: FAINT }, said(cut(sumOf(map, page), room, 3.4)))
  );
}

/**
 * The coordination map as a picture (SVG 1.1) to print on a sheet of A4: a matrix with the number of organisations in each cell, the areas
 * as tiles where the reference data places them, and a legend. From right to left in Arabic. It brings neither fonts, styles nor scripts.
 */
export function pictureOf(map: PrintedMap, options: PictureOptions): string {
  const page = layoutOf(map, options);
  const { width, height, language, isMirrored } = page;
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: `${width}mm`,
    height: `${height}mm`,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'xml:lang': language,
    direction: isMirrored ? 'rtl' : 'ltr',
    'font-family': FONTS,
  };
  const paper = element('rect', { width, height, fill: '#ffffff' });
  const about = tooltip(titleOf(options)) + element('desc', {}, said(sumOf(map, options)));
  const parts = [about, HATCHING, paper, heading(map, page), tileMap(map, page), matrix(map, page), legend(map, page)];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('svg', root, parts.join('\n'))}\n`;
}
