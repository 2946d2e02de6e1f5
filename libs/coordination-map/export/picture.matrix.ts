import { inLanguage, type Text } from '#kernel';
import { cut, isolated, lines } from './lettering.js';
import { FAINT, FILLS, INK, inkOn, LINE, type Shade, SHADES } from './picture.inks.js';
import { across, type Box, type Layout, leftOf, rounded } from './picture.layout.js';
import { countIn, WORDS } from './picture.words.js';
import { cellFinder, type PrintedArea, type PrintedCell, type PrintedMap, type Sum } from './printed-map.js';
import { boxes, element, said, tooltip } from './svg.js';

/** A cell, with its upper left corner on the page. */
interface Placed {
  readonly cell: PrintedCell;
  readonly x: number;
  readonly y: number;
}

/** A part of the matrix: so many of its areas, all of its fields. */
interface Block {
  readonly map: PrintedMap;
  readonly page: Layout;
  readonly box: Box;
  readonly areas: readonly PrintedArea[];
  /** Where the first row begins. */
  readonly top: number;
}

/** How a cell is filled: by who is in it. */
export const shadeOf = ({ flags }: PrintedCell): Shade =>
  flags.includes('gap') ? 'none' : flags.includes('fragile') ? 'light' : flags.includes('overlap') ? 'dark' : 'middle';

const columnX = ({ page, box }: Block, column: number): number => box.x + page.nameWidth + column * page.cellWidth;
const sumX = (block: Block): number => columnX(block, block.map.fields.length);
const rowY = ({ page, top }: Block, row: number): number => rounded(top + row * page.cellHeight);
const centreX = (block: Block, column: number): number =>
  rounded(across(block.page, columnX(block, column) + block.page.cellWidth / 2));

function placedIn(block: Block): Placed[] {
  const cellAt = cellFinder(block.map);
  return block.areas.flatMap((area, row) =>
    block.map.fields.flatMap((field, column) => {
      const cell = cellAt(field.code, area.code);
      const x = rounded(leftOf(block.page, columnX(block, column), block.page.cellWidth));
      return cell ? [{ cell, x, y: rowY(block, row) }] : [];
    }),
  );
}

/** The corner that marks what is stale, on the side where reading ends. */
export function corner(
  { isMirrored }: Pick<Layout, 'isMirrored'>,
  x: number,
  y: number,
  width: number,
  height: number,
) {
  const side = rounded(Math.min(width, height, 6) * 0.36);
  return isMirrored ? `M${x} ${y}h${side}l${-side} ${side}z` : `M${rounded(x + width)} ${y}v${side}l${-side} ${-side}z`;
}

/** All boxes of one shade are one path, so that a map of thousands of cells stays small. */
function fillings({ cellWidth, cellHeight, isMirrored }: Layout, placed: readonly Placed[]): string {
  const shades = Object.groupBy(placed, ({ cell }) => shadeOf(cell));
  const paths = SHADES.map((shade) =>
    element('path', { d: boxes(shades[shade] ?? [], cellWidth, cellHeight), fill: FILLS[shade] }),
  );
  const stale = placed.filter(({ cell }) => cell.flags.includes('stale'));
  const corners = stale.map(({ x, y }) => corner({ isMirrored }, x, y, cellWidth, cellHeight)).join('');
  return (
    element('g', { stroke: LINE, 'stroke-width': 0.15 }, paths.join('')) +
    element('path', { d: corners, fill: INK, stroke: '#ffffff', 'stroke-width': 0.2 })
  );
}

/** Numbers keep their own direction: `<5` would read `5>` among Arabic. */
function numbers(page: Layout, placed: readonly Placed[]): string {
  const { cellWidth, cellHeight, hasCounts, language } = page;
  const size = hasCounts ? 3.6 : Math.min(4, cellHeight * 0.7, cellWidth * 0.76);
  const texts = placed.map(({ cell, x, y }) => {
    if (cell.organisations === 0) return '';
    const fill = shadeOf(cell) === 'dark' ? inkOn('dark') : undefined;
    const reached = hasCounts ? countIn(cell.reached, language) : '';
    const middle = { x: x + cellWidth / 2, fill };
    const base = y + cellHeight / 2 + size * (reached ? 0.05 : 0.36);
    return (
      element('text', { ...middle, y: base }, String(cell.organisations)) +
      (reached && element('text', { ...middle, y: base + 2.7, 'font-size': 2.3 }, said(reached)))
    );
  });
  return element('g', { 'font-size': size, 'text-anchor': 'middle', direction: 'ltr' }, texts.join(''));
}

