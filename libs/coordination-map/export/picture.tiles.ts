import { inLanguage } from '#kernel';
import { isolated, lines } from './lettering.js';
import { FAINT, FILLS, INK, inkOn, LINE, type Shade } from './picture.inks.js';
import { across, type Layout, leftOf } from './picture.layout.js';
import { WORDS } from './picture.words.js';
import type { PrintedArea, PrintedMap } from './printed-map.js';
import { element, said, tooltip } from './svg.js';

const TITLE = 7;
const LARGEST = 17;
const GAP = 0.8;
/** On smaller tiles there is no room for names. */
const NAMED = 9;

type Tiled = PrintedArea & { readonly tile: readonly [number, number] };

/** How a tile is filled: by how many of the fields somebody covers there. */
export const shadeOfShare = (covered: number, fields: number): Shade =>
  covered === 0 ? 'none' : covered < fields / 3 ? 'light' : covered < (2 * fields) / 3 ? 'middle' : 'dark';

function tileOf(
  area: Tiled,
  covered: number,
  fields: number,
  [x, y]: readonly [number, number],
  side: number,
  { language }: Layout,
) {
  const shade = shadeOfShare(covered, fields);
  const name = inLanguage(area.name, language);
  const size = side * 0.14;
  const names = side < NAMED ? [] : lines(name, side - 1, size, 3);
  const middle = x + side / 2;
  const top = y + side * 0.2;
  const base = names.length ? y + side * 0.86 : y + side * 0.62;
  const halo = shade === 'none' ? { stroke: '#ffffff', 'stroke-width': 0.7, 'paint-order': 'stroke' } : {};
  const labels = names.map((line, at) =>
    element('text', { x: middle, y: top + at * size * 1.12, 'font-size': size }, said(isolated(line))),
  );
  const share = element(
    'text',
    { x: middle, y: base, 'font-size': side * 0.24, direction: 'ltr' },
    `${covered}/${fields}`,
  );
  const square = element('rect', {
    x,
    y,
    width: side,
    height: side,
    rx: side * 0.06,
    fill: FILLS[shade],
    stroke: LINE,
    'stroke-width': 0.2,
  });
  return element('g', { fill: inkOn(shade) }, tooltip(name) + square + element('g', halo, labels.join('') + share));
}

/** The areas as squares where they lie, north up and west on the left in every language; how many fields somebody covers in each. */
export function tileMap(map: PrintedMap, page: Layout): string {
  const { tiles: box, language } = page;
  const areas = map.areas.filter((area): area is Tiled => area.tile !== undefined);
  if (!box || areas.length === 0) return '';
  const columns = areas.map(({ tile }) => tile[0]);
  const rows = areas.map(({ tile }) => tile[1]);
  const [west, north] = [Math.min(...columns), Math.min(...rows)];
  const wide = Math.max(...columns) - west + 1;
  const down = Math.max(...rows) - north + 1;
  const step = Math.min(LARGEST, box.width / wide, (box.height - TITLE) / down);
  const left = leftOf(page, box.x, box.width) + (box.width - step * wide) / 2;
  const covered = Map.groupBy(map.cells, ({ area }) => area);
  const squares = areas.map((area) => {
    const count = (covered.get(area.code) ?? []).filter(({ organisations }) => organisations > 0).length;
    const [column, row] = area.tile;
    const corner = [left + (column - west) * step, box.y + TITLE + (row - north) * step] as const;
    return tileOf(area, count, map.fields.length, corner, step - GAP, page);
  });
  const title = element(
    'text',
    { x: across(page, box.x), y: box.y + 3, 'font-size': 3.4, fill: FAINT },
    said(WORDS.tiles[language]),
  );
  return title + element('g', { 'text-anchor': 'middle', fill: INK }, squares.join(''));
}
