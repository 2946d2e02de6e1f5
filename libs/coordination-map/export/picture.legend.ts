import { fill } from '#kernel';
import { isolated, measured } from './lettering.js';
import { FAINT, FILLS, INK, LINE, type Shade } from './picture.inks.js';
import { across, type Layout, leftOf, rounded } from './picture.layout.js';
import { corner } from './picture.matrix.js';
import { WORDS } from './picture.words.js';
import { creditsOf, type PrintedMap } from './printed-map.js';
import { element, said } from './svg.js';

const SIZE = 3;
const SWATCH = 4.6;
const SPACE = 5;
const LINE_HEIGHT = 6;

/** A word of the legend, with the box that it explains if it does. */
interface Entry {
  readonly text: string;
  readonly shade?: Shade | 'stale';
}

function swatch(page: Layout, shade: Shade | 'stale', at: number, y: number): string {
  const x = rounded(leftOf(page, at, SWATCH));
  const isStale = shade === 'stale';
  const fillOf = isStale ? '#ffffff' : FILLS[shade];
  const box = element('rect', { x, y, width: SWATCH, height: SWATCH, fill: fillOf, stroke: LINE, 'stroke-width': 0.2 });
  return isStale ? box + element('path', { d: corner(page, x, y, SWATCH, SWATCH), fill: INK }) : box;
}

const widthOf = ({ text, shade }: Entry): number => measured(text, SIZE) + (shade ? SWATCH + 1.5 : 0) + SPACE;

/** Entries one after the other, and on a next line where they have no room. */
function flow(page: Layout, entries: readonly Entry[], top: number): { markup: string; bottom: number } {
  const { x: start, width } = page.legend;
  let [x, y] = [start, top];
  const marks = entries.map((entry) => {
    if (x > start && x + widthOf(entry) - SPACE > start + width) [x, y] = [start, y + LINE_HEIGHT];
    const box = entry.shade ? swatch(page, entry.shade, x, y) : '';
    const text = { x: across(page, x + (entry.shade ? SWATCH + 1.5 : 0)), y: y + 3.4 };
    x += widthOf(entry);
    return box + element('text', text, said(entry.text));
  });
  return { markup: marks.join(''), bottom: y + LINE_HEIGHT };
}

const cellEntries = ({ overlap }: PrintedMap, { language }: Layout): Entry[] => [
  { text: WORDS.gap[language], shade: 'none' },
  { text: WORDS.fragile[language], shade: 'light' },
  { text: fill(WORDS.some[language], { most: overlap - 1 }), shade: 'middle' },
  { text: fill(WORDS.overlap[language], { least: overlap }), shade: 'dark' },
  { text: WORDS.stale[language], shade: 'stale' },
];

const tileEntries = ({ language }: Layout): Entry[] => [
  { text: WORDS.tiles[language] },
  { text: WORDS.none[language], shade: 'none' },
  { text: WORDS.third[language], shade: 'light' },
  { text: WORDS.most[language], shade: 'middle' },
  { text: WORDS.all[language], shade: 'dark' },
];

/** What the shades, the corner and the signs mean. */
export function legend(map: PrintedMap, page: Layout): string {
  const { language } = page;
  const cells = flow(page, cellEntries(map, page), page.legend.y);
  const counts = [
    ...(page.hasCounts ? [{ text: WORDS.small[language] }] : []),
    ...(page.reachedWidth || page.hasCounts
      ? [{ text: WORDS.under5[language] }, { text: WORDS.withheld[language] }]
      : []),
  ];
  const credits = creditsOf(map);
  const notes = credits ? [...counts, { text: isolated(credits) }] : counts;
  const tiles = page.tiles ? flow(page, tileEntries(page), cells.bottom) : { markup: '', bottom: cells.bottom };
  return element(
    'g',
    { 'font-size': SIZE, fill: FAINT },
    cells.markup + tiles.markup + flow(page, notes, tiles.bottom).markup,
  );
}