/** A heading on its side, which begins at the cells. */
function sideways(page: Layout, text: string, x: number, y: number, width: number): string {
  const size = page.headSize;
  const broken = lines(text, page.headHeight - 3, size, width > 2.4 * size ? 2 : 1);
  const spans = broken.map((line, at) =>
    element('text', { y: (at - (broken.length - 1) / 2) * size * 1.15 + size * 0.35 }, said(isolated(line))),
  );
  const transform = `translate(${rounded(x)} ${rounded(y - 1.5)}) rotate(${page.isMirrored ? 90 : -90})`;
  return element('g', { transform }, tooltip(text) + spans.join(''));
}

function heads(block: Block): string {
  const { map, page, top } = block;
  const { language, sumWidth, reachedWidth } = page;
  const fields = map.fields.map(({ name }, column) =>
    sideways(page, inLanguage(name, language), centreX(block, column), top, page.cellWidth),
  );
  const sum = (text: string, at: number, width: number): string =>
    width ? sideways(page, text, across(page, sumX(block) + at + width / 2), top, width) : '';
  const sums = sum(WORDS.organisations[language], 0, sumWidth) + sum(WORDS.reached[language], sumWidth, reachedWidth);
  return element('g', { 'font-size': page.headSize }, fields.join('') + element('g', { fill: FAINT }, sums));
}

const baseOf = ({ page }: Block, y: number, size: number): number => y + page.cellHeight / 2 + size * 0.35;

/** A name at the head of a row. */
function nameOf(block: Block, name: Text | undefined, y: number): string {
  const { page, box } = block;
  const { language, nameSize: size } = page;
  const text = inLanguage(name, language);
  const short = cut(text, page.nameWidth - 1.5, size);
  const place = { x: across(page, box.x), y: baseOf(block, y, size), 'font-size': size };
  return element('text', place, (short === text ? '' : tooltip(text)) + said(isolated(short)));
}

/** What a row comes to: its organisations, the people reached. */
function rowSums(block: Block, y: number, { organisations, reached }: Sum): string {
  const { page } = block;
  const { sumWidth, reachedWidth } = page;
  const size = Math.min(3, page.cellHeight * 0.7);
  const sum = (text: string, at: number, width: number): string => {
    const x = across(page, sumX(block) + at + width / 2);
    return width && text ? element('text', { x, y: baseOf(block, y, size) }, said(text)) : '';
  };
  const sums = sum(String(organisations), 0, sumWidth) + sum(countIn(reached, page.language), sumWidth, reachedWidth);
  return element('g', { 'font-size': size, 'text-anchor': 'middle', direction: 'ltr' }, sums);
}

/** Below the last area: what each field comes to, and the whole map. */
function foot(block: Block): string {
  const { map, page } = block;
  const y = rowY(block, block.areas.length) + 0.8;
  const size = Math.min(3, page.cellHeight * 0.7, page.cellWidth * 0.7);
  const texts = map.fields.map(({ totals }, column) =>
    element('text', { x: centreX(block, column), y: baseOf(block, y, size) }, String(totals.organisations)),
  );
  const sums = element('g', { 'font-size': size, 'text-anchor': 'middle', direction: 'ltr' }, texts.join(''));
  return element('g', { fill: FAINT }, nameOf(block, WORDS.organisations, y) + sums + rowSums(block, y, map.totals));
}

function blockMarkup(block: Block, isLast: boolean): string {
  const placed = placedIn(block);
  const rows = block.areas.map(
    (area, row) => nameOf(block, area.name, rowY(block, row)) + rowSums(block, rowY(block, row), area.totals),
  );
  const marks = fillings(block.page, placed) + numbers(block.page, placed);
  return element('g', { fill: INK }, heads(block) + rows.join('') + marks + (isLast ? foot(block) : ''));
}

/** The matrix of areas and fields, with the number of organisations in each cell. */
export const matrix = (map: PrintedMap, page: Layout): string =>
  page.blocks
    .map((box, at) => {
      const areas = map.areas.slice(at * page.areasPerBlock, (at + 1) * page.areasPerBlock);
      return blockMarkup({ map, page, box, areas, top: box.y + page.headHeight }, at === page.blocks.length - 1);
    })
    .join('');
